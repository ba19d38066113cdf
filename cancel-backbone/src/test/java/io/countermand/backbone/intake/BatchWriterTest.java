package io.countermand.backbone.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.backbone.store.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private final Pool pool = Notes.DATABASE.pool(2);

    @BeforeEach
    void emptyTables() {
        Notes.empty();
    }

    @AfterEach
    void closeThePool() {
        pool.closeAndAwait();
    }

    @Test
    void writesABatch() throws InterruptedException {
        var parked = writer(new Notes()).writeUntilDone(Records.of("a", "b", "c"));

        assertThat(parked).isZero();
        assertThat(Notes.kept()).containsExactly("a", "b", "c");
        assertThat(Notes.parked()).isEmpty();
    }

    @Test
    void parksWhatCannotBeReadAndWritesTheRest() throws InterruptedException {
        var parked = writer(new Notes()).writeUntilDone(Records.of("a", "unreadable", "c"));

        assertThat(parked).isEqualTo(1);
        assertThat(Notes.kept()).containsExactly("a", "c");
        assertThat(Notes.parked()).containsExactly("unreadable");
        assertThat(Notes.reasons()).containsExactly("not a note: unreadable");
    }

    @Test
    void parksWhatIsRefusedAndWritesTheRest() throws InterruptedException {
        writer(new Notes()).writeUntilDone(Records.of("refused", "b"));

        assertThat(Notes.kept()).containsExactly("b");
        assertThat(Notes.reasons()).containsExactly("refused on purpose");
    }

    @Test
    void singlesOutTheRecordThatLetsABatchFail() throws InterruptedException {
        var parked = writer(new Notes()).writeUntilDone(Records.of("a", "broken", "c", "unreadable", "e"));

        assertThat(parked).isEqualTo(2);
        assertThat(Notes.kept()).containsExactly("a", "c", "e");
        assertThat(Notes.parked()).containsExactlyInAnyOrder("broken", "unreadable");
    }

    @Test
    void singlesOutARecordThatMeetsABug() throws InterruptedException {
        var intake = new Notes() {
            @Override
            public String read(byte[] value) {
                var text = super.read(value);
                return text.equals("bug") ? String.valueOf((Object) null).substring(99) : text;
            }
        };

        writer(intake).writeUntilDone(Records.of("a", "bug", "c"));

        assertThat(Notes.kept()).containsExactly("a", "c");
        assertThat(Notes.parked()).containsExactly("bug");
    }

    @Test
    void parksARepeatedRecordOnce() throws InterruptedException {
        var writer = writer(new Notes());

        writer.writeUntilDone(Records.of("unreadable", "broken", "c"));
        writer.writeUntilDone(Records.of("unreadable", "broken", "c"));

        assertThat(Notes.kept()).containsExactly("c");
        assertThat(Notes.parked()).containsExactlyInAnyOrder("unreadable", "broken");
    }

    @Test
    void parksARecordWithoutKeyAndValue() throws InterruptedException {
        writer(new Notes()).writeUntilDone(List.of(Records.tombstoneAt(7), Records.at(8, "b")));

        assertThat(Notes.kept()).containsExactly("b");
        assertThat(Notes.DATABASE.column("select record_offset from cancellation.parked_record where value is null"))
                .containsExactly("7");
    }

    /** PostgreSQL stores no NUL in a text: a reason that quotes the record must not block the topic. */
    @Test
    void parksARecordWhoseReasonCannotBeStoredAsItIs() throws InterruptedException {
        var unstorable = "unreadable\u0000\n" + "x".repeat(10_000);

        writer(new Notes()).writeUntilDone(Records.of(unstorable, "b"));

        assertThat(Notes.kept()).containsExactly("b");
        assertThat(Notes.reasons())
                .singleElement()
                .asString()
                .startsWith("not a note: unreadable  xxx")
                .hasSize(500);
    }

    @Test
    void tellsTheIntakeOnceItIsWritten() throws InterruptedException {
        var told = new AtomicInteger();
        var intake = new Notes() {
            @Override
            public void written() {
                told.addAndGet(Notes.kept().size());
            }
        };

        writer(intake).writeUntilDone(Records.of("a", "b"));

        assertThat(told).hasValue(2);
    }

    @Test
    void parksNothingWhenTheDatabaseDoesNotFit() throws InterruptedException {
        var tries = new AtomicInteger();
        var intake = new Notes() {
            @Override
            public List<Refused> write(SqlConnection transaction, List<Received<String>> batch) {
                if (tries.incrementAndGet() < 3) {
                    transaction.query("select * from not_migrated_yet").executeAndAwait();
                }
                return super.write(transaction, batch);
            }
        };

        writer(intake).writeUntilDone(Records.of("a"));

        assertThat(Notes.kept()).containsExactly("a");
        assertThat(Notes.parked()).isEmpty();
        assertThat(tries).hasValue(3);
    }

    private BatchWriter<String> writer(Intake<String> intake) {
        return new BatchWriter<>(
                intake,
                new Transactions(pool, Duration.ofSeconds(5)),
                new ParkedRecords("cancellation", InstantSource.system()),
                new SimpleMeterRegistry());
    }
}
