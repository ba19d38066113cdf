package io.countermand.webhook.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.edge.page.PageAsked;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.countermand.webhook.restart.StartAgain;
import io.countermand.webhook.subscription.Page;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as operators see and change them. */
@Singleton
class DeliveryBook {

    private static final String DELIVERIES = """
            select d.revision as number, d.*, e.type from webhook.delivery d join webhook.event e on e.id = d.event_id
            """;

    private static final Numbered<View> LIST = new Numbered<>(
            DELIVERIES + " where d.subscription_id = $1 and ($2::text is null or d.state = $2)",
            "d.revision",
            DeliveryBook::view);

    /** Subscriptions first, as everywhere. */
    private static final String LOCK = """
            select s.id from webhook.subscription s
            where s.id = (select subscription_id from webhook.delivery where id = $1) for update
            """;

    private static final String ONE = DELIVERIES + " where d.id = $1";

    private static final String DROP =
            "update webhook.delivery set state = 'DROPPED' where id = $1 and state in ('PENDING', 'UNDELIVERED')";

    private final Transactions transactions;
    private final DeliveryLoop delivery;
    private final Changes changes;
    private final InstantSource clock;

    DeliveryBook(Transactions transactions, DeliveryLoop delivery, Changes changes, InstantSource clock) {
        this.transactions = transactions;
        this.delivery = delivery;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param dueAt when it is tried next; null unless it is pending */
    record View(
            long deliveryId,
            UUID webhookId,
            UUID eventId,
            String eventType,
            long revision,
            String state,
            int attempts,
            @Nullable Instant dueAt,
            Instant createdAt) {}

    Page<View> of(UUID subscriptionId, @Nullable String state, PageAsked asked) {
        return LIST.page(transactions, asked, Tuple.of(subscriptionId, state));
    }

    /** At once, whether it arrived or not. Empty if there is none. */
    Optional<View> retry(long id) {
        var now = clock.instant();
        var retried = change(
                id, (transaction, subscriptionId) -> StartAgain.inTransaction(transaction, subscriptionId, id, now));
        retried.ifPresent(view -> delivery.wake());
        return retried;
    }

    /** What has not arrived is not sent any more; its revision stays a gap that its subscriber can see. */
    Optional<View> drop(long id) {
        return change(
                id,
                (transaction, subscriptionId) -> transaction.preparedQuery(DROP).executeAndAwait(Tuple.of(id)));
    }

    /** Under the lock of its subscription, without which an attempt under way could write over it. */
    private interface Change {
        void make(SqlConnection transaction, UUID subscriptionId);
    }

    private Optional<View> change(long id, Change change) {
        return transactions.inTransaction(transaction -> {
            var locked = transaction
                    .preparedQuery(LOCK)
                    .executeAndAwait(Tuple.of(id))
                    .iterator();
            if (!locked.hasNext()) {
                return Optional.empty();
            }
            var before = one(transaction, id);
            change.make(transaction, locked.next().getUUID("id"));
            var after = one(transaction, id);
            changes.record(transaction, "delivery/" + id, before, after);
            return Optional.of(after);
        });
    }

    private static View one(SqlConnection transaction, long id) {
        return view(transaction
                .preparedQuery(ONE)
                .executeAndAwait(Tuple.of(id))
                .iterator()
                .next());
    }

    private static View view(Row row) {
        var state = row.getString("state");
        return new View(
                row.getLong("id"),
                row.getUUID("subscription_id"),
                row.getUUID("event_id"),
                row.getString("type"),
                row.getLong("revision"),
                state,
                row.getInteger("attempts"),
                state.equals("PENDING") ? row.getOffsetDateTime("due_at").toInstant() : null,
                row.getOffsetDateTime("created_at").toInstant());
    }
}
