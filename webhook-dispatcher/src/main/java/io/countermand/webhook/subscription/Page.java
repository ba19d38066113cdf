package io.countermand.webhook.subscription;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Part of a list, with the documented field names. */
public record Page(
        int numberOfElements,
        int maxResults,
        @Nullable String prevCursor,
        @Nullable String nextCursor,
        boolean prevPageAvailable,
        boolean nextPageAvailable,
        List<SubscriptionView> items) {

    /** @param all of a platform's, in order: they are few, by their limit */
    static Page of(List<Subscription> all, PageRequest wanted, Function<Subscription, SubscriptionView> view) {
        int from = from(all, wanted);
        int to = Math.min(from + wanted.size(), all.size());
        var hasPrevious = from > 0 && from < to;
        var hasNext = to < all.size();
        return new Page(
                to - from,
                wanted.size(),
                hasPrevious ? Cursor.of(all.get(from)).text() : null,
                hasNext && to > from ? Cursor.of(all.get(to - 1)).text() : null,
                hasPrevious,
                hasNext,
                all.subList(from, to).stream().map(view).toList());
    }

    private static int from(List<Subscription> all, PageRequest wanted) {
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
