package io.countermand.worker.refund;

import io.countermand.backbone.store.Outage;
import io.countermand.backbone.store.Transactions;
import io.countermand.worker.WorkerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Writes for many refunds at once; each waits until its own is committed. */
@ApplicationScoped
class RefundWriter {

    private static final Logger LOG = Logger.getLogger(RefundWriter.class);

    private final GroupCommit<Moved, Boolean> begins;
    private final GroupCommit<Moved, Boolean> records;

    RefundWriter(Transactions transactions, RecordMoves moves, WorkerConfig config, InstantSource clock) {
        var most = config.refund().recordedMax();
        begins = new GroupCommit<>(
                "refund-begin",
                most,
                batch -> transactions.inTransaction(transaction -> BeginSend.write(transaction, batch)));
        records = new GroupCommit<>(
                "refund-record",
                most,
                batch -> transactions.inTransaction(transaction -> moves.write(transaction, batch, clock.instant())));
    }

    /** @return whether it may be sent */
    boolean begin(Moved sending) throws InterruptedException {
        try {
            return begins.submit(sending);
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e; // it may be written down or not; either way nothing was sent
            }
            LOG.infof("a refund is decided again: %s", e.getMessage());
            return false;
        }
    }

    /** @return false if it came too late: somebody else has the refund, or another one of the payment was sent meanwhile */
    boolean record(Moved moved) throws InterruptedException {
        return records.submit(moved);
    }
}
