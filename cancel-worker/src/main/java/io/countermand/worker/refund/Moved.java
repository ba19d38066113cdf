package io.countermand.worker.refund;

import static java.util.stream.Collectors.toSet;

import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.RefundState;
import io.countermand.domain.refund.Request;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A step of a refund, about to be written down.
 *
 * @param seen the payment, where it was read
 * @param dueAt when it is looked at again
 */
record Moved(Intent intent, Move move, @Nullable ProviderPayment seen, List<Attempt> attempts, Instant dueAt) {

    /** Which claim of which refund went on: a batch may hold an old claim beside the one that counts. */
    record Claimed(UUID refundId, long epoch) {

        static Set<Claimed> of(RowSet<Row> rows) {
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> new Claimed(row.getUUID("id"), row.getLong("epoch")))
                    .collect(toSet());
        }
    }

    Moved {
        attempts = List.copyOf(attempts);
    }

    Claimed claimed() {
        return new Claimed(intent.keys().id(), intent.claim().epoch());
    }

    RefundState to() {
        return move.to();
    }

    @Nullable
    String lastWord() {
        return attempts.isEmpty() ? null : attempts.getLast().word();
    }

    /** Only failures in a row make the gaps longer. */
    int failures() {
        return move.pace() instanceof Move.Pace.BackOff ? intent.claim().failures() + 1 : 0;
    }

    Request.@Nullable Kind sent() {
        return to() instanceof RefundState.Sending sending ? sending.request().kind() : intent.sent();
    }

    /** By how much more, or less, of what was captured counts as ours. */
    long committedMinor() {
        var before = Columns.counts(intent.state(), intent.sent());
        var after = Columns.counts(to(), sent());
        return (after ? intent.amount().minorUnits() : 0)
                - (before ? intent.amount().minorUnits() : 0);
    }

    /**
     * The version of the payment that the decision holds for; null if for any. A refund that another one overtook sees money
     * that it cannot explain, and is decided again.
     */
    @Nullable
    Long onlyForVersion() {
        return intent.state() instanceof RefundState.Unsent && seen != null && to() instanceof RefundState.NeedsReview
                ? intent.payment().version()
                : null;
    }

    /** Whether there is something to tell: it is over, or it was and goes on. */
    boolean isNews() {
        return Columns.isOver(to());
    }
}
