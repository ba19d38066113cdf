package io.countermand.worker.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The password of a provider goes with every call. */
class ProvidersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/v5",
                "http://provider:8080",
                "http://10.0.0.7",
                "http://localhost.example.com",
                "http://localhost@api.example.com",
                "http:api",
                "https:/v5",
                "ftp://api.example.com",
                "api.example.com/v5"
            })
    void aWorkerThatWouldSendThePasswordInTheClearDoesNotStart(String url) {
        assertThatThrownBy(() -> Providers.requireSafe("bango", URI.create(url)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("countermand.worker.refund.providers.bango.url must be https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/v5",
                "http://localhost:8085",
                "http://127.0.0.1:8085/v5/",
                "http://[::1]:8085"
            })
    void httpsOrThisMachineIsAccepted(String url) {
        assertThatCode(() -> Providers.requireSafe("bango", URI.create(url))).doesNotThrowAnyException();
    }
}
