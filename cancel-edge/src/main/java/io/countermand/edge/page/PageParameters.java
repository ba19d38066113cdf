package io.countermand.edge.page;

import io.countermand.edge.refusal.Refusal;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Texts here: as numbers the framework would answer 404 to a wrong one. */
public record PageParameters(
        @RestQuery @Nullable String prevCursor,
        @RestQuery @Nullable String nextCursor,
        @RestQuery @Nullable String maxResults) {

    private static final PageAsked.Limits LIMITS = new PageAsked.Limits(1, 100, 500);

    /** @throws Refusal 400 that names the parameter */
    public PageAsked asked() {
        return PageAsked.of(LIMITS, prevCursor, nextCursor, maxResults);
    }
}
