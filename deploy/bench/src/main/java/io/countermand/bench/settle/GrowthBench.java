package io.countermand.bench.settle;

import io.countermand.bench.Bench;
import io.countermand.bench.figure.Figure;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Whether a line item costs more in a larger order, in time or in memory, and whether any transaction gets long. */
public final class GrowthBench implements Bench {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 500_000);

    /** So many line items of each size at least, so that short runs are not left to chance. */
    private static final int ITEMS_MIN = 200_000;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public int minutes() {
        return 3;
    }

    @Override
    public List<Figure> measure(Site site) throws Exception {
        Seed.plant(site, "platform.sql", Map.of());
        var worker = Worker.start(site);
        for (int i = 0; i < 4; i++) {
            worker.settle(Orders.of("warm-" + i, 1, 50_000, 1).place(site));
        }
        var figures = new ArrayList<Figure>();
        var micros = new ArrayList<Double>();
        try (var transactions = LongestTransaction.watch(site)) {
            for (int size : SIZES) {
                var moment = worker.process().moment();
                micros.add(microsPerItem(worker, size));
                figures.add(Figure.reported("µs per line item of an order of %,d".formatted(size), micros.getLast()));
                figures.add(Figure.reported(
                        "... live heap of the worker, MB",
                        worker.process().heapSince(moment).megabytesLiveMax()));
            }
            figures.add(Figure.atMost("... the worst of them by the best", spread(micros), 1.3));
            figures.add(Figure.atMost("... longest transaction of the worker, s", transactions.secondsMax(), 1));
        }
        figures.add(Figure.atMost(
                "... the worker's heap with garbage, MB",
                worker.process().heap().megabytesMax(),
                256));
        site.mustHaveItsBooksInOrder();
        return figures;
    }

    private static double microsPerItem(Worker worker, int size) throws Exception {
        var rounds = Math.max(1, ITEMS_MIN / size);
        var micros = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var order =
                    Orders.of("order-%d-%d".formatted(size, round), 1, size, 1).place(worker.site());
            worker.site().tidy();
            micros.add(worker.settle(order).toNanos() / 1e3 / size);
        }
        return Figure.median(micros);
    }

    private static double spread(List<Double> values) {
        return Collections.max(values) / Collections.min(values);
    }
}
