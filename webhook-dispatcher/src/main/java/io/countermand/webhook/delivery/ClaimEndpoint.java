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
 * Takes endpoints with due work, and what each gets next. The row is the claim: while the lease runs nobody else serves this
 * endpoint, in any pod, and the epoch shuts out a holder that slept through its lease. Leases go by the database's clock,
 * which all pods share; due times by ours.
 */
final class ClaimEndpoint {

    private static final String CLAIMABLE = """
            s.state = 'ACTIVE' and s.next_due_at <= $1 and s.expires_at > $1
                and (s.held_until is null or s.held_until <= $1)
                and (s.leased_until is null or s.leased_until < clock_timestamp())""";

    /** Platforms in turn, and within a platform the endpoint that has waited longest; not those whose host is busy. */
    private static final String CLAIM_FOR = """
            with due as (
                select s.id, row_number() over (partition by s.host order by s.last_served_at, s.id) as place_at_host,
                    row_number() over (partition by s.platform_id order by s.last_served_at, s.id) as place
                from webhook.subscription s where %1$s),
            next as (
                select s.id from webhook.subscription s join due on due.id = s.id
                where %1$s
                    and due.place_at_host + (select count(*) from webhook.subscription o
                        where o.host = s.host and o.leased_until >= clock_timestamp()) <= $3
                order by due.place,
                    (select max(p.last_served_at) from webhook.subscription p where p.platform_id = s.platform_id),
                    s.last_served_at, s.id
                limit $4
                for update of s %2$s)
            update webhook.subscription s
            set lease_epoch = lease_epoch + 1, last_served_at = $1,
                leased_until = clock_timestamp() + make_interval(secs => $2)
            from next where s.id = next.id
            returning (select count(*) from webhook.subscription o where o.host = s.host) > $3 as host_is_shared, s.host,
            """ + EndpointRow.COLUMNS;

    private static final String CLAIM_FREE = CLAIM_FOR.formatted(CLAIMABLE, "skip locked");

    /** Intake locks a busy endpoint most of the time, and never for long. */
    private static final String CLAIM_LOCKED = CLAIM_FOR.formatted(CLAIMABLE, "");

    /** Who serves an endpoint keeps it; nobody else could have had it meanwhile, so the epoch stays. */
    private static final String KEEP = """
            update webhook.subscription s
            set last_served_at = $1, leased_until = clock_timestamp() + make_interval(secs => $2)
            where s.id = $3 and s.lease_epoch = $4 and s.state = 'ACTIVE' and s.next_due_at <= $1 and s.expires_at > $1
                and (s.held_until is null or s.held_until <= $1)
            returning
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

    /** Each time somebody else got one; there is another round after the loop's idle time. */
    private static final int LOOKS_MAX = 10;

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

    /**
     * None when nothing is due anywhere, or others were quicker each time.
     *
     * @param served endpoints that have a turn now
     */
    List<Turn> claim(int endpointsMax, int served) {
        for (int look = 0; look < LOOKS_MAX; look++) {
            try {
                return transactions.inTransaction(transaction -> claim(transaction, endpointsMax, served));
            } catch (SharedHost.Busy e) {
                // Another pod took the last place at one of the hosts at the same moment; the next look leaves that
                // host out.
            }
        }
        return List.of();
    }

    /**
     * The next turn of an endpoint whose last one was recorded in this transaction; empty when nothing of it is due then.
     *
     * @param at when it will be served
     * @param served endpoints that have a turn now, with this one
     */
    Optional<Turn> again(SqlConnection transaction, Endpoint endpoint, Instant at, int served) {
        var kept = transaction
                .preparedQuery(KEEP)
                .executeAndAwait(Tuple.of(at.atOffset(UTC), leaseSeconds(), endpoint.id(), endpoint.epoch()))
                .iterator();
        return kept.hasNext()
                ? Optional.of(turns(transaction, List.of(EndpointRow.read(kept.next())), at, served)
                        .getFirst())
                : Optional.empty();
    }

    private double leaseSeconds() {
        return (double) limits.lease().toMillis() / 1000;
    }

    private List<Turn> claim(SqlConnection transaction, int endpointsMax, int served) {
        var now = clock.instant();
        var endpoints = endpoints(transaction, now, endpointsMax);
        return endpoints.isEmpty() ? List.of() : turns(transaction, endpoints, now, served + endpoints.size());
    }

    private List<Endpoint> endpoints(SqlConnection transaction, Instant now, int endpointsMax) {
        var free = endpoints(transaction, CLAIM_FREE, now, endpointsMax);
        return free.isEmpty() ? endpoints(transaction, CLAIM_LOCKED, now, 1) : free;
    }

    private List<Endpoint> endpoints(SqlConnection transaction, String claim, Instant now, int endpointsMax) {
        var claimed = transaction
                .preparedQuery(claim)
                .executeAndAwait(Tuple.of(
                        now.atOffset(UTC), leaseSeconds(), (long) sharedHost.endpointsMax(), (long) endpointsMax));
        sharedHost.check(transaction, claimed);
        var endpoints = new ArrayList<Endpoint>();
        claimed.forEach(row -> endpoints.add(EndpointRow.read(row)));
        return endpoints;
    }

    private List<Turn> turns(SqlConnection transaction, List<Endpoint> endpoints, Instant now, int served) {
        var asked = endpoints.stream()
                .map(endpoint -> Tuple.of(endpoint.id(), now.atOffset(UTC), deliveriesMax(endpoint, served)))
                .toList();
        var turns = new ArrayList<Turn>();
        var rows = transaction.preparedQuery(TAKE).executeBatchAndAwait(asked);
        for (var endpoint : endpoints) {
            var deliveries = new ArrayList<Delivery>();
            rows.forEach(row -> deliveries.add(delivery(row)));
            turns.add(new Turn(endpoint, deliveries));
            rows = rows.next();
        }
        return turns;
    }

    /** Its share of what may be unrecorded, which is as much as it may be sent at once in any case. */
    private int deliveriesMax(Endpoint endpoint, int served) {
        var share = Math.max(limits.perEndpointAtOnceMax(), limits.unrecordedMax() / served);
        return endpoint.health().deliveriesMax(Math.min(share, limits.perTurnMax()), health);
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
