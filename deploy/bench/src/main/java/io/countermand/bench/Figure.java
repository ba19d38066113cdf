package io.countermand.bench;

import java.util.List;
import java.util.Locale;

/**
 * A measured number and what it must be.
 *
 * @param relation {@code >=} or {@code <=} to the bound, empty when it is only reported
 */
record Figure(String name, double value, String relation, double bound) {

    boolean holds() {
        return switch (relation) {
            case ">=" -> value >= bound;
            case "<=" -> value <= bound;
            default -> true;
        };
    }

    String line() {
        var must = relation.isEmpty() ? "" : relation + " " + number(bound) + (holds() ? "" : "   MISSED");
        return "| %-40s | %12s | %s".formatted(name, number(value), must);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String number(double value) {
        return value >= 100 ? "%,.0f".formatted(value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
