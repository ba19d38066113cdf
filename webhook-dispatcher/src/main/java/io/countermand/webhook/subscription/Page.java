package io.countermand.webhook.subscription;

import io.countermand.edge.page.PageAsked;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Part of a list, with the documented field names. */
public record Page<T>(
        int numberOfElements,
        int maxResults,
        @Nullable String prevCursor,
        @Nullable String nextCursor,
        boolean prevPageAvailable,
        boolean nextPageAvailable,
        List<T> items) {

    public Page {
        items = List.copyOf(items);
    }

    /** @param read in the direction of the page, one more than asked for if there are more */
    public static <E, T> Page<T> of(List<E> read, PageAsked asked, Function<E, List<Long>> key, Function<E, T> view) {
        var page = io.countermand.edge.page.Page.cut(read, asked, key);
        return new Page<>(
                page.rows().size(),
                asked.size(),
                page.prevCursor(),
                page.nextCursor(),
                page.prevCursor() != null,
                page.nextCursor() != null,
                page.rows().stream().map(view).toList());
    }

    /** @param all of a caller's, in order: they are few, by their limit */
    static Page<SubscriptionView> of(List<SubscriptionView> all, PageRequest wanted) {
        int from = from(all, wanted);
        int to = Math.min(from + wanted.size(), all.size());
        var hasPrevious = from > 0 && from < to;
        var hasNext = to < all.size();
        return new Page<>(
                to - from,
                wanted.size(),
                hasPrevious ? Cursor.of(all.get(from)).text() : null,
                hasNext && to > from ? Cursor.of(all.get(to - 1)).text() : null,
                hasPrevious,
                hasNext,
                all.subList(from, to));
    }

    private static int from(List<SubscriptionView> all, PageRequest wanted) {
        var after = wanted.after();
        if (after != null) {
            return (int) all.stream()
                    .filter(one -> Cursor.of(one).compareTo(after) <= 0)
                    .count();
        }
        var before = wanted.before();
        if (before != null) {
            var earlier = (int) all.stream()
                    .filter(one -> Cursor.of(one).compareTo(before) < 0)
                    .count();
            return Math.max(0, earlier - wanted.size());
        }
        return 0;
    }
}
