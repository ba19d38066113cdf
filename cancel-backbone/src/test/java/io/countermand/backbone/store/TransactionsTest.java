package io.countermand.backbone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.backbone.testing.FreshDatabase;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final FreshDatabase DATABASE = FreshDatabase.empty();

    private final Pool pool = DATABASE.pool(1);
    private final Transactions transactions = new Transactions(pool, PATIENCE);

    @BeforeAll
    static void makeATable() {
        DATABASE.execute("create table note (text text primary key)");
    }

    @BeforeEach
    void emptyIt() {
        DATABASE.execute("truncate note");
    }

    @AfterEach
    void closeThePool() {
        pool.closeAndAwait();
    }

    @Test
    void commitsWhatTheWorkWrote() {
        int answer = transactions.inTransaction(connection -> {
            write(connection, "kept");
            return 42;
        });

        assertThat(answer).isEqualTo(42);
        assertThat(notes()).containsExactly("kept");
    }

    @Test
    void rollsBackAndThrowsWhatTheWorkThrew() {
        var bug = new IllegalStateException("a bug");

        assertThatThrownBy(() -> transactions.inTransaction(connection -> {
                    write(connection, "gone");
                    throw bug;
                }))
                .isSameAs(bug);
        assertThat(notes()).isEmpty();
    }

    @Test
    void rollsBackWhatPostgresRefused() {
        assertThatThrownBy(() -> transactions.inTransaction(connection -> {
                    write(connection, "twice");
                    write(connection, "twice");
                    return "never";
                }))
                .isInstanceOf(PgException.class);
        assertThat(notes()).isEmpty();
    }

    @Test
    void goesOnWithTheSameConnectionAfterFailures() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> transactions.inTransaction(this::fail)).isInstanceOf(PgException.class);
        }

        transactions.inTransaction(connection -> write(connection, "kept"));

        assertThat(notes()).containsExactly("kept");
    }

    @Test
    void losesNoConnectionThatCameTooLate() {
        var held = pool.getConnectionAndAwait();
        var hasty = new Transactions(pool, Duration.ofMillis(50));
        assertThatThrownBy(() -> hasty.inTransaction(connection -> "never")).isInstanceOf(TimeoutException.class);
        held.closeAndAwait();

        transactions.inTransaction(connection -> write(connection, "kept"));

        assertThat(notes()).containsExactly("kept");
    }

    private int fail(SqlConnection connection) {
        return connection.query("select 1 / 0").executeAndAwait().rowCount();
    }

    private static int write(SqlConnection connection, String text) {
        return connection
                .query("insert into note values ('" + text + "')")
                .executeAndAwait()
                .rowCount();
    }

    private static Iterable<String> notes() {
        return DATABASE.column("select text from note");
    }
}
