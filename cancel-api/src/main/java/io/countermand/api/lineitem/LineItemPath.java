package io.countermand.api.lineitem;

import io.countermand.domain.order.LineItemId;
import io.countermand.domain.order.ReferenceOrderId;
import io.countermand.edge.Edge;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;

/** How paths name line items. */
public final class LineItemPath {

    public static final String BASE = Edge.BASE + "/lineItems";

    private LineItemPath() {}

    /** @throws Refusal 422 if the line number is missing, 404 if nobody can have such a line item */
    public static LineItemId id(String referenceLineItemId) {
        return LineItemId.parse(referenceLineItemId).orElseThrow(() -> refusal(referenceLineItemId));
    }

    private static Refusal refusal(String text) {
        return ReferenceOrderId.isWellFormed(text)
                ? Refusal.of(Catalogue.LINE_NUMBER_MISSING, text)
                : Refusal.of(Catalogue.LINE_ITEM_NOT_FOUND);
    }
}
