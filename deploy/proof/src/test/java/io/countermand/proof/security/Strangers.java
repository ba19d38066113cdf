package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.HARBOUR;
import static io.countermand.proof.security.SecretHouse.HOUSE;
import static io.countermand.proof.security.SecretHouse.IDENTITIES;
import static io.countermand.proof.security.SecretHouse.MEADOW;

import io.countermand.edge.access.Right;
import io.countermand.local.testing.IdentityProvider;
import io.countermand.local.testing.SignedToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;

/** Everybody who may come to a door and has no business there. */
final class Strangers {

    private static final String OWNERS_PLATFORM = MEADOW.tenant().name();
    private static final String OTHER_PLATFORM = HARBOUR.tenant().name();

    /** Says that it has the identity provider's key. */
    static final PublicJsonWebKey FORGER =
            IdentityProvider.aKey(IDENTITIES.key().getKeyId());

    private Strangers() {}

    /** One after the other: a platform has two live keys at most. */
    static void each(Consumer<Stranger> sweep) {
        fakes().forEach(sweep);
        sweep.accept(Stranger.elsewhere(
                "other platform", Login.basic(OTHER_PLATFORM, HARBOUR.tenant().key())));
        sweep.accept(Stranger.elsewhere("other platform, by token", token(OTHER_PLATFORM)));
        sweep.accept(Stranger.elsewhere(
                "customer out of scope, by token",
                Login.bearer(genuine(OWNERS_PLATFORM)
                        .with("customers", "meadow-research")
                        .compact())));
        with(
                Map.of("customers", List.of("meadow-research")),
                login -> sweep.accept(Stranger.elsewhere("customer out of scope", login)));
        with(
                Map.of("accounts", List.of("meadow-research-usd")),
                login -> sweep.accept(Stranger.elsewhere("account out of scope", login)));
        for (var right : Right.values()) {
            with(Map.of("rights", allBut(right)), login -> sweep.accept(Stranger.without(right, login)));
        }
        sweep.accept(Stranger.unknown("revoked credential", revoked()));
    }

    private static Stream<Stranger> fakes() {
        var key = MEADOW.tenant().key();
        return Stream.of(
                Stranger.unknown("no credential", Login.NONE),
                Stranger.unknown("wrong key", Login.basic(OWNERS_PLATFORM, key + "x")),
                Stranger.unknown("another's name", Login.basic(OTHER_PLATFORM, key)),
                Stranger.unknown("no name", Login.basic("", key)),
                Stranger.unknown("key as a token", Login.bearer(key)),
                Stranger.unknown("expired token", Login.bearer(expired())),
                Stranger.unknown(
                        "token of another's making",
                        Login.bearer(genuine(OWNERS_PLATFORM).signedBy(FORGER).compact())),
                Stranger.unknown("token of a platform that is not there", token("nobody")));
    }

    static Stranger administrator() {
        return Stranger.unknown("administration credential", Login.basic("admin", HOUSE.adminKey()));
    }

    static String expired() {
        return genuine(OWNERS_PLATFORM)
                .with("exp", Instant.now().minusSeconds(3600))
                .compact();
    }

    static SignedToken genuine(String platform) {
        return SignedToken.of(IDENTITIES, platform, Instant.now());
    }

    private static String token(String platform) {
        return Login.bearer(genuine(platform).compact());
    }

    private static String revoked() {
        try (var key = PlatformKey.issued(HOUSE, OWNERS_PLATFORM, Map.of())) {
            return key.login();
        }
    }

    private static void with(Map<String, ?> limits, Consumer<String> then) {
        try (var key = PlatformKey.issued(HOUSE, OWNERS_PLATFORM, limits)) {
            then.accept(key.login());
        }
    }

    private static List<String> allBut(Right missing) {
        return Stream.of(Right.values())
                .filter(right -> right != missing)
                .map(Right::name)
                .toList();
    }
}
