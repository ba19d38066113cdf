package io.countermand.proof.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.proof.evidence.Check;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.evidence.Finding;
import io.countermand.proof.evidence.Recovered;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** For a browser: one file that needs no other. */
record Page(Evidence evidence, Map<Check, Finding> findings, Map<String, Long> figures) {

    private static final int SHOWN_MAX = 5;

    String html() throws IOException {
        var html = template();
        for (var part : parts().entrySet()) {
            html = html.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return html;
    }

    private Map<String, String> parts() {
        var run = evidence.run();
        var held = Check.broken(findings).isEmpty();
        var parts = new LinkedHashMap<String, String>();
        parts.put("verdict", held ? "all promises held" : "broken");
        parts.put(
                "headline",
                held
                        ? "<span class=held>All promises held</span>, whatever was done to it"
                        : "<span class=broken>Broken: " + escaped(String.valueOf(Check.broken(findings))) + "</span>");
        parts.put("bound", held ? Text.bound(figures.getOrDefault("kills", 0L)) : "");
        for (var field : new String[] {"size", "seed", "began", "repeat"}) {
            parts.put(field, escaped(run.path(field).asText()));
        }
        parts.put("figures", tiles(figures));
        parts.put("recoveries", tiles(Recovered.times(evidence)));
        parts.put("timeline", new Timeline(evidence).svg());
        parts.put("checks", findings.entrySet().stream().map(Page::row).collect(Collectors.joining()));
        return parts;
    }

    private static String tiles(Map<String, ? extends Number> numbers) {
        return numbers.entrySet().stream()
                .map(one -> "<div><b>%,d</b><span>%s</span></div>"
                        .formatted(one.getValue().longValue(), escaped(one.getKey())))
                .collect(Collectors.joining());
    }

    private static String row(Map.Entry<Check, Finding> one) {
        var finding = one.getValue();
        var word = finding.holds() ? "held" : "broken";
        return "<tr><td><b>%s</b></td><td class=%s>%s</td><td>%s%s</td><td class=n>%,d %s</td></tr>"
                .formatted(
                        one.getKey(),
                        word,
                        word,
                        escaped(one.getKey().title()),
                        brokenLines(finding),
                        finding.seen(),
                        escaped(finding.what()));
    }

    private static String brokenLines(Finding finding) {
        return finding.broken().stream()
                .limit(SHOWN_MAX)
                .map(broken -> "<pre>" + escaped(broken.why() + "\n" + broken.line()) + "</pre>")
                .collect(Collectors.joining());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() throws IOException {
        try (var file = Page.class.getResourceAsStream("/prove/report.html")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }
}
