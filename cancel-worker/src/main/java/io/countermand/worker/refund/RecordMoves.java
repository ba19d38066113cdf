package io.countermand.worker.refund;

import io.countermand.backbone.store.Unnest;
import io.countermand.domain.refund.RefundState;
import io.countermand.domain.refund.RefundState.Outcome;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes steps of refunds down, and with those that are over, in the same transaction, the postings, the outcome of the action
 * and the event. What comes from an older claim, or from a state that the refund has left, changes nothing.
 */
@ApplicationScoped
public class RecordMoves {

    private static final String MOVE = """
            update cancellation.refund_intent i set state = t.state, outcome = t.outcome, cause = t.cause,
                first_sent_at = case when t.told = 1 then i.first_sent_at else t.first_sent_at end,
                refused = t.refused = 1, unchanged_since = t.unchanged_since,
                waiting_since = t.waiting_since, last_word = coalesce(t.last_word, i.last_word), failures = t.failures,
                due_at = t.due_at, told = i.told + t.told, settled_at = case when t.told = 1 then $13 else i.settled_at end
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::int[],
                $8::timestamptz[], $9::timestamptz[], $10::text[], $11::int[], $12::timestamptz[], $14::int[],
                $15::bigint[], $16::text[]) as t(id, epoch, state, outcome, cause, first_sent_at, refused, unchanged_since,
                    waiting_since, last_word, failures, due_at, told, version, was)
            where i.id = t.id and i.epoch = t.epoch and i.state = t.was and (t.version is null or t.version =
                (select p.version from cancellation.payment p where p.id = i.payment_id))
            returning i.id, i.epoch
            """;

    /** A provider that forgets what it captured must not keep the refund from being told of. */
    private static final String PAYMENT = """
            update cancellation.payment p set committed_minor = p.committed_minor + t.committed,
                captured_minor = case when t.captured >= p.committed_minor + t.committed then t.captured else p.captured_minor end,
                refunded_minor = coalesce(t.refunded, p.refunded_minor),
                compare_at = case when t.is_over then $6 else p.compare_at end
            from (select id, sum(committed)::bigint as committed, max(captured) as captured, max(refunded) as refunded,
                    bool_or(is_over = 1) as is_over
                from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::int[])
                    as u(id, committed, captured, refunded, is_over)
                group by id) t
            where p.id = t.id
            """;

    private static final String ATTEMPT = """
            insert into cancellation.refund_attempt (refund_id, call, word, started_at, millis)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::int[])
            """;

    /** A cancelled authorisation ends those that waited for its capture; each finds out by itself. */
    private static final String WAKE = """
            update cancellation.refund_intent set due_at = $2
            where payment_id = any ($1) and state in ('INTENDED', 'AWAITING_CAPTURE')
            """;

    private final TellRefunds tell;
    private final Duration comparedAfter;

    RecordMoves(TellRefunds tell, WorkerConfig config) {
        this.tell = tell;
        this.comparedAfter = config.refund().comparedAfter();
    }

    /** @return for each, whether it counted: not if the refund was claimed, or another one of the payment sent, since */
    List<Boolean> write(SqlConnection transaction, List<Moved> all, Instant now) {
        LockPayments.of(transaction, all);
        var moved = move(transaction, all, now);
        var written = all.stream().filter(one -> moved.contains(one.claimed())).toList();
        if (!written.isEmpty()) {
            pay(transaction, written, now.plus(comparedAfter));
            attempts(transaction, written);
            wake(transaction, written, now);
            tell.tell(transaction, written.stream().filter(Moved::isNews).toList(), now);
        }
        return all.stream().map(one -> moved.contains(one.claimed())).toList();
    }

    private static Set<Moved.Claimed> move(SqlConnection transaction, List<Moved> all, Instant now) {
        var parameters = Unnest.of(all)
                .uuids(moved -> moved.intent().keys().id())
                .longs(moved -> moved.intent().claim().epoch())
                .texts(moved -> Columns.word(moved.to()))
                .texts(moved -> Columns.outcome(moved.to()))
                .texts(moved -> Columns.cause(moved.to()))
                .times(moved -> Columns.firstSentAt(moved.to()))
                .integers(moved -> Columns.refused(moved.to()) ? 1 : 0)
                .times(moved -> Columns.unchangedSince(moved.to()))
                .times(moved -> Columns.waitingSince(moved.to()))
                .texts(Moved::lastWord)
                .integers(Moved::failures)
                .times(Moved::dueAt)
                .all(now)
                .integers(moved -> moved.isNews() ? 1 : 0)
                .longs(Moved::onlyForVersion)
                .texts(moved -> Columns.word(moved.intent().state()));
        return Moved.Claimed.of(transaction.preparedQuery(MOVE).executeAndAwait(parameters.tuple()));
    }

    private static void pay(SqlConnection transaction, List<Moved> written, Instant compareAt) {
        var parameters = Unnest.of(written)
                .longs(moved -> moved.intent().payment().id())
                .longs(Moved::committedMinor)
                .longs(RecordMoves::captured)
                .longs(RecordMoves::refunded)
                .integers(moved -> moved.isNews() ? 1 : 0)
                .all(compareAt);
        transaction.preparedQuery(PAYMENT).executeAndAwait(parameters.tuple());
    }

    private static void attempts(SqlConnection transaction, List<Moved> written) {
        var attempts =
                written.stream().flatMap(moved -> moved.attempts().stream()).toList();
        var parameters = Unnest.of(attempts)
                .uuids(Attempt::refundId)
                .texts(attempt -> attempt.call().name())
                .texts(Attempt::word)
                .times(Attempt::startedAt)
                .integers(attempt -> (int) attempt.took().toMillis());
        transaction.preparedQuery(ATTEMPT).executeAndAwait(parameters.tuple());
    }

    private static void wake(SqlConnection transaction, List<Moved> written, Instant now) {
        var released = written.stream()
                .filter(moved -> moved.to() instanceof RefundState.Succeeded succeeded
                        && succeeded.outcome() == Outcome.RELEASED)
                .map(moved -> moved.intent().payment().id())
                .toArray(Long[]::new);
        if (released.length > 0) {
            transaction.preparedQuery(WAKE).executeAndAwait(Tuple.of(released, Unnest.utc(now)));
        }
    }

    private static @Nullable Long captured(Moved moved) {
        var seen = moved.seen();
        return seen == null ? null : seen.captured().minorUnits();
    }

    private static @Nullable Long refunded(Moved moved) {
        var seen = moved.seen();
        return seen == null ? null : seen.refunded().minorUnits();
    }
}
