package io.countermand.api.command;

import io.countermand.domain.action.ReasonCodes;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.FieldError;
import io.countermand.edge.refusal.Refusal;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reason that was found good. {@code other} is safe to show in a page. */
record Reason(String code, @Nullable String other) {

    static final int OTHER_LENGTH_MAX = 500;

    private static final String CODE_FIELD = "reasonCode";
    private static final String OTHER_FIELD = "otherReason";

    /** @throws Refusal 400 that names every field that is wrong */
    static Reason of(ReasonGiven given, Set<String> codes) {
        var code = given.reasonCode();
        var other = given.otherReason();
        var errors = new ArrayList<FieldError>();
        if (code == null) {
            errors.add(FieldError.of(CODE_FIELD, Catalogue.VALUE_MISSING));
        } else if (!codes.contains(code)) {
            errors.add(FieldError.of(CODE_FIELD, Catalogue.NOT_ALLOWED_VALUE, String.join(", ", codes)));
        }
        if (ReasonCodes.OTHER.equals(code) && (other == null || isBlank(other))) {
            errors.add(FieldError.of(OTHER_FIELD, Catalogue.VALUE_MISSING));
        }
        if (other != null && other.codePointCount(0, other.length()) > OTHER_LENGTH_MAX) {
            errors.add(FieldError.of(OTHER_FIELD, Catalogue.TOO_LONG, OTHER_FIELD, OTHER_LENGTH_MAX));
        }
        if (code == null || !errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Reason(code, other == null ? null : EscapedHtml.of(other));
    }

    /** Also of spaces that Java does not take for white, such as the no-break space. */
    private static boolean isBlank(String text) {
        return text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
    }
}
