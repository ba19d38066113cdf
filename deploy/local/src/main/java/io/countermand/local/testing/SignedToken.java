package io.countermand.local.testing;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** A bearer token in the making: good for a platform unless a test spoils it. */
public final class SignedToken {

    private static final long LIFETIME_SECONDS = 300;

    private final JwtClaims claims = new JwtClaims();
    private Key key;
    private @Nullable String keyId;
    private String algorithm = AlgorithmIdentifiers.RSA_USING_SHA256;

    private SignedToken(PublicJsonWebKey signer) {
        key = signer.getPrivateKey();
        keyId = signer.getKeyId();
    }

    /** With every right on the whole platform. */
    public static SignedToken of(IdentityProvider provider, String platform, Instant now) {
        return new SignedToken(provider.key())
                .with("iss", IdentityProvider.ISSUER)
                .with("aud", IdentityProvider.AUDIENCE)
                .with("sub", "somebody")
                .with("iat", now.minusSeconds(60).getEpochSecond())
                .with("exp", now.plusSeconds(LIFETIME_SECONDS).getEpochSecond())
                .with("platform", platform)
                .with("rights", List.of("READ", "CANCEL", "WEBHOOK"));
    }

    public SignedToken with(String claim, @Nullable Object value) {
        claims.setClaim(claim, value);
        return this;
    }

    public SignedToken with(String claim, Instant time) {
        return with(claim, NumericDate.fromMilliseconds(time.toEpochMilli()).getValue());
    }

    public SignedToken without(String claim) {
        claims.unsetClaim(claim);
        return this;
    }

    public SignedToken signedBy(PublicJsonWebKey other) {
        key = other.getPrivateKey();
        keyId = other.getKeyId();
        return this;
    }

    public SignedToken signedWith(Key other, String otherAlgorithm) {
        key = other;
        algorithm = otherAlgorithm;
        return this;
    }

    public SignedToken namingKey(@Nullable String id) {
        keyId = id;
        return this;
    }

    public String compact() {
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setDoKeyValidation(false); // a forger would not validate either
        token.setAlgorithmHeaderValue(algorithm);
        if (keyId != null) {
            token.setKeyIdHeaderValue(keyId);
        }
        token.setPayload(claims.toJson());
        token.setKey(AlgorithmIdentifiers.NONE.equals(algorithm) ? null : key);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("the token could not be signed", e);
        }
    }
}
