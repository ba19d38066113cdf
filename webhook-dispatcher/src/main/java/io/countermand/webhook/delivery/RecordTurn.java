package io.countermand.webhook.delivery;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Transactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
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
                state = case when $2 and state = 'ACTIVE' then 'DISABLED' else state end,
                last_success_at = coalesce($3, last_success_at),
                next_due_at = (
                    select min(d.due_at) from (values (0::smallint), (1::smallint)) as p (priority)
                    cross join lateral (
                        select due_at from webhook.delivery
                        where subscription_id = $1 and state = 'PENDING' and priority = p.priority
                        order by due_at limit 1) d)
            where id = $1
            """;

    private final Transactions transactions;

    RecordTurn(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @return false if the endpoint is no longer ours: another pod took it, or its subscription was deleted */
    boolean record(Endpoint endpoint, List<Attempt> attempts) {
        return transactions.inTransaction(transaction -> {
            if (!isStillOurs(transaction, endpoint)) {
                return false;
            }
            if (!attempts.isEmpty()) {
                var rows = attempts.stream().map(RecordTurn::row).toList();
                transaction.preparedQuery(RECORD).executeBatchAndAwait(rows);
            }
            release(transaction, endpoint, attempts);
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

    private static void release(SqlConnection transaction, Endpoint endpoint, List<Attempt> attempts) {
        var gone = attempts.stream().anyMatch(attempt -> attempt.answer().isGone());
        var lastSuccess = attempts.stream()
                .filter(attempt -> attempt.answer().isSuccess())
                .map(Attempt::startedAt)
                .max(Instant::compareTo)
                .orElse(null);
        transaction
                .preparedQuery(RELEASE)
                .executeAndAwait(Tuple.tuple()
                        .addUUID(endpoint.id())
                        .addBoolean(gone)
                        .addValue(lastSuccess == null ? null : lastSuccess.atOffset(UTC)));
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
