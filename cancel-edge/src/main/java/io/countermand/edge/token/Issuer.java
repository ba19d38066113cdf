package io.countermand.edge.token;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one identity provider whose tokens are taken. */
record Issuer(String name, URI keys, String audience) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    Issuer {
        if (!isSafe(keys)) {
            throw new IllegalArgumentException(
                    "countermand.oidc.jwks-url must be https: who changes keys on their way" + " may call as anybody");
        }
    }

    /** Empty if none is configured; half of one is a mistake that must not look like none. */
    static Optional<Issuer> of(OidcConfig config) {
        var given = Stream.of(config.issuer(), config.jwksUrl(), config.audience())
                .filter(Optional::isPresent)
                .count();
        if (given == 0) {
            return Optional.empty();
        }
        if (given < 3) {
            throw new IllegalArgumentException(
                    "countermand.oidc needs all of issuer, jwks-url and audience, or none of them");
        }
        return Optional.of(new Issuer(
                config.issuer().get(), config.jwksUrl().get(), config.audience().get()));
    }

    private static boolean isSafe(URI url) {
        var host = url.getHost();
        return host != null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()) && THIS_MACHINE.contains(host));
    }
}
