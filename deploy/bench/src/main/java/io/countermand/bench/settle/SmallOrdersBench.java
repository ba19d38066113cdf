package io.countermand.bench.settle;

import io.countermand.bench.Bench;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders of ten line items, over a thousand accounts and all on one, against SQL alone with one transaction per order. */
public final class SmallOrdersBench implements Bench {

    private static final int ORDERS = 4_000;
    private static final int ITEMS = 10;
    private static final int CLIENTS = 4;

    @Override
    public String name() {
        return "small";
    }

    @Override
    public int minutes() {
        return 4;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        Seed.plant(site, "platform.sql", Map.of());
        var floor = Floor.lay(site);
        var worker = Worker.start(site);
        floor.settle(Orders.of("warm-floor", ORDERS, ITEMS, 1000).place(site), CLIENTS);
        for (int i = 0; i < 3; i++) {
            worker.settle(Orders.of("warm-ours-" + i, ORDERS, ITEMS, 1000).place(site));
        }
        var race = new Race(worker, floor, CLIENTS);
        var spread = race.run(Orders.of("spread", ORDERS, ITEMS, 1000), ORDERS);
        var hot = race.run(Orders.of("hot", ORDERS, ITEMS, 1), ORDERS);
        site.mustHaveItsBooksInOrder();
        var figures = new ArrayList<>(Race.figures("orders/s of 10 line items, 1,000 accounts", spread, 1));
        figures.addAll(Race.figures("orders/s of 10 line items, one account", hot, 1));
        return figures;
    }
}
