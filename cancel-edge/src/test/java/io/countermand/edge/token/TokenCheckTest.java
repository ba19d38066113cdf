package io.countermand.edge.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.countermand.local.testing.IdentityProvider;
import io.countermand.local.testing.SignedToken;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are genuine, with keys that are served on this machine. */
class TokenCheckTest {

    private static final Instant NOW = SettableClock.START;

    private static IdentityProvider provider;

    @BeforeAll
    static void startProvider() {
        provider = IdentityProvider.started();
    }

    @AfterAll
    static void stopProvider() {
        provider.close();
    }

    @Test
    void aGenuineTokenSaysWhoCalls() {
        var token = aToken().with("rights", "READ CANCEL").with("customers", List.of("c-1", "c-2"));

        assertThat(claims(token))
                .contains(new TokenClaims("meadow", List.of("READ", "CANCEL"), List.of("c-1", "c-2"), null));
    }

    @Test
    void everyAlgorithmOfTwoKeysIsTaken() throws JoseException {
        var curve = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var edwards = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);

        for (var key : Map.of("ES256", curve, "EdDSA", edwards).entrySet()) {
            try (var other = IdentityProvider.started()) {
                key.getValue().setKeyId(key.getKey());
                other.rotates(key.getValue());
                var token = SignedToken.of(other, "meadow", NOW)
                        .signedWith(key.getValue().getPrivateKey(), key.getKey());

                assertThat(check(other).claimsOf(bearer(token)).await().indefinitely())
                        .as(key.getKey())
                        .isPresent();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatAreNotGenuine")
    void whatIsNotGenuineIsNobodys(String why, SignedToken token) {
        assertThat(claims(token)).as(why).isEmpty();
    }

    static Stream<Arguments> tokensThatAreNotGenuine() {
        var provider = TokenCheckTest.provider;
        var publicKey = new HmacKey(provider.key().getPublicKey().getEncoded());
        return Stream.of(
                arguments("signed by another key of the same name", aToken().signedBy(IdentityProvider.aKey("first"))),
                arguments("signed by a key that is not there", aToken().signedBy(IdentityProvider.aKey("other"))),
                arguments("not signed", aToken().signedWith(publicKey, "none")),
                arguments("signed with the public key as a shared one", aToken().signedWith(publicKey, "HS256")),
                arguments("expired", aToken().with("exp", NOW.minusSeconds(31))),
                arguments("without an end", aToken().without("exp")),
                arguments("living for years", aToken().with("exp", NOW.plusSeconds(25 * 3600))),
                arguments("not valid yet", aToken().with("nbf", NOW.plusSeconds(32))),
                arguments("of another issuer", aToken().with("iss", IdentityProvider.ISSUER + "/")),
                arguments("of no issuer", aToken().without("iss")),
                arguments("for somebody else", aToken().with("aud", List.of("billing"))),
                arguments("for nobody in particular", aToken().without("aud")),
                arguments("without a platform", aToken().without("platform")),
                arguments("of two platforms", aToken().with("platform", List.of("meadow", "acme"))),
                arguments("of a platform that cannot be", aToken().with("platform", "meadow\u0000")),
                arguments("with rights that are no list", aToken().with("rights", Map.of("READ", true))),
                arguments("with customers that are no list", aToken().with("customers", 7)),
                arguments("with customers that are null", aToken().with("customers", (Object) null)),
                arguments("with accounts that are no texts", aToken().with("accounts", List.of("a", 7))));
    }

    @Test
    void clocksMayDifferALittle() {
        assertThat(claims(aToken().with("exp", NOW.minusSeconds(29)))).isPresent();
        assertThat(claims(aToken().with("nbf", NOW.plusSeconds(29)))).isPresent();
        assertThat(claims(aToken().with("exp", NOW.plusSeconds(24 * 3600)))).isPresent();
    }

    @Test
    void oneAudienceOfManyIsEnough() {
        assertThat(claims(aToken().with("aud", List.of("billing", IdentityProvider.AUDIENCE))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b.c.d.e", "e30.e30.", "null", "{}", "\u0000"})
    void whatIsNoTokenIsNobodys(String text) {
        assertThat(check(provider).claimsOf(new BearerToken(text)).await().indefinitely())
                .isEmpty();
    }

    @Test
    void aChangedWordBreaksTheSignature() {
        var parts = aToken().compact().split("\\.", -1);
        var changed = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("meadow", "acme12");
        var body = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(UTF_8));

        assertThat(claims(parts[0] + "." + body + "." + parts[2])).isEmpty();
        assertThat(claims(String.join(".", parts))).isPresent();
    }

    @Test
    void noTokenIsTakenWhereNoProviderIsConfigured() {
        var nobody = new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Settings.of(provider).keysPatience(),
                1);
        var keys = new SigningKeys(new HttpKeys(nobody), nobody, () -> NOW);

        assertThat(new TokenCheck(nobody, keys, () -> NOW)
                        .claimsOf(bearer(aToken()))
                        .await()
                        .indefinitely())
                .isEmpty();
    }

    @Test
    void aTokenIsNotShown() {
        assertThat(bearer(aToken())).asString().isEqualTo("BearerToken[redacted]");
    }

    private static SignedToken aToken() {
        return SignedToken.of(provider, "meadow", NOW);
    }

    private static BearerToken bearer(SignedToken token) {
        return new BearerToken(token.compact());
    }

    private static Optional<TokenClaims> claims(SignedToken token) {
        return claims(token.compact());
    }

    private static Optional<TokenClaims> claims(String compact) {
        return check(provider).claimsOf(new BearerToken(compact)).await().indefinitely();
    }

    private static TokenCheck check(IdentityProvider provider) {
        var settings = Settings.of(provider);
        return new TokenCheck(settings, new SigningKeys(new HttpKeys(settings), settings, () -> NOW), () -> NOW);
    }
}
