package io.countermand.bench.settle;

import io.countermand.bench.figure.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ours against the floor, in turns on the same database, so that whatever the machine does meanwhile meets both. */
record Race(Worker worker, Floor floor, int clients) {

    /** Per second, of what is counted. */
    record Rates(double ours, double floor) {

        double share() {
            return ours / floor;
        }
    }

    /** @param counted how many of what is counted one run settles */
    Rates run(Orders kind, long counted) throws Exception {
        var ours = new ArrayList<Double>();
        var floors = new ArrayList<Double>();
        for (int round = 0; round < worker.site().rounds(); round++) {
            var first = named(kind, "floor", round).place(worker.site());
            var second = named(kind, "ours", round).place(worker.site());
            worker.site().tidy();
            floors.add(perSecond(counted, floor.settle(first, clients)));
            ours.add(perSecond(counted, worker.settle(second)));
        }
        return new Rates(Figure.median(ours), Figure.median(floors));
    }

    private static Orders named(Orders kind, String whose, int round) {
        return Orders.of(
                "%s-%s-%d".formatted(kind.prefix(), whose, round), kind.orders(), kind.items(), kind.accounts());
    }

    private static double perSecond(long counted, Duration took) {
        return counted / (took.toNanos() / 1e9);
    }

    static List<Figure> figures(String what, Rates rates, double bound) {
        return List.of(
                Figure.reported(what, rates.ours()),
                Figure.reported("... floor: SQL alone", rates.floor()),
                Figure.atLeast("... share of the floor", rates.share(), bound));
    }
}
