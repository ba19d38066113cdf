package io.countermand.bench.running;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A process's heap, by what its collector logged.
 *
 * @param megabytesMax the most there was, garbage included
 * @param megabytesLiveMax the most that a collection left over
 */
public record Heap(int megabytesMax, int megabytesLiveMax) {

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    static Heap of(String log) {
        return new Heap(max(log, 1), max(log, 2));
    }

    private static int max(String log, int group) {
        return COLLECTION
                .matcher(log)
                .results()
                .map((MatchResult collection) -> collection.group(group))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }
}
