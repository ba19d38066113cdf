package io.countermand.proof.operation;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A question to Prometheus: what it asks for. */
record Query(String text) {

    private static final Pattern METRIC =
            Pattern.compile("\\b[a-z]+(_[a-z0-9]+)+\\b(?=\\s*[\\[{)]|\\s*$|\\s*[><=+/*-])");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\"[^\"]*\"|by \\([^)]*\\)");
    private static final Pattern UP = Pattern.compile("\\bup\\{");

    Set<String> metrics() {
        var bare = LABELS.matcher(UP.matcher(text).replaceAll("")).replaceAll(" ");
        return METRIC.matcher(bare).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
