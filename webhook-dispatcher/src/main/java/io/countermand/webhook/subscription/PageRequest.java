package io.countermand.webhook.subscription;

import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted, as documented; without a cursor it is the first. */
public record PageRequest(
        @RestQuery @Nullable String prevCursor,
        @RestQuery @Nullable String nextCursor,
        @RestQuery @Nullable String maxResults) {

    private static final int DEFAULT = 10;
    private static final int MAX = 200;

    int size() {
        if (maxResults == null) {
            return DEFAULT;
        }
        try {
            var size = Integer.parseInt(maxResults);
            if (size >= 1 && size <= MAX) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw outOfRange();
        }
        throw outOfRange();
    }

    @Nullable
    Cursor after() {
        return nextCursor == null ? null : Cursor.parse("nextCursor", nextCursor);
    }

    @Nullable
    Cursor before() {
        return prevCursor == null ? null : Cursor.parse("prevCursor", prevCursor);
    }

    /** Of a list whose rows have a number. */
    public PageAsked numbered() {
        return PageAsked.of(new PageAsked.Limits(1, DEFAULT, MAX), prevCursor, nextCursor, maxResults);
    }

    private static Refusal outOfRange() {
        return Refusal.invalid("maxResults", Catalogue.OUT_OF_RANGE, 1, MAX);
    }
}
