package io.countermand.bench.settle;

import io.countermand.bench.Bench;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import java.util.List;
import java.util.Map;

/** One order of 50,000 line items, against SQL alone with 1,000 line items per transaction. */
public final class LargeOrderBench implements Bench {

    private static final int ITEMS = 50_000;
    private static final int CLIENTS = 2;

    @Override
    public String name() {
        return "large";
    }

    @Override
    public int minutes() {
        return 2;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        Seed.plant(site, "platform.sql", Map.of());
        var floor = Floor.lay(site);
        var worker = Worker.start(site);
        floor.settle(Orders.of("warm-floor", 1, ITEMS, 1).place(site), CLIENTS);
        for (int i = 0; i < 4; i++) {
            worker.settle(Orders.of("warm-ours-" + i, 1, ITEMS, 1).place(site));
        }
        var rates = new Race(worker, floor, CLIENTS).run(Orders.of("large", 1, ITEMS, 1000), ITEMS);
        site.mustHaveItsBooksInOrder();
        return Race.figures("line items/s of an order of 50,000", rates, 0.75);
    }
}
