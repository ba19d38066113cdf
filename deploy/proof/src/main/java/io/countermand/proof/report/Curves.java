package io.countermand.proof.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.history.HistoryFile;
import java.util.Arrays;
import java.util.function.Predicate;

/** Numbers by the second. */
record Curves(Evidence evidence, Span span) {

    private static final int UNKNOWN = -1;

    /** How many lines there are in each second. */
    double[] count(HistoryFile file, Predicate<JsonNode> condition) {
        var counts = new double[span.seconds()];
        for (var line : evidence.where(file, condition)) {
            var second = span.second(line);
            if (second < counts.length) {
                counts[second]++;
            }
        }
        return counts;
    }

    /** The last sample of each second. */
    double[] samples(String field) {
        var values = new double[span.seconds()];
        Arrays.fill(values, UNKNOWN);
        for (var line : evidence.all(HistoryFile.SAMPLES)) {
            var second = span.second(line);
            if (second < values.length) {
                values[second] = line.path(field).asDouble(UNKNOWN);
            }
        }
        return values;
    }
}
