package io.countermand.edge.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a configuration must not run, nor one whose keys somebody may change on their way. */
class IssuerTest {

    private static final Optional<String> GIVEN = Optional.of("given");
    private static final Optional<URI> KEYS = Optional.of(URI.create("https://id.example.com/keys"));

    @Test
    void allOrNothingIsConfigured() {
        assertThat(issuer(Optional.empty(), Optional.empty(), Optional.empty())).isEmpty();
        assertThat(issuer(GIVEN, KEYS, GIVEN)).isPresent();
        assertThatThrownBy(() -> issuer(GIVEN, KEYS, Optional.empty())).hasMessageContaining("countermand.oidc");
        assertThatThrownBy(() -> issuer(GIVEN, Optional.empty(), GIVEN)).hasMessageContaining("countermand.oidc");
        assertThatThrownBy(() -> issuer(Optional.empty(), KEYS, GIVEN)).hasMessageContaining("countermand.oidc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com/keys",
                "http://127.0.0.1.example.com/",
                "file:///keys",
                "keys",
                "https:/keys"
            })
    void keysComeByHttps(String url) {
        assertThatThrownBy(() -> issuer(GIVEN, Optional.of(URI.create(url)), GIVEN))
                .hasMessageContaining("jwks-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8180/keys", "http://127.0.0.1/keys", "http://[::1]:1/keys"})
    void orFromThisMachine(String url) {
        assertThat(issuer(GIVEN, Optional.of(URI.create(url)), GIVEN)).isPresent();
    }

    private static Optional<Issuer> issuer(Optional<String> name, Optional<URI> keys, Optional<String> audience) {
        return Issuer.of(new Settings(name, keys, audience, Duration.ofSeconds(1), 1));
    }
}
