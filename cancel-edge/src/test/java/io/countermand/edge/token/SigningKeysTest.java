package io.countermand.edge.token;

import static io.countermand.local.testing.IdentityProvider.aKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.backbone.store.Outage;
import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** When the identity provider is asked for its keys, and what holds while it is away. */
class SigningKeysTest {

    private static final PublicJsonWebKey FIRST = aKey("first");
    private static final PublicJsonWebKey SECOND = aKey("second");

    private final SettableClock clock = new SettableClock();
    private final List<CompletableFuture<List<JsonWebKey>>> answers = new ArrayList<>();
    private final Settings settings = Settings.of(URI.create("https://id.example.com/keys"));
    private int asked;
    private final SigningKeys keys = new SigningKeys(() -> answers.get(asked++), settings, clock);

    @Test
    void aKeyThatIsKnownIsNotAskedForAgain() {
        has(FIRST);

        assertThat(find(FIRST)).isPresent();
        assertThat(find(FIRST)).isPresent();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFoundWhenATokenNamesIt() {
        has(FIRST);
        has(FIRST, SECOND);
        find(FIRST);

        clock.goOn(settings.keysReadInterval());

        assertThat(find(SECOND)).isPresent();
        assertThat(find(FIRST)).isPresent();
    }

    @Test
    void madeUpKeysAreNotAskedForMoreOftenThanTheInterval() {
        has(FIRST);
        has(FIRST);

        for (int i = 0; i < 100; i++) {
            assertThat(find(aNamed("made-up-" + i))).isEmpty();
        }
        clock.goOn(settings.keysReadInterval());
        find(SECOND);
        find(SECOND);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aKeyNeverSeenIsAnOutageWhileTheProviderIsAway() {
        isAway();
        has(FIRST);

        thenIsAnOutage(FIRST);
        thenIsAnOutage(FIRST);
        assertThat(asked).as("asked once in the interval").isEqualTo(1);

        clock.goOn(settings.keysReadInterval());

        assertThat(find(FIRST)).isPresent();
    }

    @Test
    void knownKeysGoOnWorkingWhileTheProviderIsAway() {
        has(FIRST);
        isAway();
        isAway();
        find(FIRST);
        clock.goOn(settings.keysFreshFor().plusMillis(1));

        assertThat(find(FIRST)).as("old, and asked for in vain").isPresent();
        assertThat(asked).isEqualTo(2);
        clock.goOn(settings.keysReadInterval());
        thenIsAnOutage(SECOND);
        assertThat(find(FIRST)).isPresent();
    }

    @Test
    void knownKeysDoNotWaitForAProviderThatHangs() {
        has(FIRST);
        answers.add(new CompletableFuture<>());
        find(FIRST);
        clock.goOn(settings.keysFreshFor().plusMillis(1));

        assertThat(find(FIRST)).isPresent();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aWithdrawnKeyStopsWorking() {
        has(FIRST, SECOND);
        has(SECOND);
        find(FIRST);
        clock.goOn(settings.keysFreshFor().plusMillis(1));

        find(FIRST); // notices that its keys are old
        clock.goOn(Duration.ofMillis(1));

        assertThat(find(FIRST)).isEmpty();
        assertThat(find(SECOND)).isPresent();
    }

    @Test
    void whoHangsUpDoesNotEndTheReadingForOthers() {
        var answer = new CompletableFuture<List<JsonWebKey>>();
        answers.add(answer);
        keys.keyOf(naming(FIRST)).subscribe().with(key -> {}).cancel();
        var other = keys.keyOf(naming(FIRST)).subscribeAsCompletionStage();

        answer.complete(List.of(FIRST));

        assertThat(other.join()).isPresent();
        assertThat(asked).isEqualTo(1);
    }

    private void has(JsonWebKey... served) {
        answers.add(CompletableFuture.completedFuture(List.of(served)));
    }

    private void isAway() {
        answers.add(CompletableFuture.failedFuture(new IOException("connection refused")));
    }

    private void thenIsAnOutage(PublicJsonWebKey key) {
        assertThatThrownBy(() -> find(key)).matches(Outage::is);
    }

    private Optional<Key> find(PublicJsonWebKey key) {
        return keys.keyOf(naming(key)).await().indefinitely();
    }

    private static PublicJsonWebKey aNamed(String id) {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(FIRST.getPublicKey());
            key.setKeyId(id);
            return key;
        } catch (org.jose4j.lang.JoseException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonWebSignature naming(PublicJsonWebKey key) {
        var signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setKeyIdHeaderValue(key.getKeyId());
        return signed;
    }
}
