package io.countermand.backbone.intake;

import io.countermand.backbone.store.Backoff;
import io.countermand.backbone.store.Outage;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.wire.NewerSchema;
import io.countermand.backbone.wire.UnreadableRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes batches until they are written: waits out outages and newer schemas for as long as they last, parks what cannot be
 * read, and when a batch fails for its content, finds the record that is to blame and parks that one alone.
 */
final class BatchWriter<R> {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private final Intake<R> intake;
    private final Transactions transactions;
    private final ParkedRecords parked;
    private final MeterRegistry metrics;

    BatchWriter(Intake<R> intake, Transactions transactions, ParkedRecords parked, MeterRegistry metrics) {
        this.intake = intake;
        this.transactions = transactions;
        this.parked = parked;
        this.metrics = metrics;
    }

    /** @return how many were parked */
    int writeUntilDone(List<Origin> batch) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                var count = writeOrSingleOut(batch);
                intake.written();
                return count;
            } catch (NewerSchema e) {
                LOG.errorf("%s: %s", batch.getFirst().topic(), e.getMessage());
                countWait(batch, "newer-schema");
            } catch (RuntimeException | Error e) {
                // An Error too: a thread that ended in silence would leave its topic lying.
                LOG.warnf("%s waits for the store: %s", batch.getFirst().topic(), e);
                countWait(batch, "store");
            }
            Thread.sleep(Backoff.STANDARD.after(failures));
        }
    }

    /** Rises for as long as a topic stands still, every few seconds: what operators are woken by. */
    private void countWait(List<Origin> batch, String cause) {
        metrics.counter("countermand.intake.waits", "topic", batch.getFirst().topic(), "cause", cause)
                .increment();
    }

    private int writeOrSingleOut(List<Origin> batch) {
        try {
            return transactions.inTransaction(transaction -> write(transaction, batch));
        } catch (NewerSchema e) {
            throw e;
        } catch (RuntimeException e) {
            if (Outage.orUnfit(e)) {
                throw e;
            }
            LOG.errorf(e, "%d records from %s could not be written", batch.size(), batch.getFirst());
            return batch.size() > 1 ? oneByOne(batch) : parkAlone(new Refused(batch.getFirst(), e.toString()));
        }
    }

    private int oneByOne(List<Origin> batch) {
        int count = 0;
        for (var origin : batch) {
            count += writeOrSingleOut(List.of(origin));
        }
        return count;
    }

    private int parkAlone(Refused refused) {
        return transactions.inTransaction(transaction -> {
            parked.park(transaction, List.of(refused));
            return 1;
        });
    }

    private int write(SqlConnection transaction, List<Origin> batch) {
        var refused = new ArrayList<Refused>();
        var readable = readable(batch, refused);
        if (!readable.isEmpty()) {
            refused.addAll(intake.write(transaction, readable));
        }
        refused.forEach(one -> LOG.warnf("parked %s: %s", one.origin(), one.reason()));
        parked.park(transaction, refused);
        return refused.size();
    }

    private List<Received<R>> readable(List<Origin> batch, List<Refused> refused) {
        var readable = new ArrayList<Received<R>>(batch.size());
        for (var origin : batch) {
            var value = origin.value();
            try {
                readable.add(new Received<>(intake.read(value == null ? new byte[0] : value), origin));
            } catch (UnreadableRecord e) {
                refused.add(new Refused(origin, String.valueOf(e.getMessage())));
            }
        }
        return readable;
    }
}
