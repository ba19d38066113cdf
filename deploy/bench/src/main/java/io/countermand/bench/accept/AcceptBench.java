package io.countermand.bench.accept;

import static io.countermand.bench.figure.Figure.atLeast;
import static io.countermand.bench.figure.Figure.atMost;
import static io.countermand.bench.figure.Figure.median;
import static io.countermand.bench.figure.Figure.reported;

import io.countermand.bench.Bench;
import io.countermand.bench.WrongResult;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.load.Load;
import io.countermand.bench.running.Running;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import io.countermand.domain.wire.Topics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Accepted cancels per second over 256 connections, against a bare endpoint that does one SELECT and one send, and against
 * the send alone; then the latency at half of the maximum.
 */
public final class AcceptBench implements Bench {

    private static final int ORDERS = 100_000;
    private static final int CONNECTIONS = 256;
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    /** There is more of ours to compile. */
    private static final Duration OUR_WARM_UP = Duration.ofSeconds(45);

    private static final Duration ROUND = Duration.ofSeconds(6);

    /** What is measured is the path of one request, not the limits that protect it. */
    private static final Map<String, String> NO_LIMITS = Map.of(
            "countermand.limits.platform-requests-per-second", "1000000",
            "countermand.limits.platform-burst", "1000000",
            "countermand.api.action-interval", "0s");

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public int minutes() {
        return 5;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        Seed.plant(site, "platform.sql", Map.of());
        Seed.plant(site, "order-headers.sql", Map.of("orders", ORDERS));
        var api = site.start("cancel-api", NO_LIMITS);
        var floor = site.start("deploy/bench/floor", Map.of("floor.topic", site.topic(Topics.REFUNDS_SETTLED)));
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            return measure(site, api, floor, vertx);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static List<Figure> measure(Site site, Running api, Running floor, Vertx vertx) throws IOException {
        var tally = new Tally(ORDERS);
        var doors = new Doors(ORDERS);
        var ours = Load.connect(vertx, api.port(), CONNECTIONS, doors::cancel, tally::count);
        var both = Load.connect(vertx, floor.port(), CONNECTIONS, doors::selectAndSend, (request, status) -> {});
        var send = Load.connect(vertx, floor.port(), CONNECTIONS, doors::send, (request, status) -> {});
        List.of(both, send).forEach(load -> load.closed(WARM_UP));
        ours.closed(OUR_WARM_UP);
        var refusedInWarmUp = tally.refusals();
        var figures = rates(site.rounds(), ours, both, send);
        var half = figures.getFirst().value() / 2;
        figures.add(atMost("... p99 at half of that rate, open loop, ms", p99(site.rounds(), ours, half) / 1e3, 50));
        figures.add(atMost("... the API's heap, MB", api.heap().megabytesMax(), 256));
        var refused = tally.refusals() - refusedInWarmUp;
        WrongResult.unless(refused == 0, refused + " requests were refused");
        tally.mustBe(Commands.read(site.bootstrapServers(), site.topic(Topics.ORDER_ACTIONS_REQUESTED), ORDERS));
        return figures;
    }

    /** In microseconds, the median of the rounds. */
    private static double p99(int rounds, Load ours, double perSecond) {
        return median(IntStream.range(0, rounds)
                .mapToObj(round -> ours.open(ROUND, perSecond).latencyMicros())
                .map(latency -> (double) latency.getValueAtPercentile(99))
                .toList());
    }

    /** Ours and the floors take turns, so that whatever the machine does meanwhile meets all of them. */
    private static List<Figure> rates(int rounds, Load ours, Load both, Load send) {
        var oursRates = new ArrayList<Double>();
        var bothRates = new ArrayList<Double>();
        var sendRates = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            bothRates.add(both.closed(ROUND).perSecond());
            oursRates.add(ours.closed(ROUND).perSecond());
            sendRates.add(send.closed(ROUND).perSecond());
        }
        return new ArrayList<>(List.of(
                reported("accepted cancels/s at 256 connections", median(oursRates)),
                reported("... floor: a bare endpoint, one SELECT and one send/s", median(bothRates)),
                atLeast("... share of that floor", median(oursRates) / median(bothRates), 0.5),
                reported("... share of the send alone", median(oursRates) / median(sendRates))));
    }
}
