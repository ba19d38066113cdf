package io.countermand.backbone.intake;

import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.loop.Pace;
import io.countermand.backbone.store.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one way from Kafka into a database: takes what has arrived, up to a bound, writes it in one transaction, acknowledges
 * it, asks for as many more. While the store is away nothing is asked for, so the channel pauses by itself.
 */
public final class BatchSubscriber<R> implements Flow.Subscriber<Message<byte[]>> {

    private static final Logger LOG = Logger.getLogger(BatchSubscriber.class);
    private static final long LOOK_FOR_STOP_MILLIS = 200;

    private final String name;
    private final int batchMax;
    private final Pace pace;
    private final BatchWriter<R> writer;
    private final MeterRegistry metrics;
    private final LinkedBlockingQueue<Message<byte[]>> arrived = new LinkedBlockingQueue<>();
    private volatile boolean running = true;
    private Flow.@Nullable Subscription subscription;
    private @Nullable Thread thread;

    /**
     * @param batchMax records in one transaction; twice as many are held in memory
     * @param pace from one transaction to the next, at least, unless as many records wait
     */
    public BatchSubscriber(
            String name,
            int batchMax,
            Duration pace,
            Intake<R> intake,
            Transactions transactions,
            ParkedRecords parked,
            MeterRegistry metrics) {
        this.name = name;
        this.batchMax = batchMax;
        this.pace = new Pace(pace);
        this.writer = new BatchWriter<>(intake, transactions, parked, metrics);
        this.metrics = metrics;
    }

    @Override
    public void onSubscribe(Flow.Subscription channel) {
        subscription = channel;
        thread = Thread.ofVirtual().name("intake-" + name).start(() -> writeWhileRunning(channel));
        channel.request(2L * batchMax);
    }

    @Override
    public void onNext(Message<byte[]> message) {
        arrived.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        LOG.errorf(failure, "the channel %s failed", name);
    }

    @Override
    public void onComplete() {
        LOG.infof("the channel %s ended", name);
    }

    /** Finishes the batch at hand; what was not acknowledged comes again. */
    public void stop(Deadline deadline) throws InterruptedException {
        running = false;
        if (subscription != null) {
            subscription.cancel();
        }
        if (thread != null) {
            thread.join(deadline.left());
            thread.interrupt();
        }
    }

    private void writeWhileRunning(Flow.Subscription channel) {
        try {
            while (running) {
                var batch = nextBatch();
                if (!batch.isEmpty()) {
                    writeAndAcknowledge(batch);
                    channel.request(batch.size());
                }
            }
        } catch (InterruptedException e) {
            LOG.infof("intake of %s stopped; unwritten records come again", name);
        }
    }

    private List<Message<byte[]>> nextBatch() throws InterruptedException {
        var batch = new ArrayList<Message<byte[]>>();
        var first = arrived.poll(LOOK_FOR_STOP_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            letOthersArrive();
            batch.add(first);
            arrived.drainTo(batch, batchMax - 1);
        }
        return batch;
    }

    private void letOthersArrive() throws InterruptedException {
        if (arrived.size() < batchMax - 1) {
            pace.await();
        }
    }

    private void writeAndAcknowledge(List<Message<byte[]>> batch) throws InterruptedException {
        var parkedCount = writer.writeUntilDone(batch.stream().map(Origin::of).toList());
        batch.forEach(message -> message.ack().exceptionally(this::notAcknowledged));
        count("written", batch.size() - parkedCount);
        count("parked", parkedCount);
    }

    private void count(String outcome, int records) {
        metrics.counter("countermand.intake.records", "topic", name, "outcome", outcome)
                .increment(records);
    }

    private @Nullable Void notAcknowledged(Throwable failure) {
        LOG.warnf("%s: written but not acknowledged, it will come again: %s", name, failure);
        return null;
    }
}
