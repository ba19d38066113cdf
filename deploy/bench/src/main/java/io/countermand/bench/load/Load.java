package io.countermand.bench.load;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Sends requests over kept connections, all on one event loop. Closed: every connection sends again as soon as it is
 * answered. Open: requests become due at a rate and their latency counts from then, however late a connection is free.
 */
public final class Load {

    private static final long LATENCY_MICROS_MAX = 60_000_000;
    private static final int DIGITS = 3;

    private final Vertx vertx;
    private final List<Connection> connections;
    private final Supplier<Request> requests;
    private final ObjIntConsumer<Request> answered;

    private Load(
            Vertx vertx, List<Connection> connections, Supplier<Request> requests, ObjIntConsumer<Request> answered) {
        this.vertx = vertx;
        this.connections = connections;
        this.requests = requests;
        this.answered = answered;
    }

    /**
     * What came of a run.
     *
     * @param startedAt by {@link System#nanoTime()}
     */
    public record Result(long accepted, long startedAt, Duration time, Histogram latencyMicros) {

        public double perSecond() {
            return accepted / (time.toNanos() / 1e9);
        }
    }

    /** @param answered gets every request with the status of its answer */
    public static Load connect(
            Vertx vertx, int port, int count, Supplier<Request> requests, ObjIntConsumer<Request> answered) {
        var connections = new ArrayList<Connection>();
        var client = vertx.createNetClient();
        for (int i = 0; i < count; i++) {
            NetSocket socket = client.connect(port, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            connections.add(new Connection(socket));
        }
        return new Load(vertx, connections, requests, answered);
    }

    public Result closed(Duration time) {
        var run = new Run(time);
        vertx.runOnContext(begin -> connections.forEach(run::sendAgain));
        return run.result();
    }

    public Result open(Duration time, double perSecond) {
        var run = new OpenRun(time, perSecond);
        vertx.runOnContext(begin -> run.begin());
        return run.result();
    }

    private class Run {
        final long startedAt = System.nanoTime();
        final long endsAt;
        final Histogram latency = new Histogram(LATENCY_MICROS_MAX, DIGITS);
        final CompletableFuture<Result> done = new CompletableFuture<>();
        long accepted;
        int busy;

        Run(Duration time) {
            endsAt = startedAt + time.toNanos();
        }

        Result result() {
            return done.join();
        }

        void sendAgain(Connection connection) {
            send(connection, System.nanoTime());
        }

        void send(Connection connection, long dueAt) {
            busy++;
            var request = requests.get();
            connection.send(request.bytes(), status -> {
                busy--;
                answered.accept(request, status);
                count(status, dueAt);
                next(connection);
            });
        }

        void next(Connection connection) {
            if (System.nanoTime() < endsAt) {
                sendAgain(connection);
            } else {
                endIfIdle();
            }
        }

        void endIfIdle() {
            if (busy == 0) {
                var time = Duration.ofNanos(System.nanoTime() - startedAt);
                done.complete(new Result(accepted, startedAt, time, latency));
            }
        }

        private void count(int status, long dueAt) {
            if (status == 202) {
                accepted++;
            }
            latency.recordValue(Math.min(LATENCY_MICROS_MAX, (System.nanoTime() - dueAt) / 1_000));
        }
    }

    private final class OpenRun extends Run {
        private final double nanosBetween;
        private final Queue<Connection> free = new ArrayDeque<>(connections);
        private final Queue<Long> due = new ArrayDeque<>();
        private long made;

        OpenRun(Duration time, double perSecond) {
            super(time);
            nanosBetween = 1e9 / perSecond;
        }

        void begin() {
            vertx.setPeriodic(1, this::tick);
        }

        private void tick(long timer) {
            var now = System.nanoTime();
            while (now < endsAt && startedAt + (long) (made * nanosBetween) <= now) {
                due.add(startedAt + (long) (made * nanosBetween));
                made++;
            }
            sendDue();
            if (now >= endsAt && due.isEmpty()) {
                vertx.cancelTimer(timer);
                endIfIdle();
            }
        }

        @Override
        void next(Connection connection) {
            free.add(connection);
            sendDue();
            if (System.nanoTime() >= endsAt && due.isEmpty()) {
                endIfIdle();
            }
        }

        private void sendDue() {
            while (!due.isEmpty() && !free.isEmpty()) {
                send(free.remove(), due.remove());
            }
        }
    }
}
