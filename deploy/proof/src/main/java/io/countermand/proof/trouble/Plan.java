package io.countermand.proof.trouble;

import static io.countermand.proof.trouble.Kind.CUT_DATABASE;
import static io.countermand.proof.trouble.Kind.CUT_KAFKA;
import static io.countermand.proof.trouble.Kind.CUT_PROVIDER;
import static io.countermand.proof.trouble.Kind.CUT_RECEIVERS;
import static io.countermand.proof.trouble.Kind.PAUSE_DISPATCHER;
import static io.countermand.proof.trouble.Kind.PAUSE_WORKER;
import static io.countermand.proof.trouble.Kind.SLOW_DATABASE;
import static io.countermand.proof.trouble.Kind.SLOW_KAFKA;
import static io.countermand.proof.trouble.Kind.SLOW_PROVIDER;
import static io.countermand.proof.trouble.Kind.SLOW_RECEIVERS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Everything that will go wrong, in order: a pure function of size and seed, so that a run can be repeated. */
public record Plan(List<Fault> faults) {

    private static final List<Kind> PAUSES = List.of(PAUSE_WORKER, PAUSE_DISPATCHER);
    private static final List<Kind> CUTS = List.of(CUT_KAFKA, CUT_DATABASE, CUT_PROVIDER, CUT_RECEIVERS);
    private static final List<Kind> DELAYS = List.of(SLOW_PROVIDER, SLOW_DATABASE, SLOW_RECEIVERS, SLOW_KAFKA);
    private static final int GAP_MILLIS = 2_000;
    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 3_000;

    public Plan {
        faults = List.copyOf(faults);
    }

    public static Plan of(Size size, long seed) {
        var kinds = new ArrayList<Kind>();
        new TreeMap<>(size.kills()).forEach((kind, times) -> kinds.addAll(Collections.nCopies(times, kind)));
        kinds.addAll(inTurn(PAUSES, size.pauses()));
        kinds.addAll(inTurn(CUTS, size.cuts()));
        kinds.addAll(inTurn(DELAYS, size.delays()));
        var random = new Random(seed);
        Collections.shuffle(kinds, random);
        return new Plan(IntStream.range(0, kinds.size())
                .mapToObj(number -> fault(number, kinds.get(number), random))
                .toList());
    }

    private static Fault fault(int number, Kind kind, Random random) {
        var which = random.nextInt(2);
        var gap = Duration.ofMillis(random.nextInt(GAP_MILLIS));
        var lasts = Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
        return new Fault(number + 1, kind, which, gap, lasts);
    }

    private static List<Kind> inTurn(List<Kind> kinds, int times) {
        return IntStream.range(0, times)
                .mapToObj(number -> kinds.get(number % kinds.size()))
                .toList();
    }
}
