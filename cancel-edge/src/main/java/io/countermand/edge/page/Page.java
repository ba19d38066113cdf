package io.countermand.edge.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page as it was cut from the rows that were read. */
public record Page<T>(
        List<T> rows, @Nullable String prevCursor, @Nullable String nextCursor) {

    public Page {
        rows = List.copyOf(rows);
    }

    /** @param read in the direction of the page, one more than asked for if there are more */
    public static <T> Page<T> cut(List<T> read, PageAsked asked, Function<T, List<Long>> key) {
        var hasMore = read.size() > asked.size();
        var page = hasMore ? read.subList(0, asked.size()) : read;
        if (page.isEmpty()) {
            return new Page<>(page, null, null);
        }
        var rows = asked.backwards() ? page.reversed() : page;
        var hasPrevious = asked.backwards() ? hasMore : !asked.key().isEmpty();
        var hasNext = asked.backwards() || hasMore;
        return new Page<>(
                rows,
                hasPrevious ? Cursor.of(key.apply(rows.getFirst())) : null,
                hasNext ? Cursor.of(key.apply(rows.getLast())) : null);
    }

    public Pagination pagination(PageAsked asked) {
        return new Pagination(
                prevCursor, nextCursor, prevCursor != null, nextCursor != null, asked.size(), rows.size());
    }
}
