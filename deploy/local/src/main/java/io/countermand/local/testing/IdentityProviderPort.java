package io.countermand.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** For {@code @QuarkusTestResource}: tokens are taken of an identity provider that a test starts, and stops, on this port. */
public final class IdentityProviderPort implements QuarkusTestResourceLifecycleManager {

    private static final String PROPERTY = "countermand.test.identity-provider-port";

    @Override
    public Map<String, String> start() {
        var port = freePort();
        System.setProperty(PROPERTY, String.valueOf(port));
        return Map.of(
                "countermand.oidc.issuer",
                IdentityProvider.ISSUER,
                "countermand.oidc.audience",
                IdentityProvider.AUDIENCE,
                "countermand.oidc.jwks-url",
                "http://localhost:" + port + "/keys",
                "countermand.oidc.keys-read-interval",
                "0s");
    }

    @Override
    public void stop() {}

    public static int port() {
        return Integer.getInteger(PROPERTY);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
