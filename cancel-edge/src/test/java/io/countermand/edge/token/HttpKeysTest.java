package io.countermand.edge.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.backbone.store.Outage;
import io.countermand.local.testing.IdentityProvider;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading keys over HTTP: whatever is not a key set in time and size is an outage. */
class HttpKeysTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final IdentityProvider provider = IdentityProvider.started();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        provider.close();
    }

    @Test
    void readsTheKeysThatAreServed() {
        assertThat(new HttpKeys(Settings.of(provider)).fetch().join())
                .extracting(JsonWebKey::getKeyId)
                .containsExactly("first");
    }

    @Test
    void anErrorIsAnOutage() {
        provider.answers(request -> IdentityProvider.write(request, 500, "{\"keys\":[]}"));

        thenIsAnOutage();
    }

    @Test
    void aRedirectIsNotFollowed() {
        provider.answers(request -> {
            request.getResponseHeaders().add("Location", "/keys");
            IdentityProvider.write(request, 302, "");
        });

        thenIsAnOutage();
        assertThat(provider.readings()).isEqualTo(1);
    }

    @Test
    void whatIsNoKeySetIsAnOutage() {
        provider.answers(request -> IdentityProvider.write(request, 200, "<html/>"));

        thenIsAnOutage();
    }

    @Test
    void anAnswerThatIsTooLargeIsAnOutage() {
        provider.answers(request -> IdentityProvider.write(request, 200, "{\"keys\":[]}" + " ".repeat(65_536)));

        thenIsAnOutage();
    }

    @Test
    void anAnswerOfJustTheSizeIsRead() {
        provider.answers(request -> IdentityProvider.write(request, 200, "{\"keys\":[]}" + " ".repeat(65_536 - 11)));

        assertThat(new HttpKeys(Settings.of(provider)).fetch().join()).isEmpty();
    }

    @Test
    void aProviderThatDoesNotAnswerIsAnOutage() {
        provider.answers(request -> await(end));

        thenIsAnOutage();
    }

    @Test
    void aProviderThatStopsInTheMiddleIsAnOutage() {
        provider.answers(request -> {
            request.sendResponseHeaders(200, 100);
            request.getResponseBody().write('{');
            request.getResponseBody().flush();
            await(end);
        });

        thenIsAnOutage();
    }

    @Test
    void aProviderThatIsNotThereIsAnOutage() {
        provider.close();

        thenIsAnOutage();
    }

    private void thenIsAnOutage() {
        var patience = Settings.of(provider).withKeysPatience(SHORT);

        assertThat((CompletableFuture<?>) new HttpKeys(patience).fetch())
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .matches(Outage::is);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
