package io.countermand.api.order;

import io.countermand.edge.page.Pagination;
import java.util.List;

/** A page of an order's line items with their rewards. */
public record AsyncLineItems(Pagination pagination, List<AsyncLineItemWithRewards> lineItems) {}
