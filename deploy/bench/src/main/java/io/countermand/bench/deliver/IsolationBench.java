package io.countermand.bench.deliver;

import static io.countermand.bench.deliver.DeliverBench.millis;

import io.countermand.bench.Bench;
import io.countermand.bench.WrongResult;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Site;
import io.countermand.local.launch.Secrets;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What ten healthy endpoints notice of ten poisonous ones, of which half are on the same platform. */
public final class IsolationBench implements Bench {

    private static final int HEALTHY = 10;
    private static final int EVENTS_PER_SECOND = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration TIME = Duration.ofSeconds(40);
    private static final String PLATFORM = "healthy";

    /** Fewer with -Dcountermand.bench.poison=N. */
    private static final int DELIVERIES_EACH = Integer.getInteger("countermand.bench.poison", 10_000);

    @Override
    public String name() {
        return "isolation";
    }

    @Override
    public int minutes() {
        return 3;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var places = new ArrayList<Poison.Place>();
        try {
            for (var poison : Poison.values()) {
                places.add(poison.listen());
            }
            return measure(site, Receiving.http(vertx, HEALTHY), places);
        } finally {
            for (var place : places) {
                place.close();
            }
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static List<Figure> measure(Site site, Receiving receiving, List<Poison.Place> places) throws Exception {
        var hosts = Stream.concat(
                        receiving.authorities().stream(), places.stream().map(Poison.Place::authority))
                .toList();
        var dispatcher = Dispatcher.start(site, Secrets.draw(), hosts, Map.of());
        dispatcher.subscribe(
                PLATFORM, IntStream.range(0, HEALTHY).mapToObj(receiving::url).toList());
        var live = new Live(site, List.of(PLATFORM), HEALTHY, receiving);
        live.run(WARM_UP, EVENTS_PER_SECOND);
        var clean = live.run(TIME, EVENTS_PER_SECOND);

        poison(site, dispatcher, places);
        var poisoned = live.run(TIME, EVENTS_PER_SECOND);

        mustHaveBeenTried(site, places);
        var ratio = millis(poisoned, 99) / millis(clean, 99);
        return List.of(
                Figure.reported("p99 from event to first byte, healthy alone, ms", millis(clean, 99)),
                Figure.atMost("... beside ten poisonous endpoints, ms", millis(poisoned, 99), 2_000),
                Figure.atMost("... the second by the first", ratio, 2),
                Figure.reported("... median alone, ms", millis(clean, 50)),
                Figure.reported("... median beside them, ms", millis(poisoned, 50)),
                Figure.atMost(
                        "... the dispatcher's heap with garbage, MB",
                        dispatcher.process().heap().megabytesMax(),
                        256));
    }

    private static void poison(Site site, Dispatcher dispatcher, List<Poison.Place> places) throws Exception {
        var urls = places.stream().map(Poison.Place::url).toList();
        dispatcher.subscribeMore(PLATFORM, urls.subList(0, urls.size() / 2));
        dispatcher.subscribe("poison", urls.subList(urls.size() / 2, urls.size()));
        new Backlog(site, "http%/poison").plant(DELIVERIES_EACH);
    }

    /** Else nobody was in anybody's way. */
    private static void mustHaveBeenTried(Site site, List<Poison.Place> places) throws Exception {
        try (var connection = site.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(distinct s.id) from webhook.attempt a join webhook.delivery d on d.id = a.delivery_id
                        join webhook.subscription s on s.id = d.subscription_id where s.url like 'http%/poison'
                        """)) {
            row.next();
            WrongResult.unless(
                    row.getInt(1) == places.size(), row.getInt(1) + " of the poisonous endpoints were tried");
        }
    }
}
