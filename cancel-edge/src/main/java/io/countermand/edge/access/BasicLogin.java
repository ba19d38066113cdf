package io.countermand.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user and password of HTTP Basic: platform name and platform key. */
public record BasicLogin(String platform, String key) {

    private static final String SCHEME = "Basic ";

    /** Empty if there is no such header or it is not well formed. */
    public static Optional<BasicLogin> parse(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return decode(authorization.substring(SCHEME.length()).trim()).flatMap(BasicLogin::split);
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<BasicLogin> split(String login) {
        var colon = login.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicLogin(login.substring(0, colon), login.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "BasicLogin[" + platform + ", key redacted]";
    }
}
