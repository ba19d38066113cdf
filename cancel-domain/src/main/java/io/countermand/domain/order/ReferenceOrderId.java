package io.countermand.domain.order;

import java.util.regex.Pattern;

/** The form of an order's public id; for example {@code RA170418-4138-60}. */
public final class ReferenceOrderId {

    static final String FORM = "[A-Za-z0-9][A-Za-z0-9-]{0,90}";

    private static final Pattern WHOLE = Pattern.compile(FORM);

    private ReferenceOrderId() {}

    public static boolean isWellFormed(String text) {
        return WHOLE.matcher(text).matches();
    }
}
