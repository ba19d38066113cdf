package io.countermand.webhook.delivery;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a turn did and gives the endpoint back, or keeps it for the next turn, in one transaction. Nothing is written for a holder whose epoch
 * has passed, and writing twice is harmless: an attempt counts only on the one before it. Its statements are sent at once and
 * run one after another; each looks at the epoch by itself.
 */
final class RecordTurn {

    private static final String LOCK = "select from webhook.subscription where id = $1 for update";

    private static final String RECORD = """
            with made as (
                select * from unnest($3::bigint[], $4::text[], $5::int[], $6::timestamptz[], $7::timestamptz[],
                        $8::timestamptz[], $9::int[], $10::int[], $11::text[], $12::text[])
                    as a (delivery_id, state, number, due_at, delivered_at, started_at, millis, status, error, answer)
                where exists (select from webhook.subscription where id = $1 and lease_epoch = $2)),
            moved as (
                update webhook.delivery d
                set state = a.state, attempts = a.number, due_at = coalesce(a.due_at, d.due_at), delivered_at = a.delivered_at
                from made a where d.id = a.delivery_id and d.attempts = a.number - 1 and d.state = 'PENDING'
                returning d.id)
            insert into webhook.attempt (delivery_id, number, started_at, millis, status, error, answer)
            select delivery_id, number, started_at, millis, status, error, answer
            from made where delivery_id in (select id from moved)
            """;

    /** A statement of its own after the lock, so that it sees what intake committed while we were sending. */
    private static final String RELEASE = """
            update webhook.subscription
            set leased_until = null,
                last_success_at = coalesce($2, last_success_at),
                failures_in_row = $3, failing_since = $4, slowness = $5, held_until = $6,
                disabled_at = case when $7::text is not null and state = 'ACTIVE' then $8 else disabled_at end,
                disabled_told = case when $7::text is not null and state = 'ACTIVE' then false else disabled_told end,
                disabled_reason = case when state = 'ACTIVE' then $7::text else disabled_reason end,
                state = case when $7::text is not null and state = 'ACTIVE' then 'DISABLED' else state end,
                next_due_at = (
                    select min(d.due_at) from (values (0::smallint), (1::smallint), (2::smallint)) as p (priority)
                    cross join lateral (
                        select due_at from webhook.delivery
                        where subscription_id = $1 and state = 'PENDING' and priority = p.priority
                        order by due_at limit 1) d)
            where id = $1 and lease_epoch = $9
            """;

    private final Transactions transactions;
    private final InstantSource clock;

    RecordTurn(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was written, and what comes next.
     *
     * @param isOurs false if nothing was: another pod took the endpoint, or its subscription was deleted
     */
    record Recorded(boolean isOurs, Optional<Turn> next) {

        static final Recorded NOTHING = new Recorded(false, Optional.empty());
    }

    /** @param next asked in the same transaction, if the endpoint is still ours */
    Recorded record(
            Endpoint endpoint, List<Attempt> attempts, Health.Care care, Function<SqlConnection, Optional<Turn>> next) {
        return transactions.inTransaction(transaction -> isOurs(transaction, endpoint, attempts, care)
                ? new Recorded(true, next.apply(transaction))
                : Recorded.NOTHING);
    }

    private boolean isOurs(SqlConnection transaction, Endpoint endpoint, List<Attempt> attempts, Health.Care care) {
        var locked = transaction.preparedQuery(LOCK).execute(Tuple.of(endpoint.id()));
        var recorded = transaction.preparedQuery(RECORD).execute(rows(endpoint, attempts));
        var released = transaction.preparedQuery(RELEASE).execute(release(endpoint, attempts, care));
        var all = Uni.join().all(locked, recorded, released).andFailFast();
        return all.await().indefinitely().getLast().rowCount() == 1;
    }

    private Tuple release(Endpoint endpoint, List<Attempt> attempts, Health.Care care) {
        var lastSuccess = attempts.stream()
                .filter(attempt -> attempt.answer().isSuccess())
                .map(Attempt::startedAt)
                .max(Instant::compareTo)
                .orElse(null);
        return Tuple.tuple()
                .addUUID(endpoint.id())
                .addValue(Unnest.utc(lastSuccess))
                .addInteger(care.health().failuresInRow())
                .addValue(Unnest.utc(care.health().failingSince()))
                .addShort((short) care.health().slowness())
                .addValue(Unnest.utc(care.heldUntil()))
                .addString(care.disabledBecause())
                .addValue(Unnest.utc(clock.instant()))
                .addLong(endpoint.epoch());
    }

    private static Tuple rows(Endpoint endpoint, List<Attempt> attempts) {
        return Unnest.of(attempts)
                .all(endpoint.id())
                .all(endpoint.epoch())
                .longs(Attempt::deliveryId)
                .texts(attempt -> attempt.outcome().state())
                .integers(Attempt::number)
                .times(RecordTurn::dueAt)
                .times(RecordTurn::deliveredAt)
                .times(Attempt::startedAt)
                .integers(attempt -> (int) attempt.millis())
                .integers(attempt -> attempt.answer().status())
                .texts(RecordTurn::error)
                .texts(attempt -> attempt.answer().body())
                .tuple();
    }

    /** Of what is given up, the time of its last attempt: a resume takes up again what failed after the last success. */
    private static @Nullable Instant dueAt(Attempt attempt) {
        return switch (attempt.outcome()) {
            case Outcome.Delivered() -> null;
            case Outcome.Later(var dueAt) -> dueAt;
            case Outcome.Undelivered() -> attempt.startedAt();
        };
    }

    private static @Nullable Instant deliveredAt(Attempt attempt) {
        return attempt.answer().isSuccess() ? attempt.startedAt().plusMillis(attempt.millis()) : null;
    }

    private static @Nullable String error(Attempt attempt) {
        var error = attempt.answer().error();
        return error == null ? null : error.code();
    }
}
