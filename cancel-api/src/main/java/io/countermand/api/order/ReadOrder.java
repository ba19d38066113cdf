package io.countermand.api.order;

import io.countermand.api.lineitem.LineItemView;
import io.countermand.edge.page.Page;
import io.countermand.edge.page.PageAsked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows an order: its summary, or its line items with their rewards. */
@ApplicationScoped
class ReadOrder {

    private static final PageAsked.Limits SUMMARY = new PageAsked.Limits(1, 100, 500);
    private static final PageAsked.Limits WITH_REWARDS = new PageAsked.Limits(1, 50, 100);

    private final PageOfOrder pages;

    ReadOrder(PageOfOrder pages) {
        this.pages = pages;
    }

    Uni<AsyncOrderDetailView> summary(Uni<OrderHeader> found, OrderPageAsked asked) {
        var page = asked.page(SUMMARY);
        return found.chain(order -> pages.read(order, asked, page).map(lineItems -> summary(order, lineItems, page)));
    }

    Uni<AsyncLineItems> withRewards(Uni<OrderHeader> found, OrderPageAsked asked) {
        var page = asked.page(WITH_REWARDS);
        return found.chain(order -> pages.read(order, asked, page)).map(lineItems -> withRewards(lineItems, page));
    }

    private static AsyncOrderDetailView summary(OrderHeader order, Page<LineItemView> lineItems, PageAsked page) {
        return AsyncOrderDetailView.of(
                order,
                lineItems.pagination(page),
                lineItems.rows().stream().map(AsyncLineItem::of).toList());
    }

    private static AsyncLineItems withRewards(Page<LineItemView> lineItems, PageAsked page) {
        return new AsyncLineItems(
                lineItems.pagination(page),
                lineItems.rows().stream().map(AsyncLineItemWithRewards::of).toList());
    }
}
