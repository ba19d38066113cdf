package io.countermand.bench.deliver;

import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Site;
import io.countermand.local.launch.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What it costs to claim an endpoint, by the dispatcher's own clock, with few and with many pending deliveries. */
record Claims(Site site, Secrets secrets, Receiving receiving, List<String> hosts) {

    private static final String URLS = "http://%/hook";
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int AT_LEAST = 250;
    private static final int SAMPLES = 7;

    /**
     * One endpoint after the other: claims that wait for one another would measure something else. As many deliveries for each as
     * there are with few of them, so that a claim takes the same of many.
     */
    private static final Map<String, String> ALONE = Map.of(
            "countermand.webhook.delivery.endpoints-at-once-max", "1",
            "countermand.webhook.delivery.per-turn-max", "20");

    List<Figure> figures() throws Exception {
        var dispatcher = Dispatcher.start(site, secrets, hosts, ALONE);
        var backlog = new Backlog(site, URLS);
        backlog.clear();
        var few = new ArrayList<Double>();
        for (int i = 0; i < 2 * SAMPLES; i++) {
            var before = Taken.of(dispatcher);
            backlog.plant(FEW / receiving.count());
            backlog.awaitRecorded();
            few.add(Taken.of(dispatcher).microsSince(before));
            backlog.clear();
        }
        var many = many(dispatcher, backlog);
        dispatcher.process().stop();
        var fewMedian = Figure.median(few.subList(SAMPLES, few.size()));
        return List.of(
                Figure.reported("µs for a claim with 1,000 pending", fewMedian),
                Figure.reported("... with 1,000,000 pending", Figure.median(many)),
                Figure.atMost("... the second by the first", Figure.median(many) / fewMedian, 1.5));
    }

    private List<Double> many(Dispatcher dispatcher, Backlog backlog) throws Exception {
        backlog.plantQuietly(MANY / receiving.count());
        site.tidy();
        backlog.begin();
        var samples = new ArrayList<Double>();
        for (int i = 0; i <= SAMPLES; i++) {
            var before = Taken.of(dispatcher);
            var after = before;
            while (after.count() < before.count() + AT_LEAST) {
                TimeUnit.MILLISECONDS.sleep(50);
                after = Taken.of(dispatcher);
            }
            samples.add(after.microsSince(before));
        }
        return samples.subList(1, samples.size());
    }

    private record Taken(double count, double seconds) {

        static Taken of(Dispatcher dispatcher) throws Exception {
            return new Taken(
                    dispatcher.metric("countermand_webhook_claim_seconds_count"),
                    dispatcher.metric("countermand_webhook_claim_seconds_sum"));
        }

        double microsSince(Taken before) {
            return (seconds - before.seconds()) * 1e6 / (count - before.count());
        }
    }
}
