package io.countermand.bench.figure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * A measured number and what it must be.
 *
 * @param relation {@code >=} or {@code <=} to the bound, empty when it is only reported
 */
public record Figure(String name, double value, String relation, double bound) {

    public static Figure reported(String name, double value) {
        return new Figure(name, value, "", 0);
    }

    public static Figure atLeast(String name, double value, double bound) {
        return new Figure(name, value, ">=", bound);
    }

    public static Figure atMost(String name, double value, double bound) {
        return new Figure(name, value, "<=", bound);
    }

    @JsonProperty
    public boolean holds() {
        return switch (relation) {
            case ">=" -> value >= bound;
            case "<=" -> value <= bound;
            default -> true;
        };
    }

    /** As a row of a table in Markdown. */
    public String row() {
        var must = relation.isEmpty() ? "" : relation + " " + number(bound) + (holds() ? "" : ", **missed**");
        return "| %-62s | %10s | %-18s |".formatted(name, number(value), must);
    }

    public static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
