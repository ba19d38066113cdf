package io.countermand.edge.page;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a caller wants to see: the rows after or before a key, so many at most.
 *
 * @param key of the row beside the page; empty: from the start of the list
 * @param backwards the rows before the key
 */
public record PageAsked(List<Long> key, boolean backwards, int size) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    public PageAsked {
        key = List.copyOf(key);
    }

    /** How many numbers a key has, and how large a page may be. */
    public record Limits(int keyNumbers, int sizeDefault, int sizeMax) {}

    /** @throws Refusal 400 that names the parameter */
    public static PageAsked of(
            Limits limits, @Nullable String prevCursor, @Nullable String nextCursor, @Nullable String maxResults) {
        var size = size(limits, "maxResults", maxResults);
        if (prevCursor != null && nextCursor != null) {
            throw Refusal.invalid("prevCursor", Catalogue.NOT_ACCEPTED, "give one cursor, not two");
        }
        if (prevCursor != null) {
            return new PageAsked(key(limits, "prevCursor", prevCursor), true, size);
        }
        return new PageAsked(nextCursor == null ? List.of() : key(limits, "nextCursor", nextCursor), false, size);
    }

    /** @param parameter its name, for the refusal */
    public static int size(Limits limits, String parameter, @Nullable String given) {
        if (given == null) {
            return limits.sizeDefault();
        }
        var size = NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
        if (size < 1 || size > limits.sizeMax()) {
            throw Refusal.invalid(parameter, Catalogue.OUT_OF_RANGE, 1, limits.sizeMax());
        }
        return size;
    }

    /** @param parameter its name, for the refusal */
    public static List<Long> key(Limits limits, String parameter, String cursor) {
        return Cursor.key(cursor, limits.keyNumbers())
                .orElseThrow(() -> Refusal.invalid(parameter, Catalogue.WRONG_CURSOR));
    }

    /** What to read: one more than the page, which tells whether there is another. */
    public int rowsToRead() {
        return size + 1;
    }
}
