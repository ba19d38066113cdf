package io.countermand.webhook.delivery;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a turn did and gives the endpoint back, in one transaction. Nothing is written for a holder whose epoch
 * has passed, and writing twice is harmless: an attempt counts only on the one before it.
 */
final class RecordTurn {

    private static final String STILL_OURS =
            "select from webhook.subscription where id = $1 and lease_epoch = $2 for update";

    private static final String RECORD = """
            with moved as (
                update webhook.delivery set state = $2, attempts = $3, due_at = coalesce($4, due_at), delivered_at = $5
                where id = $1 and attempts = $3 - 1 and state = 'PENDING'
                returning id)
            insert into webhook.attempt (delivery_id, number, started_at, millis, status, error, answer)
            select id, $3, $6, $7, $8, $9, $10 from moved
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
            where id = $1
            """;

    private final Transactions transactions;
    private final InstantSource clock;

    RecordTurn(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return false if the endpoint is no longer ours: another pod took it, or its subscription was deleted */
    boolean record(Endpoint endpoint, List<Attempt> attempts, Health.Care care) {
        return transactions.inTransaction(transaction -> {
            if (!isStillOurs(transaction, endpoint)) {
                return false;
            }
            if (!attempts.isEmpty()) {
                var rows = attempts.stream().map(RecordTurn::row).toList();
                transaction.preparedQuery(RECORD).executeBatchAndAwait(rows);
            }
            release(transaction, endpoint.id(), attempts, care);
            return true;
        });
    }

    private static boolean isStillOurs(SqlConnection transaction, Endpoint endpoint) {
        return transaction
                        .preparedQuery(STILL_OURS)
                        .executeAndAwait(Tuple.of(endpoint.id(), endpoint.epoch()))
                        .size()
                == 1;
    }

    private void release(SqlConnection transaction, UUID id, List<Attempt> attempts, Health.Care care) {
        var lastSuccess = attempts.stream()
                .filter(attempt -> attempt.answer().isSuccess())
                .map(Attempt::startedAt)
                .max(Instant::compareTo)
                .orElse(null);
        transaction
                .preparedQuery(RELEASE)
                .executeAndAwait(Tuple.tuple()
                        .addUUID(id)
                        .addValue(Unnest.utc(lastSuccess))
                        .addInteger(care.health().failuresInRow())
                        .addValue(Unnest.utc(care.health().failingSince()))
                        .addShort((short) care.health().slowness())
                        .addValue(Unnest.utc(care.heldUntil()))
                        .addString(care.disabledBecause())
                        .addValue(Unnest.utc(clock.instant())));
    }

    private static Tuple row(Attempt attempt) {
        var answer = attempt.answer();
        var startedAt = attempt.startedAt().atOffset(UTC);
        var error = answer.error();
        return Tuple.tuple()
                .addLong(attempt.deliveryId())
                .addString(attempt.outcome().state())
                .addInteger(attempt.number())
                .addValue(dueAt(attempt.outcome()))
                .addValue(answer.isSuccess() ? startedAt.plusNanos(attempt.millis() * 1_000_000) : null)
                .addOffsetDateTime(startedAt)
                .addInteger((int) attempt.millis())
                .addInteger(answer.status())
                .addString(error == null ? null : error.code())
                .addString(answer.body());
    }

    private static @Nullable Object dueAt(Outcome outcome) {
        return outcome instanceof Outcome.Later later ? later.dueAt().atOffset(UTC) : null;
    }
}
