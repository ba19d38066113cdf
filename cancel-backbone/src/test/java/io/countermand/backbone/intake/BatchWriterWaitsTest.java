package io.countermand.backbone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.testing.FreshDatabase;
import io.countermand.backbone.wire.WireJson;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not the record's fault is waited for, however long it takes; nothing is parked for it. */
class BatchWriterWaitsTest {

    private final AtomicInteger tries = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void aRecordOfALaterSchemaBlocksUntilTheUpgrade() throws Exception {
        Notes.empty();
        var upgraded = new AtomicBoolean();
        var writing = inTheBackground(Notes.DATABASE, new Notes() {
            @Override
            public String read(byte[] value) {
                tries.incrementAndGet();
                var schemaMax = upgraded.get() ? 2 : 1;
                return WireJson.read("{\"schema\": 2}".getBytes(UTF_8), LaterNote.class, schemaMax)
                        .toString();
            }
        });
        await().untilAsserted(() -> assertThat(tries).hasValueGreaterThan(2));
        assertThat(writing).isNotDone();
        assertThat(Notes.parked()).isEmpty();
        assertThat(metrics.get("countermand.intake.waits")
                        .tag("cause", "newer-schema")
                        .counter()
                        .count())
                .isPositive();

        upgraded.set(true);

        assertThat(writing.get()).isZero();
        assertThat(Notes.kept()).containsExactly("LaterNote[schema=2]");
        assertThat(Notes.parked()).isEmpty();
    }

    @Test
    void anOutageInTheMiddleOfABatchIsWaitedFor(@TempDir Path data) throws Exception {
        var server = start(data, 0);
        var database = FreshDatabase.on(server);
        database.migrate();
        database.execute("create table note (text text primary key)");
        var inTheMiddle = new CountDownLatch(1);
        var databaseIsAway = new CountDownLatch(1);
        var writing = inTheBackground(database, new Notes() {
            @Override
            public List<Refused> write(SqlConnection transaction, List<Received<String>> batch) {
                var refused = super.write(transaction, batch);
                if (tries.incrementAndGet() == 1) {
                    inTheMiddle.countDown();
                    awaitQuietly(databaseIsAway);
                }
                return refused;
            }
        });
        inTheMiddle.await();
        server.close();
        databaseIsAway.countDown();

        try (var again = start(data, server.getPort())) {
            assertThat(writing.get()).isZero();

            assertThat(again.getPort()).isEqualTo(server.getPort());
            assertThat(database.column("select text from note")).containsExactly("a");
            assertThat(database.column("select reason from cancellation.parked_record"))
                    .isEmpty();
            assertThat(tries).hasValueGreaterThan(1);
        }
    }

    record LaterNote(int schema) {}

    private CompletableFuture<Integer> inTheBackground(FreshDatabase database, Intake<String> intake) {
        var transactions = new Transactions(database.pool(1), Duration.ofSeconds(5));
        var parked = new ParkedRecords("cancellation", InstantSource.system());
        var writer = new BatchWriter<>(intake, transactions, parked, metrics);
        var written = new CompletableFuture<Integer>();
        Thread.startVirtualThread(() -> {
            try {
                written.complete(writer.writeUntilDone(Records.of("a")));
            } catch (InterruptedException e) {
                written.completeExceptionally(e);
            }
        });
        return written;
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
