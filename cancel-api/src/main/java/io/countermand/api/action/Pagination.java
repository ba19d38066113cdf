package io.countermand.api.action;

import org.jspecify.annotations.Nullable;

/** The documented words about a page; there is no way back here. */
public record Pagination(
        int numberOfElements, int maxResults, @Nullable String nextCursor, boolean nextPageAvailable) {}
