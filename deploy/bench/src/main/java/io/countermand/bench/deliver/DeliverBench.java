package io.countermand.bench.deliver;

import static io.countermand.bench.WrongResult.unless;

import io.countermand.bench.Bench;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Site;
import io.countermand.local.launch.Secrets;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Webhooks to fifty fast receivers: how many a second, how soon after the event, and what a claim costs. */
public final class DeliverBench implements Bench {

    private static final int PLATFORMS = 10;
    private static final int EACH = 5;
    private static final int RECEIVERS = PLATFORMS * EACH;

    /** Webhooks of a round to one receiver. */
    private static final int ROUND = 400;

    private static final int WARM_UPS = 3;
    private static final Duration LIVE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "deliver";
    }

    @Override
    public int minutes() {
        return 6;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        try {
            var certificate = LocalCertificate.in(site.folder());
            var plain = Receiving.http(vertx, RECEIVERS);
            var tls = Receiving.https(vertx, RECEIVERS, certificate);
            var hosts = Stream.of(plain, tls)
                    .flatMap(receiving -> receiving.authorities().stream())
                    .toList();
            var secrets = Secrets.draw();
            var dispatcher =
                    Dispatcher.start(site, secrets, hosts, Map.of("JAVA_TOOL_OPTIONS", certificate.trustedByJvm()));
            subscribe(dispatcher, "plain-", plain);
            subscribe(dispatcher, "tls-", tls);
            var figures = new ArrayList<Figure>();
            var http = race(site, plain, new Bare(vertx, new HttpClientOptions(), plain));
            figures.addAll(figures("http", http));
            figures.add(Figure.atLeast("... share of the bare client", http.share(), 0.4));
            figures.addAll(latencies(site, plain, http.ours() / 2));
            var https = race(site, tls, new Bare(vertx, certificate.client(), tls));
            figures.addAll(figures("https", https));
            figures.add(Figure.reported("... share of the bare client", https.share()));
            dispatcher.process().stop();
            figures.addAll(new Claims(site, secrets, plain, hosts).figures());
            return figures;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private record Rates(double ours, double bare) {
        double share() {
            return ours / bare;
        }
    }

    private static void subscribe(Dispatcher dispatcher, String prefix, Receiving receiving) throws Exception {
        for (int i = 0; i < PLATFORMS; i++) {
            var urls = IntStream.range(i * EACH, (i + 1) * EACH)
                    .mapToObj(receiving::url)
                    .toList();
            dispatcher.subscribe(prefix + i, urls);
        }
    }

    /** In turns, so that whatever the machine does meanwhile meets both. */
    private static Rates race(Site site, Receiving receiving, Bare bare) throws Exception {
        var backlog = new Backlog(site, (receiving.isTls() ? "https" : "http") + "://%/hook");
        backlog.clear();
        for (int i = 0; i < WARM_UPS; i++) {
            ours(backlog, receiving);
            bare.post(ROUND * RECEIVERS, receiving.sample());
        }
        var ours = new ArrayList<Double>();
        var floors = new ArrayList<Double>();
        for (int round = 0; round < site.rounds(); round++) {
            ours.add(perSecond(ours(backlog, receiving)));
            floors.add(
                    perSecond(bare.post(ROUND * RECEIVERS, receiving.sample()).toNanos()));
        }
        return new Rates(Figure.median(ours), Figure.median(floors));
    }

    /** @return nanoseconds from the first request to the last record of one */
    private static long ours(Backlog backlog, Receiving receiving) throws Exception {
        receiving.forget();
        backlog.plant(ROUND);
        var recordedAt = backlog.awaitRecorded();
        unless(receiving.webhooks() == ROUND * RECEIVERS, receiving.webhooks() + " webhooks arrived");
        unless(receiving.requests() == ROUND * RECEIVERS, receiving.requests() + " requests were made");
        backlog.mustBeDeliveredOnce(ROUND * RECEIVERS);
        backlog.clear();
        return recordedAt - receiving.firstAt();
    }

    private static double perSecond(long nanos) {
        return ROUND * RECEIVERS / (nanos / 1e9);
    }

    private static List<Figure> figures(String scheme, Rates rates) {
        return List.of(
                Figure.reported(
                        "webhooks/s to " + RECEIVERS + " receivers by " + scheme + ", all recorded", rates.ours()),
                Figure.reported("... floor: a bare client posts the same bytes", rates.bare()));
    }

    private static List<Figure> latencies(Site site, Receiving receiving, double perSecond) throws Exception {
        var platforms =
                IntStream.range(0, PLATFORMS).mapToObj(i -> "plain-" + i).toList();
        var live = new Live(site, platforms, EACH, receiving);
        live.run(LIVE.dividedBy(2), perSecond / EACH);
        var latency = live.run(LIVE, perSecond / EACH);
        return List.of(
                Figure.atMost("p99 from event to first byte at half of that, ms", millis(latency, 99), 100),
                Figure.reported("... median, ms", millis(latency, 50)),
                Figure.reported("... webhooks/s", perSecond));
    }

    static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
