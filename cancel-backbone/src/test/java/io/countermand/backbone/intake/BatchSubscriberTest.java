package io.countermand.backbone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.store.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchSubscriberTest {

    private static final int BATCH = 3;

    private final Pool pool = Notes.DATABASE.pool(2);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final Channel channel = new Channel();

    @BeforeEach
    void emptyTables() {
        Notes.empty();
    }

    @AfterEach
    void closeThePool() {
        pool.closeAndAwait();
    }

    @Test
    void acknowledgesWhatIsWrittenAndWhatIsParked() throws InterruptedException {
        var subscriber = subscribed(new Notes());

        send(subscriber, "a", "unreadable", "broken", "d");

        await().untilAsserted(() -> assertThat(acknowledged).containsExactlyInAnyOrder(0L, 1L, 2L, 3L));
        assertThat(Notes.kept()).containsExactly("a", "d");
        assertThat(Notes.parked()).containsExactlyInAnyOrder("unreadable", "broken");
        await().untilAsserted(() -> assertThat(counted("written")).isEqualTo(2));
        await().untilAsserted(() -> assertThat(counted("parked")).isEqualTo(2));
        subscriber.stop(Deadline.in(Duration.ofSeconds(5)));
    }

    /** Or the record could not even be parked, and would hold up its topic for ever. */
    @Test
    void aHeaderThatCannotBeStoredIsAsGoodAsNone() throws InterruptedException {
        var subscriber = subscribed(new Notes());

        subscriber.onNext(message(0, "unreadable", "ce_id", "\0"));
        subscriber.onNext(message(1, "refused", "traceparent", "00-\0"));
        subscriber.onNext(message(2, "unreadable", "ce_id", "x".repeat(1_000_000)));

        await().untilAsserted(() -> assertThat(acknowledged).containsExactlyInAnyOrder(0L, 1L, 2L));
        assertThat(Notes.parked()).hasSize(3);
        subscriber.stop(Deadline.in(Duration.ofSeconds(5)));
    }

    @Test
    void asksForTwoBatchesAndThenForAsManyAsItWrote() throws InterruptedException {
        var subscriber = subscribed(new Notes());
        assertThat(channel.requested).hasValue(2 * BATCH);

        send(subscriber, "a", "b", "c", "d");

        await().untilAsserted(() -> assertThat(channel.requested).hasValue(2 * BATCH + 4));
        subscriber.stop(Deadline.in(Duration.ofSeconds(5)));
    }

    @Test
    void neverWritesMoreThanABatchAtOnce() throws InterruptedException {
        var sizes = new ConcurrentLinkedQueue<Integer>();
        var subscriber = subscribed(new Notes() {
            @Override
            public List<Refused> write(SqlConnection transaction, List<Received<String>> batch) {
                sizes.add(batch.size());
                return super.write(transaction, batch);
            }
        });

        send(subscriber, "a", "b", "c", "d", "e", "f");

        await().untilAsserted(() -> assertThat(acknowledged).hasSize(6));
        assertThat(sizes).allMatch(size -> size <= BATCH);
        subscriber.stop(Deadline.in(Duration.ofSeconds(5)));
    }

    @Test
    void acknowledgesNothingBeforeItIsCommitted() throws InterruptedException {
        var writing = new CountDownLatch(1);
        var goOn = new CompletableFuture<Void>();
        var subscriber = subscribed(new Notes() {
            @Override
            public List<Refused> write(SqlConnection transaction, List<Received<String>> batch) {
                var refused = super.write(transaction, batch);
                writing.countDown();
                goOn.join();
                return refused;
            }
        });
        send(subscriber, "a");
        writing.await();
        assertThat(acknowledged).isEmpty();
        assertThat(channel.requested).hasValue(2 * BATCH);

        goOn.complete(null);

        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(0L));
        assertThat(Notes.kept()).containsExactly("a");
        subscriber.stop(Deadline.in(Duration.ofSeconds(5)));
    }

    @Test
    void stoppingFinishesTheBatchAndLeavesTheChannel() throws InterruptedException {
        var writing = new CountDownLatch(1);
        var goOn = new CompletableFuture<Void>();
        var subscriber = subscribed(new Notes() {
            @Override
            public List<Refused> write(SqlConnection transaction, List<Received<String>> batch) {
                writing.countDown();
                goOn.join();
                return super.write(transaction, batch);
            }
        });
        send(subscriber, "a");
        writing.await();
        var stopping = Thread.startVirtualThread(() -> stop(subscriber));
        await().untilTrue(channel.cancelled);

        goOn.complete(null);
        stopping.join();

        assertThat(acknowledged).containsExactly(0L);
        assertThat(Notes.kept()).containsExactly("a");
    }

    @Test
    void stoppingInterruptsAStoreThatHangsAndParksNothing() throws InterruptedException {
        var writing = new CountDownLatch(1);
        var subscriber = subscribed(new Notes() {
            @Override
            public List<Refused> write(SqlConnection transaction, List<Received<String>> batch) {
                writing.countDown();
                transaction.query("select pg_sleep(1)").executeAndAwait();
                return super.write(transaction, batch);
            }
        });
        send(subscriber, "a");
        writing.await();

        subscriber.stop(Deadline.in(Duration.ofMillis(1)));

        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(Notes.parked()).isEmpty());
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void aFailedAcknowledgementIsNoFailureOfTheNext() throws InterruptedException {
        var subscriber = subscribed(new Notes());
        subscriber.onNext(
                message(0, "a").withAck(() -> CompletableFuture.failedFuture(new IllegalStateException("gone"))));
        await().untilAsserted(() -> assertThat(Notes.kept()).containsExactly("a"));

        subscriber.onNext(message(1, "b"));

        await().untilAsserted(() -> assertThat(acknowledged).containsExactly(1L));
        subscriber.stop(Deadline.in(Duration.ofSeconds(5)));
    }

    private BatchSubscriber<String> subscribed(Intake<String> intake) {
        var subscriber = new BatchSubscriber<>(
                "notes",
                BATCH,
                Duration.ZERO,
                intake,
                new Transactions(pool, Duration.ofSeconds(5)),
                new ParkedRecords("cancellation", InstantSource.system()),
                metrics);
        subscriber.onSubscribe(channel);
        return subscriber;
    }

    private void send(BatchSubscriber<String> subscriber, String... values) {
        for (int offset = 0; offset < values.length; offset++) {
            subscriber.onNext(message(offset, values[offset]));
        }
    }

    private Message<byte[]> message(long offset, String value) {
        return message(offset, value, "ce_source", "/test");
    }

    private Message<byte[]> message(long offset, String value, String headerName, String header) {
        var record = new ConsumerRecord<>(Records.TOPIC, 0, offset, "key".getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers().add(headerName, header.getBytes(UTF_8));
        return Message.of(
                value.getBytes(UTF_8), Metadata.of(new IncomingKafkaRecordMetadata<>(record, "notes")), () -> {
                    acknowledged.add(offset);
                    return CompletableFuture.completedFuture(null);
                });
    }

    private double counted(String outcome) {
        return metrics.counter("countermand.intake.records", "topic", "notes", "outcome", outcome)
                .count();
    }

    private static void stop(BatchSubscriber<String> subscriber) {
        try {
            subscriber.stop(Deadline.in(Duration.ofSeconds(5)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Channel implements Flow.Subscription {

        final AtomicLong requested = new AtomicLong();
        final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public void request(long records) {
            requested.addAndGet(records);
        }

        @Override
        public void cancel() {
            cancelled.set(true);
        }
    }
}
