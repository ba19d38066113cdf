package io.countermand.edge.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The documented words about a page. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Pagination(
        @Nullable String prevCursor,
        @Nullable String nextCursor,
        boolean prevPageAvailable,
        boolean nextPageAvailable,
        int maxResults,
        int numberOfElements) {}
