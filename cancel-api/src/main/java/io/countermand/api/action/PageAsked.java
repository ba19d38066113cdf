package io.countermand.api.action;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which line items of an action a caller wants to see: those after a line number, so many at most. */
record PageAsked(int afterLine, int maxResults) {

    private static final int RESULTS_DEFAULT = 100;
    private static final int RESULTS_MAX = 500;
    private static final String MAX_RESULTS = "maxResults";
    private static final String NEXT_CURSOR = "nextCursor";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** @throws Refusal 400 that names the parameter */
    static PageAsked of(@Nullable String nextCursor, @Nullable String maxResults) {
        return new PageAsked(
                nextCursor == null ? 0 : line(nextCursor), maxResults == null ? RESULTS_DEFAULT : results(maxResults));
    }

    static String cursorAfter(int line) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(line).getBytes(US_ASCII));
    }

    private static int results(String text) {
        var results = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (results < 1 || results > RESULTS_MAX) {
            throw Refusal.invalid(MAX_RESULTS, Catalogue.OUT_OF_RANGE, 1, RESULTS_MAX);
        }
        return results;
    }

    private static int line(String cursor) {
        var text = decoded(cursor);
        if (!NUMBER.matcher(text).matches()) {
            throw Refusal.invalid(NEXT_CURSOR, Catalogue.WRONG_CURSOR);
        }
        return Integer.parseInt(text);
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
