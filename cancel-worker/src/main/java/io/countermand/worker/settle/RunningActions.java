package io.countermand.worker.settle;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.PaymentKind;
import io.countermand.worker.ledger.LedgerAccounts;
import io.countermand.worker.settle.RunningAction.OrderHeader;
import io.countermand.worker.settle.RunningAction.Reason;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads actions with their orders, accounts and platforms, several at a time. */
final class RunningActions {

    private static final String READ =
            """
            select a.id, a.kind, a.reason_code, a.other_reason, a.accepted_at, a.window_days, a.zone, a.service_fee_minor,
                a.rules_version, a.traceparent, a.releases, o.id as order_id, o.platform_id, p.name as platform, o.reference_order_id, o.external_ref_id,
                c.identifier as customer, acc.identifier as account, acc.status as account_status,
                o.status as order_status, o.payment_kind, o.currency, %s
            from cancellation.action a
                join cancellation.orders o on o.id = a.order_id
                join cancellation.account acc on acc.id = o.account_id
                join cancellation.customer c on c.id = o.customer_id
                join access.platform p on p.id = o.platform_id
            where a.id = any ($1)
            """.formatted(LedgerAccounts.columns("o.platform_id", "o.currency", "o.account_id"));

    private RunningActions() {}

    static Map<UUID, RunningAction> read(SqlConnection transaction, Collection<UUID> ids) {
        var rows = transaction.preparedQuery(READ).executeAndAwait(Tuple.of(ids.toArray(UUID[]::new)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(RunningActions::action)
                .collect(Collectors.toMap(RunningAction::id, Function.identity()));
    }

    private static RunningAction action(Row row) {
        var reason = new Reason(row.getString("reason_code"), row.getString("other_reason"));
        return new RunningAction(
                row.getUUID("id"),
                OrderAction.valueOf(row.getString("kind")),
                row.getOffsetDateTime("accepted_at").toInstant(),
                terms(row),
                reason,
                order(row),
                row.getString("traceparent"));
    }

    private static RunningAction.Terms terms(Row row) {
        return new RunningAction.Terms(
                row.getInteger("window_days"),
                row.getString("zone"),
                row.getLong("service_fee_minor"),
                row.getInteger("rules_version"),
                row.getUUID("releases"));
    }

    private static OrderHeader order(Row row) {
        return new OrderHeader(
                row.getLong("order_id"),
                row.getInteger("platform_id"),
                row.getString("platform"),
                row.getString("reference_order_id"),
                row.getString("external_ref_id"),
                row.getString("customer"),
                row.getString("account"),
                row.getString("order_status"),
                row.getString("account_status"),
                PaymentKind.valueOf(row.getString("payment_kind")),
                row.getString("currency"),
                LedgerAccounts.Ids.of(row));
    }
}
