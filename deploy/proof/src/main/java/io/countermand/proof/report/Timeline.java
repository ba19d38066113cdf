package io.countermand.proof.report;

import static io.countermand.proof.history.HistoryFile.CUSTOMERS;
import static io.countermand.proof.history.HistoryFile.WEBHOOKS;

import io.countermand.proof.evidence.Evidence;

/** Faults, load, due work and deliveries over one another, by the second. */
record Timeline(Evidence evidence) {

    private static final int GAP = 22;
    private static final int AXIS = 26;
    private static final int TICKS = 8;

    String svg() {
        var span = Span.of(evidence.run());
        var lanes = new FaultLanes(evidence, span);
        var top = lanes.height() + GAP;
        var bottom = top + 3 * Chart.HEIGHT + 2 * GAP;
        return """
                <svg viewBox="0 0 %d %d" role="img" aria-label="Faults, load, due work and deliveries over time">
                %s%s%s</svg>
                """.formatted(
                        Span.LEFT + Span.WIDTH + 10,
                        bottom + AXIS,
                        charts(new Curves(evidence, span), top),
                        lanes.svg(bottom),
                        axis(span, bottom));
    }

    private static String charts(Curves curves, int top) {
        var span = curves.span();
        var asked = curves.count(CUSTOMERS, line -> true);
        var silent = curves.count(CUSTOMERS, line -> line.path("status").asInt() % 503 == 0);
        var load = new Chart(span, "requests / s", top, asked);
        var due = curves.samples("ACTIONS");
        var refunds = curves.samples("REFUNDS");
        var work = new Chart(span, "due work", top + Chart.HEIGHT + GAP, due, refunds);
        var taken = curves.count(WEBHOOKS, line -> line.path("answered").asInt() == 200);
        var waiting = curves.samples("DELIVERIES");
        var hooks = new Chart(span, "webhooks / s", top + 2 * (Chart.HEIGHT + GAP), taken);
        var queue = new Chart(span, "", top + 2 * (Chart.HEIGHT + GAP), waiting);
        return load.frame()
                + load.area("area-load", asked)
                + load.line("line-load", asked)
                + load.area("silence", silent)
                + work.frame()
                + work.area("area-due", due)
                + work.line("line-due", due)
                + work.line("line-refunds", refunds)
                + hooks.frame()
                + hooks.area("area-hooks", taken)
                + hooks.line("line-hooks", taken)
                + queue.line("line-waiting", waiting);
    }

    private static String axis(Span span, int bottom) {
        var svg = new StringBuilder();
        for (int tick = 0; tick <= TICKS; tick++) {
            var second = span.seconds() * tick / TICKS;
            svg.append("<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%d:%02d</text>%n"
                    .formatted(
                            span.xOfSecond(Math.min(second, span.seconds() - 1)),
                            bottom + 18,
                            second / 60,
                            second % 60));
        }
        return svg.toString();
    }
}
