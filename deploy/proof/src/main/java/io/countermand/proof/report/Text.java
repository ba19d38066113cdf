package io.countermand.proof.report;

import io.countermand.proof.evidence.Check;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.evidence.Finding;
import io.countermand.proof.evidence.Recovered;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** For a terminal. */
record Text(Evidence evidence, Map<Check, Finding> findings, Map<String, Long> figures) {

    private static final int SHOWN_MAX = 5;
    private static final int LINE_MAX = 600;

    String text() {
        var text = new StringBuilder("\n");
        figures.forEach((name, figure) -> text.append("  %-24s %,12d%n".formatted(name, figure)));
        text.append("\nRecoveries\n");
        Recovered.times(evidence).forEach((way, times) -> text.append("  %-28s %,8d%n".formatted(way, times)));
        text.append('\n');
        findings.forEach((check, finding) -> text.append(sentence(check, finding)));
        return text.append('\n').append(verdict()).toString();
    }

    private static String sentence(Check check, Finding finding) {
        var line = "  %-10s %-6s %s: %,d %s%n"
                .formatted(check, finding.holds() ? "held" : "BROKEN", check.title(), finding.seen(), finding.what());
        var little = finding.seen() < finding.seenMin()
                ? "               too little evidence: at least %,d were needed%n".formatted(finding.seenMin())
                : "";
        var shown = finding.broken().stream()
                .limit(SHOWN_MAX)
                .map(broken -> "               %s%n                 %s%n".formatted(broken.why(), cut(broken.line())))
                .collect(Collectors.joining());
        var more = finding.broken().size() > SHOWN_MAX
                ? "               and %,d more%n".formatted(finding.broken().size() - SHOWN_MAX)
                : "";
        return line + little + shown + more;
    }

    private String verdict() {
        var broken = Check.broken(findings);
        if (!broken.isEmpty()) {
            return "BROKEN: " + broken + ". Again: "
                    + evidence.run().path("repeat").asText() + "\n";
        }
        return String.format(Locale.ROOT, "All promises held. %s%n", bound(figures.getOrDefault("kills", 0L)));
    }

    /** Zero failures in N: the rate is below 3/N, with 95 % confidence. */
    static String bound(long kills) {
        return kills == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "No failure in %d kills: a kill fails in less than %.1f %% of cases (95 %% confidence, 3/N).",
                        kills,
                        Math.min(100, 300.0 / kills));
    }

    private static String cut(String line) {
        return line.length() > LINE_MAX ? line.substring(0, LINE_MAX) + " …" : line;
    }
}
