package io.countermand.edge.token;

import io.countermand.edge.refusal.Challenge;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells that tokens are taken, where they are. */
@Singleton
class BearerChallenge implements Challenge {

    private final OidcConfig config;

    BearerChallenge(OidcConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> header() {
        return config.issuer().map(configured -> "Bearer realm=\"countermand\"");
    }
}
