package io.countermand.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param rounds how often each comparison is repeated; its median counts
 */
record Choice(List<Bench> benches, int rounds) {

    private static final String ROUNDS = "--rounds";
    private static final int ROUNDS_DEFAULT = 5;

    /** All benches if none is named. @throws IllegalArgumentException with a sentence for the user */
    static Choice of(String[] arguments, List<Bench> all) {
        var rounds = ROUNDS_DEFAULT;
        var chosen = new ArrayList<Bench>();
        var left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            var argument = left.remove();
            if (argument.equals(ROUNDS)) {
                rounds = number(left.poll());
            } else {
                chosen.add(named(argument, all));
            }
        }
        return new Choice(chosen.isEmpty() ? all : chosen, rounds);
    }

    private static int number(@Nullable String text) {
        if (text == null || !text.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException(ROUNDS + " takes a number from 1 to 99");
        }
        return Integer.parseInt(text);
    }

    private static Bench named(String name, List<Bench> all) {
        return all.stream()
                .filter(bench -> bench.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no bench \"" + name + "\"; there are: "
                        + all.stream().map(Bench::name).collect(Collectors.joining(", "))));
    }
}
