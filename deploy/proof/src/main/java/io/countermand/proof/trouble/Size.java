package io.countermand.proof.trouble;

import static io.countermand.proof.trouble.Kind.KILL_API;
import static io.countermand.proof.trouble.Kind.KILL_BROKER;
import static io.countermand.proof.trouble.Kind.KILL_DATABASE;
import static io.countermand.proof.trouble.Kind.KILL_DISPATCHER;
import static io.countermand.proof.trouble.Kind.KILL_WORKER;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** How much goes wrong, under how much load, for how long at most. */
public enum Size {
    SMOKE(List.of(8, 4, 2, 1, 1), List.of(2, 4, 2), 10, Duration.ofMinutes(8)),
    CI(List.of(40, 20, 10, 6, 5), List.of(6, 20, 10), 50, Duration.ofMinutes(60)),
    NIGHTLY(List.of(500, 200, 100, 60, 30), List.of(50, 100, 50), 50, Duration.ofHours(6));

    private final List<Integer> kills;
    private final List<Integer> others;
    private final int largePages;
    private final Duration budget;

    /**
     * @param kills of workers, dispatchers, APIs, broker, database
     * @param others pauses, cuts, delays
     * @param largePages of a large order, a thousand line items each
     */
    Size(List<Integer> kills, List<Integer> others, int largePages, Duration budget) {
        this.kills = kills;
        this.others = others;
        this.largePages = largePages;
        this.budget = budget;
    }

    public static Size named(String name) {
        return Stream.of(values())
                .filter(size -> size.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--size is smoke, ci or nightly, not " + name));
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Map<Kind, Integer> kills() {
        return Map.of(
                KILL_WORKER, kills.get(0),
                KILL_DISPATCHER, kills.get(1),
                KILL_API, kills.get(2),
                KILL_BROKER, kills.get(3),
                KILL_DATABASE, kills.get(4));
    }

    public int pauses() {
        return others.get(0);
    }

    public int cuts() {
        return others.get(1);
    }

    public int delays() {
        return others.get(2);
    }

    public int largePages() {
        return largePages;
    }

    /** From the first process to the last: what takes longer has failed. */
    public Duration budget() {
        return budget;
    }

    /** Faults between two large orders. */
    public int faultsPerLargeOrder() {
        return 8;
    }

    /** Each promise needs so much evidence at least, whatever it is made of: an accepted command for each two faults. */
    public int commandsMin() {
        return kills.stream().mapToInt(Integer::intValue).sum() / 2 + others.get(1);
    }
}
