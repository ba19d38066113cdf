package io.countermand.edge.token;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider's keys, read when a token names one that is not known, and now and then to notice withdrawn ones.
 * Known keys go on working while the provider is away. Safe for concurrent use: requests share one reading.
 */
@ApplicationScoped
class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final FetchKeys provider;
    private final OidcConfig config;
    private final InstantSource clock;
    private volatile KeySet known = KeySet.NONE;
    private @Nullable Reading last;

    SigningKeys(FetchKeys provider, OidcConfig config, InstantSource clock) {
        this.provider = provider;
        this.config = config;
        this.clock = clock;
    }

    private record Reading(Instant startedAt, CompletableFuture<KeySet> result) {}

    /** Empty if the provider has no such key. Fails with an outage if the key is not known and the provider is away. */
    Uni<Optional<Key>> keyOf(JsonWebSignature signed) {
        var keys = known;
        var key = keys.keyOf(signed);
        if (key.isEmpty()) {
            // A copy: a caller that hangs up must not end the reading for the others.
            return Uni.createFrom().completionStage(() -> reading().copy()).map(read -> read.keyOf(signed));
        }
        if (keys.readAt().plus(config.keysFreshFor()).isBefore(clock.instant())) {
            reading(); // for those to come
        }
        return Uni.createFrom().item(key);
    }

    /** The last one, or a new one if that is some time ago: whoever comes in between shares its outcome, good or bad. */
    private synchronized CompletableFuture<KeySet> reading() {
        var now = clock.instant();
        if (last == null || !now.isBefore(last.startedAt.plus(config.keysReadInterval()))) {
            last = new Reading(now, provider.fetch().thenApply(keys -> keep(now, keys)));
            last.result.exceptionally(SigningKeys::tell);
        }
        return last.result;
    }

    private KeySet keep(Instant now, List<JsonWebKey> keys) {
        var read = new KeySet(now, keys);
        known = read;
        return read;
    }

    private static KeySet tell(Throwable failure) {
        LOG.warnf("the keys of the identity provider could not be read: %s", failure);
        return KeySet.NONE;
    }
}
