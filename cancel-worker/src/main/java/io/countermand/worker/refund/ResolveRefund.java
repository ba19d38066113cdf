package io.countermand.worker.refund;

import io.countermand.domain.refund.RefundState.NeedsReview;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Carries out what a human decided of a refund: by the same steps, postings and events as everything else. */
@ApplicationScoped
public class ResolveRefund {

    private static final String WAITING =
            IntentRow.READ + " where i.id = $1 and i.state = 'NEEDS_REVIEW' for no key update of i";

    /** Whoever sends again has seen what others gave back, and says that this refund is not among it. */
    private static final String ACCEPT = """
            update cancellation.payment set foreign_minor = greatest(refunded_minor - committed_minor, 0),
                version = version + 1 where id = $1
            """;

    private static final String PENDING = "update cancellation.action set refund_state = 'PENDING' where id = $1";

    private static final String RESOLVED = "update cancellation.refund_intent set resolution = $2 where id = $1";

    private final RecordMoves moves;
    private final InstantSource clock;

    ResolveRefund(RecordMoves moves, InstantSource clock) {
        this.moves = moves;
        this.clock = clock;
    }

    /** @return false if it does not wait for a human */
    public boolean resolve(SqlConnection transaction, UUID refundId, Resolution resolution) {
        LockPayments.ofRefund(transaction, refundId);
        var rows = transaction
                .preparedQuery(WAITING)
                .executeAndAwait(Tuple.of(refundId))
                .iterator();
        if (!rows.hasNext()) {
            return false;
        }
        resolve(transaction, IntentRow.intent(rows.next()), resolution);
        return true;
    }

    private void resolve(SqlConnection transaction, Intent intent, Resolution resolution) {
        var now = clock.instant();
        var review = (NeedsReview) intent.state();
        if (resolution == Resolution.RESEND) {
            transaction
                    .preparedQuery(ACCEPT)
                    .executeAndAwait(Tuple.of(intent.payment().id()));
            transaction
                    .preparedQuery(PENDING)
                    .executeAndAwait(Tuple.of(intent.keys().actionId()));
        }
        transaction
                .preparedQuery(RESOLVED)
                .executeAndAwait(Tuple.of(intent.keys().id(), resolution.name()));
        moves.write(transaction, List.of(new Moved(intent, resolution.of(review), null, List.of(), now)), now);
    }
}
