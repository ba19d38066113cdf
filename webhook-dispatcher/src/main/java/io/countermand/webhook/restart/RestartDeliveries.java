package io.countermand.webhook.restart;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/**
 * One page of one restart, in one transaction. A backlog is due by the times at which its deliveries were made, which is the
 * order of their revisions, and its endpoint is served only once all of it is so. A replay is due now and goes last.
 */
@Singleton
class RestartDeliveries {

    /** Subscriptions first, as everywhere. */
    private static final String LOCK = """
            select s.id from webhook.subscription s
            where exists (select from webhook.restart r where r.subscription_id = s.id)
            order by (select min(r.id) from webhook.restart r where r.subscription_id = s.id)
            limit 1 for update of s skip locked
            """;

    private static final String NEXT =
            "select id, kind, next_revision, to_revision, since from webhook.restart where subscription_id = $1 order by id limit 1";

    /** What was given up is due, so to speak, when it was last tried. */
    private static final String RESUME = """
            update webhook.delivery set state = 'PENDING', due_at = created_at, attempts_before = attempts
            where subscription_id = $1 and revision between $2 and $3
                and (state = 'UNDELIVERED' and due_at >= $4 or state = 'PENDING' and due_at <> created_at)
            """;

    private static final String REPLAY = """
            update webhook.delivery set state = 'PENDING', priority = 2, due_at = $5, attempts_before = attempts
            where subscription_id = $1 and revision between $2 and $3
                and state in ('DELIVERED', 'UNDELIVERED', 'DROPPED') and created_at >= $4
            """;

    private static final String ADVANCE = "update webhook.restart set next_revision = $2 where id = $1";
    private static final String END = "delete from webhook.restart where id = $1";

    private static final String SERVE = """
            update webhook.subscription
            set state = case when state = 'RESUMING' and $3 then 'ACTIVE' else state end,
                next_due_at = least(next_due_at, (
                    select min(due_at) from webhook.delivery where subscription_id = $1 and state = 'PENDING'
                        and revision between $4 and $5), case when $3 then $2::timestamptz end)
            where id = $1
            """;

    private final Transactions transactions;
    private final DeliveryLoop delivery;
    private final InstantSource clock;
    private final int pageMax;

    RestartDeliveries(Transactions transactions, DeliveryLoop delivery, InstantSource clock, DispatcherConfig config) {
        this.transactions = transactions;
        this.delivery = delivery;
        this.clock = clock;
        this.pageMax = config.restart().pageMax();
    }

    /** @return whether there may be more */
    boolean page() {
        var worked = transactions.inTransaction(transaction -> {
            var locked = transaction.query(LOCK).executeAndAwait().iterator();
            return locked.hasNext() && page(transaction, locked.next().getUUID("id"));
        });
        if (worked) {
            delivery.wake();
        }
        return worked;
    }

    private boolean page(SqlConnection transaction, UUID subscriptionId) {
        var found = transaction
                .preparedQuery(NEXT)
                .executeAndAwait(Tuple.of(subscriptionId))
                .iterator();
        if (found.hasNext()) {
            page(transaction, subscriptionId, found.next());
        }
        return true;
    }

    private void page(SqlConnection transaction, UUID subscriptionId, Row restart) {
        var from = restart.getLong("next_revision");
        var to = Math.min(from + pageMax - 1, restart.getLong("to_revision"));
        var isLast = to >= restart.getLong("to_revision");
        var isReplay = "REPLAY".equals(restart.getString("kind"));
        var now = clock.instant().atOffset(UTC);
        var page = Tuple.of(subscriptionId, from, to, restart.getOffsetDateTime("since"));
        if (isReplay) {
            transaction.preparedQuery(REPLAY).executeAndAwait(page.addValue(now));
        } else {
            transaction.preparedQuery(RESUME).executeAndAwait(page);
        }
        transaction
                .preparedQuery(isLast ? END : ADVANCE)
                .executeAndAwait(isLast ? Tuple.of(restart.getLong("id")) : Tuple.of(restart.getLong("id"), to + 1));
        transaction.preparedQuery(SERVE).executeAndAwait(Tuple.of(subscriptionId, now, isLast && !isReplay, from, to));
    }
}
