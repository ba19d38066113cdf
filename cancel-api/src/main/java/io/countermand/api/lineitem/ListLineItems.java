package io.countermand.api.lineitem;

import io.countermand.api.store.Conditions;
import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.edge.access.Caller;
import io.countermand.edge.page.Page;
import io.countermand.edge.page.PageAsked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lists line items by their orders' dates. Not by their own: an index on those would cost settling a sixth of its speed, and
 * line items are issued with their order.
 */
@ApplicationScoped
class ListLineItems {

    private static final int COUNTED_MAX = 10_000;
    private static final String IS_STATUS =
            "case when i.settled_reward = 'CANCELLED' then 'CANCELLED' else i.status end = ?";

    private final Reads reads;
    private final InstantSource clock;

    ListLineItems(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
    }

    Uni<LineItemList> list(Caller caller, LineItemFilter filter, PageAsked asked, boolean ascending) {
        return rows(caller, filter, asked, ascending != asked.backwards())
                .map(rows -> Page.cut(rows, asked, ListLineItems::key))
                .map(this::views)
                .chain(page -> count(caller, filter).map(count -> LineItemList.of(page, count)));
    }

    private Page<LineItemView> views(Page<Row> page) {
        var now = clock.instant();
        var views = page.rows().stream().map(row -> LineItemRows.view(row, now)).toList();
        return new Page<>(views, page.prevCursor(), page.nextCursor());
    }

    /** Of each order no more line items are read than fit the page. */
    private Uni<List<Row>> rows(Caller caller, LineItemFilter filter, PageAsked asked, boolean rising) {
        var arguments = Scope.arguments(caller);
        var ofOrder = ofOrder(arguments, filter);
        var ofItem = new Conditions(arguments).and(IS_STATUS, filter.status());
        if (!asked.key().isEmpty()) {
            beyond(asked.key(), rising ? ">" : "<", ofOrder, ofItem);
        }
        var size = ofItem.argument(asked.rowsToRead());
        var direction = rising ? "asc" : "desc";
        var sql = """
                select %1$s from %2$s cross join lateral (
                    select * from cancellation.line_item i where i.order_id = o.id %3$s
                    order by i.line_number %7$s limit %6$s) i %4$s
                where true %5$s order by o.created_at %7$s, o.id %7$s, i.line_number %7$s limit %6$s
                """.formatted(
                        LineItemRows.COLUMNS, Scope.OWN_ORDERS, ofItem, LineItemRows.JOINED, ofOrder, size, direction);
        return reads.many(sql, arguments);
    }

    private Uni<Integer> count(Caller caller, LineItemFilter filter) {
        var arguments = Scope.arguments(caller);
        var ofOrder = ofOrder(arguments, filter);
        var ofItem = new Conditions(arguments).and(IS_STATUS, filter.status());
        var sql = """
                select count(*)::integer as counted from (
                    select from %s join cancellation.line_item i on i.order_id = o.id where true %s %s limit %d) x
                """.formatted(Scope.OWN_ORDERS, ofOrder, ofItem, COUNTED_MAX);
        return reads.many(sql, arguments).map(rows -> rows.getFirst().getInteger("counted"));
    }

    private static Conditions ofOrder(Tuple arguments, LineItemFilter filter) {
        return new Conditions(arguments)
                .and("o.reference_order_id = ?", filter.referenceOrderId())
                .and("o.external_ref_id = ?", filter.externalRefId())
                .and("o.created_at >= ?", filter.startDate())
                .and("o.created_at <= ?", filter.endDate())
                .and("o.status = ?", filter.orderStatus());
    }

    private static void beyond(List<Long> key, String than, Conditions ofOrder, Conditions ofItem) {
        var createdAt = ofOrder.argument(time(key.get(0)));
        var orderId = ofOrder.argument(key.get(1));
        ofOrder.always("(o.created_at, o.id) %s= (%s, %s)".formatted(than, createdAt, orderId));
        var line = ofItem.argument(Math.toIntExact(Math.min(key.get(2), Integer.MAX_VALUE)));
        ofItem.always("(o.id <> %s or i.line_number %s %s)".formatted(orderId, than, line));
    }

    private static List<Long> key(Row row) {
        var micros = ChronoUnit.MICROS.between(
                Instant.EPOCH, row.getOffsetDateTime("created_at").toInstant());
        return List.of(
                micros, row.getLong("order_id"), row.getInteger("line_number").longValue());
    }

    private static OffsetDateTime time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
