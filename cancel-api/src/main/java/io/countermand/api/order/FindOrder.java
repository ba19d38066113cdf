package io.countermand.api.order;

import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.money.Money;
import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds one order of the caller's, by our reference or by the caller's own. */
@ApplicationScoped
class FindOrder {

    private static final String HEADER = """
            select o.id, o.reference_order_id, o.external_ref_id, o.status, o.created_at, o.currency, o.total_line_items,
                   c.identifier as customer, a.identifier as account, sums.*
            from %s cross join lateral (
                select coalesce(sum(charged_minor), 0)::bigint as charged,
                       coalesce(sum(charged_total_minor), 0)::bigint as total
                from cancellation.line_item i where i.order_id = o.id) sums
            """;

    private static final String BY_REFERENCE = HEADER.formatted(Scope.OWN_ORDER);

    /** A reference may be used again after 90 days: the newest order is meant. */
    private static final String BY_OWN_REFERENCE = HEADER.formatted(Scope.OWN_ACCOUNT + """
             and c.identifier = $5 cross join lateral (
                select * from cancellation.orders where account_id = a.id and external_ref_id = $6
                order by first_seen_at desc limit 1) o
            """);

    private final Reads reads;

    FindOrder(Reads reads) {
        this.reads = reads;
    }

    Uni<OrderHeader> byReference(Caller caller, String referenceOrderId) {
        return header(BY_REFERENCE, Scope.arguments(referenceOrderId, caller));
    }

    Uni<OrderHeader> byOwnReference(Caller caller, String customer, String account, String externalRefId) {
        var arguments = Scope.arguments(account, caller).addString(customer).addString(externalRefId);
        return header(BY_OWN_REFERENCE, arguments);
    }

    private Uni<OrderHeader> header(String sql, Tuple arguments) {
        return reads.one(sql, arguments)
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.ORDER_NOT_FOUND)))
                .map(FindOrder::header);
    }

    private static OrderHeader header(Row row) {
        var currency = row.getString("currency");
        return new OrderHeader(
                row.getLong("id"),
                row.getString("reference_order_id"),
                row.getString("external_ref_id"),
                row.getString("status"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("customer"),
                row.getString("account"),
                currency,
                Money.of(row.getLong("charged"), currency).toDecimal(),
                Money.of(row.getLong("total"), currency).toDecimal(),
                row.getInteger("total_line_items"));
    }
}
