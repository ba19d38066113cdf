package io.countermand.api.order;

import io.countermand.api.lineitem.LineItemRows;
import io.countermand.api.lineitem.LineItemView;
import io.countermand.api.store.Conditions;
import io.countermand.api.store.Reads;
import io.countermand.edge.page.Page;
import io.countermand.edge.page.PageAsked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Reads a page of an order's line items, in line order. */
@ApplicationScoped
class PageOfOrder {

    private final Reads reads;
    private final InstantSource clock;

    PageOfOrder(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
    }

    /** @param order that was found to be the caller's */
    Uni<Page<LineItemView>> read(OrderHeader order, OrderPageAsked asked, PageAsked page) {
        var arguments = Tuple.of(order.id(), page.rowsToRead());
        var conditions = new Conditions(arguments)
                .and("i.line_number = any (?)", asked.lines(order.referenceOrderId()))
                .and("i.external_ref_id = any (?)", asked.references());
        if (asked.isFailedOnly()) {
            conditions.always("i.status = 'FAILED'");
        }
        page.key().stream()
                .findFirst()
                .map(line -> Math.toIntExact(Math.min(line, Integer.MAX_VALUE)))
                .ifPresent(line -> conditions.and("i.line_number " + (page.backwards() ? "<" : ">") + " ?", line));
        return reads.many(sql(conditions, page), arguments).map(rows -> {
            var now = clock.instant();
            var views = rows.stream().map(row -> LineItemRows.view(row, now)).toList();
            return Page.cut(views, page, PageOfOrder::key);
        });
    }

    private static String sql(Conditions conditions, PageAsked page) {
        return """
                select %s from (select * from cancellation.orders where id = $1) o
                join cancellation.customer c on c.id = o.customer_id
                join cancellation.account a on a.id = o.account_id
                join cancellation.line_item i on i.order_id = o.id %s
                where true %s order by i.line_number %s limit $2
                """.formatted(LineItemRows.COLUMNS, LineItemRows.JOINED, conditions, page.backwards() ? "desc" : "asc");
    }

    private static List<Long> key(LineItemView view) {
        return List.of((long) view.lineNumber());
    }
}
