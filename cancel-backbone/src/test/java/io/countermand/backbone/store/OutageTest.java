package io.countermand.backbone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // state, what PostgreSQL says, passes by itself, spares the record
        "08006, connection failure,                  true,  true",
        "40001, serialization failure,               true,  true",
        "40P01, deadlock detected,                   true,  true",
        "53100, disk full,                           true,  true",
        "53300, too many connections,                true,  true",
        "55P03, lock not available,                  true,  true",
        "57014, statement timeout,                   true,  true",
        "57P01, shut down by the administrator,      true,  true",
        "57P03, cannot connect now,                  true,  true",
        "58030, input or output error,               true,  true",
        "25006, read-only transaction,               true,  true",
        "25P03, idle in transaction timeout,         true,  true",
        "28P01, wrong password,                      true,  true",
        "28000, no login,                            false, true",
        "3D000, no such database,                    false, true",
        "3F000, no such schema,                      false, true",
        "42501, no right,                            false, true",
        "42P01, no such table,                       false, true",
        "42703, no such column,                      false, true",
        "0A000, cached plan must not change type,    false, true",
        "26000, no such prepared statement,          false, true",
        "22021, character not in repertoire,         false, false",
        "22003, number out of range,                 false, false",
        "22P02, not the text of the type,            false, false",
        "23502, not null,                            false, false",
        "23505, unique,                              false, false",
        "23514, check,                               false, false",
        "25P02, in a failed transaction,             false, false",
        "P0001, raised by a function,                false, false",
        "XX000, internal,                            false, false",
        "'',    no state,                            false, false",
        "57,    too short for a state,               false, false"
    })
    void isToldByTheSqlState(String state, String saying, boolean passes, boolean sparesTheRecord) {
        var failure = new PgException(saying, "ERROR", state, null);

        assertThat(Outage.is(failure)).isEqualTo(passes);
        assertThat(Outage.is(new CompletionException(failure))).isEqualTo(passes);
        assertThat(Outage.orUnfit(failure)).isEqualTo(sparesTheRecord);
    }

    @ParameterizedTest
    @MethodSource("connectionTroubles")
    void isEveryTroubleOfTheConnection(Throwable failure) {
        assertThat(Outage.is(failure)).isTrue();
        assertThat(Outage.is(new CompletionException(failure))).isTrue();
        assertThat(Outage.orUnfit(failure)).isTrue();
    }

    static Stream<Throwable> connectionTroubles() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("db"),
                new ClosedChannelException(),
                new IOException("Connection reset"),
                ClosedConnectionException.INSTANCE,
                new IllegalStateException(new InterruptedException("the process stops")),
                new OutOfMemoryError("the heap is full"),
                new NoStackTraceThrowable("Timeout"),
                new NoStackTraceTimeoutException("no connection within 30 s"));
    }

    @ParameterizedTest
    @CsvSource({
        "55P03, true",
        "57014, true",
        "40P01, false",
        "40001, false",
        "08006, false",
        "57P01, false",
        "23514, false"
    })
    void othersGetThroughWhereOnlyALockOrASlowStatementIsInTheWay(String state, boolean heldUp) {
        assertThat(Outage.isHeldUp(new CompletionException(new PgException("", "ERROR", state, null))))
                .isEqualTo(heldUp);
        assertThat(Outage.isHeldUp(new IOException("Connection reset"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"40P01, true", "40001, true", "40003, false", "55P03, false", "08006, false", "23514, false"})
    void theVerySameMayBeWrittenAgainWhereAllOfItWasTakenBack(String state, boolean rolledBack) {
        assertThat(Outage.isRolledBack(new CompletionException(new PgException("", "ERROR", state, null))))
                .isEqualTo(rolledBack);
        assertThat(Outage.isRolledBack(new IOException("Connection reset"))).isFalse();
    }

    @Test
    void isAnAwaitThatTimedOut() {
        var nothing = Uni.createFrom().nothing();

        var failure = catchThrowable(() -> nothing.await().atMost(Duration.ofMillis(1)));

        assertThat(Outage.is(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bugsAndRefusals")
    void isNoBugAndNoRefusal(Throwable failure) {
        assertThat(Outage.is(failure)).isFalse();
        assertThat(Outage.orUnfit(failure)).isFalse();
    }

    static Stream<Throwable> bugsAndRefusals() {
        return Stream.of(
                new NullPointerException("platform"),
                new IllegalArgumentException("no such status"),
                new IllegalArgumentException(new JsonParseException(null, "not JSON")),
                new PgException("no state", "ERROR", null, null),
                new StackOverflowError());
    }
}
