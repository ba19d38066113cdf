package io.countermand.worker.refund;

import static java.util.Objects.requireNonNull;

import io.countermand.backbone.store.Unnest;
import io.countermand.domain.refund.RefundKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes the intents of actions that end, in the very transaction that ends them: there is no end without its refund. */
public final class WriteIntents {

    private static final String PAYMENTS_OF_ORDERS = """
            select id, provider, provider_transaction_id from cancellation.orders where id = any ($1)
            """;

    /** In the order of their keys, so that two transactions that meet the same payments wait for one another. */
    private static final String PAYMENTS = """
            insert into cancellation.payment (platform_id, provider, transaction_id, currency, created_at)
            select t.platform_id, o.provider, o.provider_transaction_id, o.currency, $3
            from unnest($1::int[], $2::bigint[]) as t(platform_id, order_id)
                join cancellation.orders o on o.id = t.order_id
            order by o.provider, o.provider_transaction_id
            on conflict on constraint payment_once do nothing
            """;

    private static final String INTENTS = """
            insert into cancellation.refund_intent
                (id, action_id, payment_id, provider, platform_id, order_id, amount_minor, currency, due_at, written_at)
            select t.id, t.action_id, p.id, p.provider, t.platform_id, t.order_id, t.amount_minor, t.currency, $7, $7
            from unnest($1::uuid[], $2::uuid[], $3::int[], $4::bigint[], $5::bigint[], $6::text[])
                    as t(id, action_id, platform_id, order_id, amount_minor, currency)
                join cancellation.orders o on o.id = t.order_id
                join cancellation.payment p
                    on p.provider = o.provider and p.transaction_id = o.provider_transaction_id
            """;

    private WriteIntents() {}

    public static void write(SqlConnection transaction, List<NewIntent> intents, Instant now) {
        if (intents.isEmpty()) {
            return;
        }
        var payments = paymentsOfOrders(transaction, intents);
        var owners = Unnest.of(intents).integers(NewIntent::platformId).longs(NewIntent::orderId);
        transaction.preparedQuery(PAYMENTS).executeAndAwait(owners.all(now).tuple());
        var rows = Unnest.of(intents)
                .uuids(intent -> key(intent, requireNonNull(payments.get(intent.orderId()))))
                .uuids(NewIntent::actionId)
                .integers(NewIntent::platformId)
                .longs(NewIntent::orderId)
                .longs(NewIntent::amountMinor)
                .texts(NewIntent::currency)
                .all(now);
        transaction.preparedQuery(INTENTS).executeAndAwait(rows.tuple());
    }

    private static Map<Long, Row> paymentsOfOrders(SqlConnection transaction, List<NewIntent> intents) {
        var ids = intents.stream().map(NewIntent::orderId).distinct().toArray(Long[]::new);
        var rows = transaction.preparedQuery(PAYMENTS_OF_ORDERS).executeAndAwait(Tuple.of(ids));
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getLong("id"), Function.identity()));
    }

    private static UUID key(NewIntent intent, Row payment) {
        return RefundKey.of(
                intent.actionId(), payment.getString("provider"), payment.getString("provider_transaction_id"));
    }
}
