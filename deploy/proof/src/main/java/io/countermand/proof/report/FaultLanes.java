package io.countermand.proof.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Evidence;
import io.countermand.proof.history.HistoryFile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A lane for everything that was hurt, with a mark for each time, and a thin line through the charts below. */
record FaultLanes(Evidence evidence, Span span) {

    static final int LANE = 19;

    private static final int MARK = 11;

    int height() {
        return targets().size() * LANE + 8;
    }

    String svg(int bottom) {
        var svg = new StringBuilder();
        var targets = targets();
        for (int lane = 0; lane < targets.size(); lane++) {
            var middle = lane * LANE + LANE / 2 + 4;
            svg.append("<text x=\"0\" y=\"%d\">%s</text>\n".formatted(middle + 4, Page.escaped(targets.get(lane))));
            svg.append("<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n"
                    .formatted(Span.LEFT, Span.LEFT + Span.WIDTH, middle, middle));
        }
        for (var fault : evidence.all(HistoryFile.FAULTS)) {
            svg.append(mark(fault, targets.indexOf(Figures.text(fault, "target")) * LANE + LANE / 2 + 4, bottom));
        }
        return svg.toString();
    }

    private List<String> targets() {
        return evidence.texts(HistoryFile.FAULTS, "target").stream().sorted().toList();
    }

    private String mark(JsonNode fault, int middle, int bottom) {
        var style = Figures.text(fault, "kind").replaceAll("_.*", "").toLowerCase(Locale.ROOT);
        var from = span.x(Instant.parse(Figures.text(fault, "began")));
        var to = Math.max(from + MARK, span.x(Span.at(fault)));
        return String.format(
                Locale.ROOT,
                """
                <line class="%s" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
                <rect class="mark %s" x="%.1f" y="%d" width="%.1f" height="%d" rx="4"><title>%s</title></rect>
                """,
                style,
                from,
                from,
                middle,
                bottom,
                style,
                from,
                middle - MARK / 2,
                to - from,
                MARK,
                Page.escaped("%s %s: %s, %s open"
                        .formatted(
                                Figures.text(fault, "number"),
                                Figures.text(fault, "target"),
                                Figures.title(fault),
                                Figures.text(fault, "open"))));
    }
}
