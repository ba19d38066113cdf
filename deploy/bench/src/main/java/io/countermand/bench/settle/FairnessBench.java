package io.countermand.bench.settle;

import static io.countermand.bench.WrongResult.unlessSoon;

import io.countermand.bench.Bench;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One platform cancels an order of 500,000 line items and another 10,000 small ones; all the while a third cancels a small
 * order every 50 ms, and must not wait for either.
 */
public final class FairnessBench implements Bench {

    private static final Orders GIANT = new Orders("giant", "giant", 1, 500_000, 1);
    private static final Orders BUSY = new Orders("busy", "busy", 10_000, 10, 1000);
    private static final Orders QUIET = new Orders("quiet", "quiet", 3_000, 10, 1000);
    private static final Orders SENT = Orders.of("warm-sent", 5_000, 10, 1000);
    private static final int MILLIS_BETWEEN = 50;

    @Override
    public String name() {
        return "fairness";
    }

    @Override
    public int minutes() {
        return 2;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        for (var orders : List.of(GIANT, BUSY, QUIET)) {
            var keyHash = "%064x".formatted(orders.platform().hashCode());
            Seed.plant(site, "platform.sql", Map.of("platform", orders.platform(), "keyHash", keyHash));
            orders.place(site);
        }
        try (var desk = new CommandDesk(site);
                var ended = new EndedOrders(site)) {
            warm(site);
            warmIntake(site, desk, ended);
            site.tidy();
            desk.cancel(GIANT.platform(), GIANT.id(1));
            for (int i = 1; i <= BUSY.orders(); i++) {
                desk.cancel(BUSY.platform(), BUSY.id(i));
            }
            return figures(site, quietMillis(desk, ended));
        }
    }

    private static void warm(Site site) throws IOException, SQLException, InterruptedException {
        Seed.plant(site, "platform.sql", Map.of());
        var worker = Worker.start(site);
        for (int i = 0; i < 3; i++) {
            worker.settle(Orders.of("warm-large-" + i, 1, 50_000, 1).place(site));
            worker.settle(Orders.of("warm-small-" + i, 3_000, 10, 1000).place(site));
        }
    }

    private static void warmIntake(Site site, CommandDesk desk, EndedOrders ended)
            throws IOException, SQLException, InterruptedException {
        SENT.place(site);
        for (int i = 1; i <= SENT.orders(); i++) {
            desk.cancel(SENT.platform(), SENT.id(i));
        }
        for (int i = 1; i <= SENT.orders(); i++) {
            await(ended, SENT.platform(), SENT.id(i));
        }
    }

    private static void await(EndedOrders ended, String platform, String order) throws InterruptedException {
        unlessSoon(() -> ended.heardAt(platform, order).isPresent(), () -> order + " has not ended");
    }

    /** Of every cancel that the quiet platform sent while one of the others was not done. */
    private static List<Double> quietMillis(CommandDesk desk, EndedOrders ended) throws InterruptedException {
        var sentAt = new ArrayList<Long>();
        while (sentAt.size() < QUIET.orders()
                && (ended.of(GIANT.platform()) < 1 || ended.of(BUSY.platform()) < BUSY.orders())) {
            sentAt.add(System.nanoTime());
            desk.cancel(QUIET.platform(), QUIET.id(sentAt.size()));
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
        }
        for (int i = 1; i <= sentAt.size(); i++) {
            await(ended, QUIET.platform(), QUIET.id(i));
        }
        var millis = new ArrayList<Double>();
        for (int i = 0; i < sentAt.size(); i++) {
            var heardAt = ended.heardAt(QUIET.platform(), QUIET.id(i + 1)).orElseThrow();
            millis.add((heardAt - sentAt.get(i)) / 1e6);
        }
        return millis;
    }

    private static List<Figure> figures(Site site, List<Double> millis) throws SQLException {
        try (var connection = site.connect()) {
            Outcome.of(connection, GIANT).mustBeWhole();
            Outcome.of(connection, BUSY).mustBeWhole();
        }
        site.mustHaveItsBooksInOrder();
        var sorted = millis.stream().sorted().toList();
        return List.of(
                Figure.reported("small orders beside one of 500,000 and 10,000 others", sorted.size()),
                Figure.atMost(
                        "... p95 from command to outcome on Kafka, ms", sorted.get(sorted.size() * 95 / 100), 2000),
                Figure.reported("... median, ms", Figure.median(millis)));
    }
}
