package io.countermand.webhook.delivery;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.signature.StoredSecret;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes one endpoint with due work and what it gets next. The row is the claim: while the lease runs nobody else serves this
 * endpoint, in any pod, and the epoch shuts out a holder that slept through its lease. Leases go by the database's clock,
 * which all pods share; due times by ours.
 */
final class ClaimEndpoint {

    /** Platforms in turn, and within a platform the endpoint that has waited longest. */
    private static final String CLAIM = """
            with next as (
                select s.id from webhook.subscription s
                where s.state = 'ACTIVE' and s.next_due_at <= $1 and s.expires_at > $1
                    and (s.leased_until is null or s.leased_until < clock_timestamp())
                order by (select max(p.last_served_at) from webhook.subscription p where p.platform_id = s.platform_id),
                    s.last_served_at, s.id
                limit 1
                for update of s skip locked)
            update webhook.subscription s
            set lease_epoch = lease_epoch + 1, last_served_at = $1,
                leased_until = clock_timestamp() + make_interval(secs => $2)
            from next where s.id = next.id
            returning s.id, s.lease_epoch, s.url, s.headers, s.secret, s.secret_key_id
            """;

    /** Each priority in the order of the index; equal due times, as a resumed backlog has, in the order of revisions. */
    private static final String TAKE = """
            select d.id, d.revision, d.attempts, e.id as event_id, e.category, e.type, e.occurred_at, e.data
            from (values (0::smallint), (1::smallint)) as p (priority)
            cross join lateral (
                select * from webhook.delivery
                where subscription_id = $1 and state = 'PENDING' and priority = p.priority and due_at <= $2
                order by due_at, revision limit $3) d
            join webhook.event e on e.id = d.event_id
            order by d.priority, d.due_at, d.revision
            limit $3
            """;

    private final Transactions transactions;
    private final InstantSource clock;
    private final Duration lease;
    private final int deliveriesMax;

    ClaimEndpoint(Transactions transactions, InstantSource clock, Duration lease, int deliveriesMax) {
        this.transactions = transactions;
        this.clock = clock;
        this.lease = lease;
        this.deliveriesMax = deliveriesMax;
    }

    /** Empty when nothing is due anywhere. */
    Optional<Turn> claim() {
        return transactions.inTransaction(transaction -> {
            var now = clock.instant();
            return endpoint(transaction, now)
                    .map(endpoint -> new Turn(endpoint, deliveries(transaction, endpoint.id(), now)));
        });
    }

    private Optional<Endpoint> endpoint(SqlConnection transaction, Instant now) {
        var rows = transaction
                .preparedQuery(CLAIM)
                .executeAndAwait(Tuple.of(now.atOffset(UTC), (double) lease.toMillis() / 1000))
                .iterator();
        return rows.hasNext() ? Optional.of(endpoint(rows.next())) : Optional.empty();
    }

    private List<Delivery> deliveries(SqlConnection transaction, UUID subscriptionId, Instant now) {
        var deliveries = new ArrayList<Delivery>();
        transaction
                .preparedQuery(TAKE)
                .executeAndAwait(Tuple.of(subscriptionId, now.atOffset(UTC), deliveriesMax))
                .forEach(row -> deliveries.add(delivery(row)));
        return deliveries;
    }

    private static Endpoint endpoint(Row row) {
        var sealed = row.getBuffer("secret");
        return new Endpoint(
                row.getUUID("id"),
                row.getLong("lease_epoch"),
                row.getString("url"),
                row.getString("headers"),
                sealed == null ? null : new StoredSecret(sealed.getBytes(), row.getString("secret_key_id")));
    }

    private static Delivery delivery(Row row) {
        var envelope = new Envelope(
                row.getUUID("event_id"),
                row.getString("category"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getBuffer("data").getBytes());
        return new Delivery(row.getLong("id"), row.getLong("revision"), row.getInteger("attempts"), envelope);
    }
}
