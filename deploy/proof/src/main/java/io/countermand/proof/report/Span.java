package io.countermand.proof.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** The time of a run, and where on the page a moment of it is. */
record Span(Instant from, Instant to) {

    static final int LEFT = 130;
    static final int WIDTH = 960;

    static Span of(JsonNode run) {
        return new Span(
                Instant.parse(run.path("began").asText()),
                Instant.parse(run.path("at").asText()));
    }

    double x(Instant moment) {
        return LEFT + (double) WIDTH * millis(moment) / Math.max(1, millis(to));
    }

    /** Which second, from 0. */
    int second(JsonNode line) {
        return (int) Math.max(0, millis(at(line)) / 1_000);
    }

    double xOfSecond(int second) {
        return x(from.plusSeconds(second));
    }

    int seconds() {
        return (int) (millis(to) / 1_000) + 1;
    }

    static Instant at(JsonNode line) {
        return Instant.parse(line.path("at").asText());
    }

    private long millis(Instant moment) {
        return Duration.between(from, moment).toMillis();
    }
}
