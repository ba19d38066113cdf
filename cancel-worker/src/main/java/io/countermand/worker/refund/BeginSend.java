package io.countermand.worker.refund;

import io.countermand.backbone.store.Unnest;
import io.countermand.domain.refund.RefundState.Sending;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes down what is about to be sent. Refused: whoever lost its claim, and whoever decided before another refund of the
 * payment was sent; what the provider's sum was is then not what it is.
 */
final class BeginSend {

    private static final String SENDING = """
            update cancellation.refund_intent i set state = 'SENDING', request = t.request, tax_minor = t.tax,
                before_minor = t.before, first_sent_at = t.first_sent_at, sent_at = t.sent_at, refused = false,
                unchanged_since = null, waiting_since = null
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::timestamptz[],
                $7::timestamptz[]) as t(id, epoch, request, tax, before, first_sent_at, sent_at)
            where i.id = t.id and i.epoch = t.epoch and i.state in ('INTENDED', 'AWAITING_CAPTURE')
            returning i.id, i.epoch
            """;

    private static final String COMMIT_TO = """
            update cancellation.payment p set version = p.version + 1, captured_minor = t.captured,
                refunded_minor = t.refunded, committed_minor = p.committed_minor + t.committed
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
                as t(id, version, captured, refunded, committed)
            where p.id = t.id and p.version = t.version
            """;

    private BeginSend() {}

    /** In a group they fail together; alone it is refused. */
    static List<Boolean> write(SqlConnection transaction, List<Moved> all) {
        LockPayments.of(transaction, all);
        var begun = sending(transaction, all);
        var sent = all.stream().filter(moved -> begun.contains(moved.claimed())).toList();
        if (commitTo(transaction, sent) < sent.size()) {
            throw new QuickerOne();
        }
        return all.stream().map(moved -> begun.contains(moved.claimed())).toList();
    }

    private static Set<Moved.Claimed> sending(SqlConnection transaction, List<Moved> all) {
        var parameters = Unnest.of(all)
                .uuids(moved -> moved.intent().keys().id())
                .longs(moved -> moved.intent().claim().epoch())
                .texts(moved -> sending(moved).request().kind().name())
                .longs(moved -> sending(moved).request().tax().minorUnits())
                .longs(moved -> sending(moved).request().before().minorUnits())
                .times(moved -> sending(moved).firstSentAt())
                .times(moved -> sending(moved).sentAt());
        return Moved.Claimed.of(transaction.preparedQuery(SENDING).executeAndAwait(parameters.tuple()));
    }

    private static int commitTo(SqlConnection transaction, List<Moved> sent) {
        var parameters = Unnest.of(sent)
                .longs(moved -> moved.intent().payment().id())
                .longs(moved -> moved.intent().payment().version())
                .longs(moved -> Objects.requireNonNull(moved.seen()).captured().minorUnits())
                .longs(moved -> Objects.requireNonNull(moved.seen()).refunded().minorUnits())
                .longs(Moved::committedMinor);
        return transaction
                .preparedQuery(COMMIT_TO)
                .executeAndAwait(parameters.tuple())
                .rowCount();
    }

    private static Sending sending(Moved moved) {
        return (Sending) moved.to();
    }

    /** Another refund of the payment was sent in between. */
    static final class QuickerOne extends RuntimeException {

        private static final long serialVersionUID = 1;

        QuickerOne() {
            super("another refund of the payment was sent in between");
        }
    }
}
