package io.countermand.domain.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** A line item's public id: the order's id, a hyphen, the line number; for example {@code RG250106-133850-97-1}. */
public record LineItemId(String referenceOrderId, int lineNumber) {

    private static final Pattern FORM = Pattern.compile("(" + ReferenceOrderId.FORM + ")-([1-9][0-9]{0,6})");

    public LineItemId {
        if (lineNumber < 1) {
            throw new IllegalArgumentException("line numbers start at 1, not " + lineNumber);
        }
    }

    /** Empty if the text does not end in a line number. */
    public static Optional<LineItemId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new LineItemId(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return referenceOrderId + "-" + lineNumber;
    }
}
