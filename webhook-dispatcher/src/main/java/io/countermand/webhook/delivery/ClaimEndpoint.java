package io.countermand.webhook.delivery;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.DispatcherConfig;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes one endpoint with due work and what it gets next. The row is the claim: while the lease runs nobody else serves this
 * endpoint, in any pod, and the epoch shuts out a holder that slept through its lease. Leases go by the database's clock,
 * which all pods share; due times by ours.
 */
final class ClaimEndpoint {

    /** Platforms in turn, and within a platform the endpoint that has waited longest; not those whose host is busy. */
    private static final String CLAIM = """
            with next as (
                select s.id from webhook.subscription s
                where s.state = 'ACTIVE' and s.next_due_at <= $1 and s.expires_at > $1
                    and (s.held_until is null or s.held_until <= $1)
                    and (s.leased_until is null or s.leased_until < clock_timestamp())
                    and (select count(*) from webhook.subscription o
                        where o.host = s.host and o.leased_until >= clock_timestamp()) < $3
                order by (select max(p.last_served_at) from webhook.subscription p where p.platform_id = s.platform_id),
                    s.last_served_at, s.id
                limit 1
                for update of s skip locked)
            update webhook.subscription s
            set lease_epoch = lease_epoch + 1, last_served_at = $1,
                leased_until = clock_timestamp() + make_interval(secs => $2)
            from next where s.id = next.id
            returning (select count(*) from webhook.subscription o where o.host = s.host) > $3 as host_is_shared, s.host,
            """ + EndpointRow.COLUMNS;

    /** Each priority in the order of the index; equal due times, as a replay has, in the order of revisions. */
    private static final String TAKE = """
            select d.id, d.revision, d.attempts, d.attempts_before,
                e.id as event_id, e.category, e.type, e.occurred_at, e.data, e.traceparent
            from (values (0::smallint), (1::smallint), (2::smallint)) as p (priority)
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
    private final DispatcherConfig.Delivery limits;
    private final HealthConfig health;
    private final SharedHost sharedHost;

    ClaimEndpoint(
            Transactions transactions, InstantSource clock, DispatcherConfig.Delivery limits, HealthConfig health) {
        this.transactions = transactions;
        this.clock = clock;
        this.limits = limits;
        this.health = health;
        this.sharedHost =
                new SharedHost(Math.max(1, limits.perHostAtOnceMax() / Math.max(1, limits.perEndpointAtOnceMax())));
    }

    /** Empty when nothing is due anywhere. */
    Optional<Turn> claim() {
        try {
            return transactions.inTransaction(this::claim);
        } catch (SharedHost.Busy e) {
            // Another pod took the last place at this host at the same moment; the next look leaves the host out.
            return claim();
        }
    }

    private Optional<Turn> claim(SqlConnection transaction) {
        var now = clock.instant();
        return endpoint(transaction, now).map(endpoint -> new Turn(endpoint, deliveries(transaction, endpoint, now)));
    }

    private Optional<Endpoint> endpoint(SqlConnection transaction, Instant now) {
        var rows = transaction
                .preparedQuery(CLAIM)
                .executeAndAwait(Tuple.of(
                        now.atOffset(UTC), (double) limits.lease().toMillis() / 1000, (long) sharedHost.endpointsMax()))
                .iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        sharedHost.check(transaction, row);
        return Optional.of(EndpointRow.read(row));
    }

    private List<Delivery> deliveries(SqlConnection transaction, Endpoint endpoint, Instant now) {
        var atOnceMax = endpoint.health().atOnceMax(limits.perEndpointAtOnceMax(), health);
        var deliveries = new ArrayList<Delivery>();
        transaction
                .preparedQuery(TAKE)
                .executeAndAwait(Tuple.of(endpoint.id(), now.atOffset(UTC), atOnceMax))
                .forEach(row -> deliveries.add(delivery(row)));
        return deliveries;
    }

    private static Delivery delivery(Row row) {
        var envelope = new Envelope(
                row.getUUID("event_id"),
                row.getString("category"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getBuffer("data").getBytes(),
                row.getString("traceparent"));
        return new Delivery(
                row.getLong("id"),
                row.getLong("revision"),
                row.getInteger("attempts"),
                row.getInteger("attempts_before"),
                envelope);
    }
}
