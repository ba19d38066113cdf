package io.countermand.edge.token;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the Authorization header carries instead of a login. It is as good as a password until it expires. */
public record BearerToken(String compact) {

    private static final String SCHEME = "Bearer ";

    /** Empty if there is no such header. */
    public static Optional<BearerToken> parse(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(
                        new BearerToken(authorization.substring(SCHEME.length()).trim()))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
