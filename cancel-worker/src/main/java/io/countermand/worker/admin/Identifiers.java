package io.countermand.worker.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The documented form of customer and account identifiers. */
final class Identifiers {

    private static final Pattern FORM = Pattern.compile("[-a-zA-Z0-9]{5,100}");

    private Identifiers() {}

    static String check(String field, @Nullable String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Refusal.invalid(field, Catalogue.NOT_ALLOWED_VALUE, "5 to 100 letters, digits and -");
        }
        return value;
    }
}
