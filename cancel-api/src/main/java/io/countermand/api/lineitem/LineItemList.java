package io.countermand.api.lineitem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countermand.edge.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documented list. */
public record LineItemList(KeysetPage keysetPage, List<LineItemView> lineItems) {

    /**
     * @param nextPageKeys give it as {@code pageKeys} for the next page; null on the last one
     * @param previousPageKeys give it as {@code pageKeys} with {@code pagePrevious=true}; null on the first page
     * @param totalCount of all pages; counted up to 10,000 (ours), which then means so many or more
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record KeysetPage(
            @Nullable String nextPageKeys, @Nullable String previousPageKeys, int resultCount, int totalCount) {}

    static LineItemList of(Page<LineItemView> page, int totalCount) {
        var keys =
                new KeysetPage(page.nextCursor(), page.prevCursor(), page.rows().size(), totalCount);
        return new LineItemList(keys, page.rows());
    }
}
