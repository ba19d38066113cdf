package io.countermand.api.order;

import io.countermand.domain.order.LineItemId;
import io.countermand.edge.page.Given;
import io.countermand.edge.page.PageAsked;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documented query parameters of an order's line items, as they came. */
public record OrderPageAsked(
        @QueryParam("prevCursor") @Nullable String prevCursor,
        @QueryParam("nextCursor") @Nullable String nextCursor,
        @QueryParam("maxResults") @Nullable String maxResults,
        @QueryParam("externalRefLineItemIDs") List<String> externalRefLineItemIds,
        @QueryParam("referenceLineItemIDs") List<String> referenceLineItemIds,
        @QueryParam("failedOnly") @Nullable String failedOnly) {

    private static final int IDS_MAX = 50;

    PageAsked page(PageAsked.Limits limits) {
        return PageAsked.of(limits, prevCursor, nextCursor, maxResults);
    }

    boolean isFailedOnly() {
        return Given.isTrue("failedOnly", failedOnly);
    }

    /** Null: whatever they are. */
    String @Nullable [] references() {
        var texts = Given.texts("externalRefLineItemIDs", externalRefLineItemIds, IDS_MAX);
        return texts.isEmpty() ? null : texts.toArray(String[]::new);
    }

    /** Of this order; null: whatever they are. */
    Integer @Nullable [] lines(String referenceOrderId) {
        var texts = Given.texts("referenceLineItemIDs", referenceLineItemIds, IDS_MAX);
        return texts.isEmpty()
                ? null
                : texts.stream()
                        .flatMap(text -> LineItemId.parse(text).stream())
                        .filter(id -> id.referenceOrderId().equals(referenceOrderId))
                        .map(LineItemId::lineNumber)
                        .toArray(Integer[]::new);
    }
}
