package io.countermand.proof.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** A chart in the timeline: a name, a scale of its own, and curves by the second; what is not known leaves a gap. */
final class Chart {

    static final int HEIGHT = 78;

    private final Span span;
    private final String name;
    private final int top;
    private final double most;

    /** @param all curves that share the scale */
    Chart(Span span, String name, int top, double[]... all) {
        this.span = span;
        this.name = name;
        this.top = top;
        this.most = DoubleStream.concat(DoubleStream.of(1), Arrays.stream(all).flatMapToDouble(DoubleStream::of))
                .max()
                .orElse(1);
    }

    String frame() {
        return """
                <text class="name" x="0" y="%d">%s</text><text x="0" y="%d">up to %,.0f</text>
                <line class="rule" x1="%d" x2="%d" y1="%d" y2="%d"/>
                """.formatted(
                        top + 14, name, top + 30, most, Span.LEFT, Span.LEFT + Span.WIDTH, top + HEIGHT, top + HEIGHT);
    }

    String area(String style, double[] curve) {
        var path = new StringBuilder(String.format(Locale.ROOT, "M%.1f,%d", span.xOfSecond(0), top + HEIGHT));
        for (int second = 0; second < curve.length; second++) {
            path.append(point('L', second, Math.max(0, curve[second])));
        }
        path.append(String.format(Locale.ROOT, "L%.1f,%dZ", span.xOfSecond(curve.length - 1), top + HEIGHT));
        return "<path class=\"" + style + "\" d=\"" + path + "\"/>\n";
    }

    String line(String style, double[] curve) {
        var path = new StringBuilder();
        var drawing = false;
        for (int second = 0; second < curve.length; second++) {
            if (curve[second] >= 0) {
                path.append(point(drawing ? 'L' : 'M', second, curve[second]));
            }
            drawing = curve[second] >= 0;
        }
        return "<path class=\"" + style + "\" d=\"" + path + "\"/>\n";
    }

    /** By the square root, so that a large order does not make everything else flat. */
    private String point(char verb, int second, double value) {
        return String.format(
                Locale.ROOT,
                "%c%.1f,%.1f",
                verb,
                span.xOfSecond(second),
                top + HEIGHT - Math.sqrt(value / most) * (HEIGHT - 6));
    }
}
