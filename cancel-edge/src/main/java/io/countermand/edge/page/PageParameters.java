package io.countermand.edge.page;

import io.countermand.edge.refusal.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Texts here: as numbers the framework would answer 404 to a wrong one. */
public record PageParameters(
        @RestQuery @Nullable String prevCursor,
        @RestQuery @Nullable String nextCursor,
        @RestQuery @Nullable String maxResults) {

    private static final int SIZE_DEFAULT = 100;
    private static final int SIZE_MAX = 500;

    /** @throws Refusal 400 that names the parameter */
    public PageAsked asked() {
        return asked(1);
    }

    /**
     * @param keyNumbers how many numbers the list's key has
     * @throws Refusal 400 that names the parameter
     */
    public PageAsked asked(int keyNumbers) {
        return PageAsked.of(
                new PageAsked.Limits(keyNumbers, SIZE_DEFAULT, SIZE_MAX), prevCursor, nextCursor, maxResults);
    }
}
