package io.countermand.edge.token;

import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.EDDSA;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_PSS_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA256;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA384;
import static org.jose4j.jws.AlgorithmIdentifiers.RSA_USING_SHA512;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Whether a token is genuine: signed by a key of the identity provider, made by it, for us, and of now. Why one is not is
 * told to nobody: the reason that the library gives has the token's content in it. Made at the start, so that half a
 * configuration does not run.
 */
@Startup
@ApplicationScoped
public class TokenCheck {

    /** Of two keys only: with a shared one, whoever reads the public key could sign. */
    private static final AlgorithmConstraints BY_TWO_KEYS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            RSA_USING_SHA256,
            RSA_USING_SHA384,
            RSA_USING_SHA512,
            RSA_PSS_USING_SHA256,
            ECDSA_USING_P256_CURVE_AND_SHA256,
            ECDSA_USING_P384_CURVE_AND_SHA384,
            EDDSA);

    private final OidcConfig config;
    private final Optional<Issuer> issuer;
    private final SigningKeys keys;
    private final InstantSource clock;

    TokenCheck(OidcConfig config, SigningKeys keys, InstantSource clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
        issuer = Issuer.of(config);
    }

    /** Empty if the token is not genuine, or none is taken. Fails with an outage if nobody can tell. */
    public Uni<Optional<TokenClaims>> claimsOf(BearerToken token) {
        var signed = issuer.flatMap(known -> parsed(token));
        return signed.map(keys::keyOf)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(key -> key.flatMap(found -> verified(token, found)));
    }

    private static Optional<JsonWebSignature> parsed(BearerToken token) {
        try {
            var signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(BY_TWO_KEYS);
            signed.setCompactSerialization(token.compact());
            signed.getAlgorithm(); // refuses others
            return Optional.of(signed);
        } catch (JoseException notAToken) {
            return Optional.empty();
        }
    }

    private Optional<TokenClaims> verified(BearerToken token, Key key) {
        try {
            var claims = consumer(issuer.orElseThrow(), key).processToClaims(token.compact());
            return TokenClaims.of(claims.getClaimsMap(), config);
        } catch (InvalidJwtException notGenuine) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer(Issuer known, Key key) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(BY_TWO_KEYS)
                .setVerificationKey(key)
                .setExpectedIssuer(known.name())
                .setExpectedAudience(known.audience())
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
                .setMaxFutureValidityInMinutes((int) config.lifetimeMax().toMinutes())
                .build();
    }
}
