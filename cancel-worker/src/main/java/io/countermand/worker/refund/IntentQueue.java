package io.countermand.worker.refund;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Claims refunds that are due, under a lease: calls are made without a transaction. Each claim counts up the epoch, so what
 * somebody writes who was paused through its lease is refused. Nothing of a payment is claimed that has a refund under way.
 */
@ApplicationScoped
class IntentQueue {

    /** The states are those of the index refund_due, so that a claim reads its first entries and not all that are due. */
    private static final String CLAIM = """
            with due as (
                select id from cancellation.refund_intent i
                where provider = $1 and due_at <= $2 and state in ('INTENDED', 'AWAITING_CAPTURE', 'SENDING', 'UNKNOWN')
                    and (state in ('SENDING', 'UNKNOWN') or not exists (
                        select from cancellation.refund_intent other
                        where other.payment_id = i.payment_id and other.state in ('SENDING', 'UNKNOWN')))
                order by due_at limit $3 for no key update skip locked)
            update cancellation.refund_intent i set epoch = i.epoch + 1, due_at = $4
            from due where i.id = due.id returning i.id
            """;

    private static final String READ = IntentRow.READ + " where i.id = any ($1)";

    /** Of every order that the payment paid for: all of it is here, and none of it is alive. */
    private static final String EVERYTHING_IS_VOID = """
            select not exists (
                select from cancellation.orders o where o.provider = p.provider
                    and o.provider_transaction_id = p.transaction_id and o.payment_kind = 'PROVIDER'
                    and (o.arrived_line_items < o.total_line_items or exists (
                        select from cancellation.line_item l where l.order_id = o.id
                            and l.settled_reward is distinct from 'CANCELLED'
                            and l.status not in ('FAILED', 'CANCELLED', 'DELETED', 'RETURNED')))) as everything_is_void
            from cancellation.payment p where p.id = $1
            """;

    private final Transactions transactions;
    private final Duration lease;

    IntentQueue(Transactions transactions, WorkerConfig config) {
        this.transactions = transactions;
        this.lease = config.refund().lease();
    }

    List<Intent> claim(String provider, int most, Instant now) {
        return transactions.inTransaction(transaction -> {
            var until = now.plus(lease);
            var parameters = Tuple.of(provider, Unnest.utc(now), most, Unnest.utc(until));
            var rows = transaction.preparedQuery(CLAIM).executeAndAwait(parameters);
            var ids = StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .toList();
            return ids.isEmpty() ? List.of() : read(transaction, ids);
        });
    }

    boolean isEverythingVoid(Intent intent) {
        return transactions.inTransaction(transaction -> transaction
                .preparedQuery(EVERYTHING_IS_VOID)
                .executeAndAwait(Tuple.of(intent.payment().id()))
                .iterator()
                .next()
                .getBoolean("everything_is_void"));
    }

    static List<Intent> read(SqlConnection transaction, List<UUID> ids) {
        var rows = transaction.preparedQuery(READ).executeAndAwait(Tuple.of(ids.toArray(UUID[]::new)));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(IntentRow::intent)
                .toList();
    }
}
