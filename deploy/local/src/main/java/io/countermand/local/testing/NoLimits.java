package io.countermand.local.testing;

import java.util.Map;

/** A test calls faster than a client may, and from one address; the tests of the limits set their own. */
public final class NoLimits {

    private static final String OUT_OF_REACH = "1000000";

    private NoLimits() {}

    public static Map<String, String> configuration() {
        return Map.of(
                "countermand.limits.platform-requests-per-second", OUT_OF_REACH,
                "countermand.limits.platform-burst", OUT_OF_REACH,
                "countermand.limits.login-failures-max", OUT_OF_REACH,
                "countermand.api.action-interval", "0s");
    }
}
