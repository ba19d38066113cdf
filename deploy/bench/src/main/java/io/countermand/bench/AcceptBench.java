package io.countermand.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.domain.wire.Topics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Accepted cancels per second over 256 connections, against a bare endpoint that does one SELECT and one send, and against
 * the send alone; then the latency at half of the maximum. All on the same machine, load generator included.
 */
final class AcceptBench {

    private static final int CONNECTIONS = 256;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration LATENCY_ROUND = Duration.ofSeconds(20);
    private static final String BODY = "{\"reasonCode\":\"DUPLICATE\"}";

    private final Vertx vertx;
    private final BenchStack stack;
    private final AtomicInteger order = new AtomicInteger();
    private long accepted;
    private long refused;

    AcceptBench(Vertx vertx, BenchStack stack) {
        this.vertx = vertx;
        this.stack = stack;
    }

    List<Figure> run() throws IOException, SQLException, InterruptedException, ExecutionException {
        stack.placeOrders();
        var api = stack.startApi();
        var floor = stack.startFloor();
        var ours = Load.connect(vertx, api, CONNECTIONS, cancel());
        var both = Load.connect(vertx, floor, CONNECTIONS, bare("/floor/select-and-send/"));
        var send = Load.connect(vertx, floor, CONNECTIONS, bare("/floor/send/"));
        both.closed(WARM_UP);
        send.closed(WARM_UP);
        count(ours.closed(WARM_UP));
        var figures = rates(ours, both, send);
        figures.addAll(latency(ours, figures.getFirst().value() / 2));
        checkEveryAcceptedOneIsOnKafka();
        return figures;
    }

    /** Ours and the floors take turns, so that whatever the machine does meanwhile meets all of them. */
    private List<Figure> rates(Load ours, Load both, Load send) {
        var oursRates = new ArrayList<Double>();
        var bothRates = new ArrayList<Double>();
        var sendRates = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            bothRates.add(both.closed(ROUND).perSecond());
            oursRates.add(unrefused(ours.closed(ROUND)).perSecond());
            sendRates.add(send.closed(ROUND).perSecond());
        }
        var median = Figure.median(oursRates);
        return new ArrayList<>(List.of(
                new Figure("accepted cancels/s, 256 connections", median, "", 0),
                new Figure("share of one SELECT + one send", median / Figure.median(bothRates), ">=", 0.5),
                new Figure("share of the send alone", median / Figure.median(sendRates), "", 0),
                new Figure("floor: SELECT + send/s", Figure.median(bothRates), "", 0),
                new Figure("floor: send/s", Figure.median(sendRates), "", 0)));
    }

    private List<Figure> latency(Load ours, double perSecond) {
        var result = unrefused(ours.open(LATENCY_ROUND, perSecond));
        var p99 = result.latencyMicros().getValueAtPercentile(99) / 1_000.0;
        return List.of(new Figure("p99 at half of the maximum, ms", p99, "<=", 50));
    }

    private Load.Result unrefused(Load.Result result) {
        if (result.refused() > 0) {
            throw new IllegalStateException(result.refused() + " requests were refused: the figures mean nothing");
        }
        return count(result);
    }

    private Load.Result count(Load.Result result) {
        accepted += result.accepted();
        refused += result.refused();
        return result;
    }

    /** Of a refused one the outcome may be unknown, so it may be there too. */
    private void checkEveryAcceptedOneIsOnKafka() throws InterruptedException, ExecutionException {
        var records = TopicSize.of(stack.bootstrapServers(), Topics.ORDER_ACTIONS_REQUESTED);
        if (records < accepted || records > accepted + refused) {
            throw new IllegalStateException(accepted + " were accepted, " + records + " are on Kafka");
        }
    }

    private Supplier<byte[]> cancel() {
        var login = Base64.getEncoder().encodeToString((BenchStack.PLATFORM + ":" + BenchStack.KEY).getBytes(UTF_8));
        return () -> ("POST /raas/v2/asyncOrders/RA-" + nextOrder() + "/cancel HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Basic " + login + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + BODY.length() + "\r\n\r\n" + BODY)
                .getBytes(US_ASCII);
    }

    private Supplier<byte[]> bare(String path) {
        return () -> ("POST " + path + "RA-" + nextOrder()
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                .getBytes(US_ASCII);
    }

    private int nextOrder() {
        return Math.floorMod(order.getAndIncrement(), BenchStack.ORDERS);
    }
}
