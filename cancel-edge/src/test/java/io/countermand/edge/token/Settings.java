package io.countermand.edge.token;

import io.countermand.local.testing.IdentityProvider;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The defaults, with what a test needs otherwise. */
record Settings(
        Optional<String> issuer,
        Optional<URI> jwksUrl,
        Optional<String> audience,
        Duration keysPatience,
        int keysBytesMax)
        implements OidcConfig {

    static Settings of(IdentityProvider provider) {
        return of(provider.keysUrl());
    }

    static Settings of(URI keys) {
        return new Settings(
                Optional.of(IdentityProvider.ISSUER),
                Optional.of(keys),
                Optional.of(IdentityProvider.AUDIENCE),
                Duration.ofSeconds(5),
                65_536);
    }

    Settings withKeysPatience(Duration patience) {
        return new Settings(issuer, jwksUrl, audience, patience, keysBytesMax);
    }

    @Override
    public String platformClaim() {
        return "platform";
    }

    @Override
    public String customersClaim() {
        return "customers";
    }

    @Override
    public String accountsClaim() {
        return "accounts";
    }

    @Override
    public String rightsClaim() {
        return "rights";
    }

    @Override
    public Duration clockSkew() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration lifetimeMax() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration keysFreshFor() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration keysReadInterval() {
        return Duration.ofSeconds(10);
    }
}
