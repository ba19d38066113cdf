package io.countermand.worker.publish;

import io.countermand.backbone.store.Outage;
import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.CloudEvent;
import io.countermand.worker.WorkerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;

/**
 * Publishes outbox rows in the order of their ids and marks them after the acknowledgement. One relay at a time: it works on
 * the very connection that holds the lock, so a relay that lost its lock cannot go on. Rows are found by their state, never
 * by "id greater than": a transaction that commits late would be skipped.
 */
@ApplicationScoped
public class Relay {

    private static final String DUE = """
            select id, event_id, topic, record_key, type, payload, traceparent, created_at from cancellation.outbox
            where published_at is null order by id limit $1
            """;

    private static final String MARK = """
            update cancellation.outbox set published_at = $2
            where id = any ($1) and published_at is null and created_at >= $3 and created_at <= $4
            """;

    private static final Duration KEEP_EVERY = Duration.ofSeconds(2);

    private final RelayLock lock;
    private final EventChannel channel;
    private final WorkerConfig.Relay settings;
    private final MeterRegistry metrics;
    private final InstantSource clock;

    Relay(RelayLock lock, EventChannel channel, WorkerConfig config, MeterRegistry metrics, InstantSource clock) {
        this.lock = lock;
        this.channel = channel;
        this.settings = config.relay();
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return whether a full batch was published, so that there may be more */
    public boolean publishDue() throws InterruptedException {
        var held = lock.held();
        if (held.isEmpty()) {
            return false;
        }
        try {
            var rows = held.get().preparedQuery(DUE).executeAndAwait(Tuple.of(settings.eventsMax()));
            var due = StreamSupport.stream(rows.spliterator(), false).toList();
            if (!due.isEmpty()) {
                publish(due);
                held.get().preparedQuery(MARK).executeAndAwait(marks(due));
            }
            return due.size() == settings.eventsMax();
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                lock.release(); // the connection may be the one that failed
            }
            throw e;
        }
    }

    /** Waits for all acknowledgements; if one is missing nothing is marked and all are sent again, with the same ids. */
    private void publish(List<Row> due) throws InterruptedException {
        var sends = due.stream().map(Relay::event).map(channel::send).toList();
        var acknowledged = Uni.join().all(sends).andCollectFailures().subscribeAsCompletionStage();
        while (!isDone(acknowledged)) {
            lock.keep();
        }
        acknowledged.join();
        metrics.counter("countermand.outbox.published").increment(due.size());
    }

    private static boolean isDone(Future<?> acknowledged) throws InterruptedException {
        try {
            acknowledged.get(KEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static EventChannel.Outgoing event(Row row) {
        var event = new CloudEvent(
                row.getUUID("event_id"),
                "/countermand/cancel-worker",
                row.getString("type"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("record_key"),
                row.getDelegate().getBuffer("payload").getBytes(),
                row.getString("traceparent"));
        return new EventChannel.Outgoing(row.getString("topic"), event);
    }

    private Tuple marks(List<Row> due) {
        var times = due.stream()
                .map(row -> row.getOffsetDateTime("created_at"))
                .sorted()
                .toList();
        return Tuple.of(
                due.stream().map(row -> row.getLong("id")).toArray(Long[]::new),
                Unnest.utc(clock.instant()),
                times.getFirst(),
                times.getLast());
    }
}
