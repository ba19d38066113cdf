package io.countermand.edge.request;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context of a request: the caller's own if it is well formed, else a new one. It travels with the command, so
 * that events and webhooks carry the same trace id.
 */
public final class Traceparent {

    private static final String HEADER = "traceparent";

    /** Version 00, ids that are not all zero. */
    private static final Pattern WELL_FORMED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    public static String of(HttpServerRequest request) {
        return kept(request.getHeader(HEADER));
    }

    public static boolean isWellFormed(@Nullable String own) {
        return own != null && WELL_FORMED.matcher(own).matches();
    }

    static String kept(@Nullable String own) {
        return own != null && isWellFormed(own) ? own : drawn();
    }

    private static String drawn() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        // One bit set in each, so that neither is all zero; flags 00: nobody here decided to sample.
        var trace = hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong());
        return "00-" + trace + "-" + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
