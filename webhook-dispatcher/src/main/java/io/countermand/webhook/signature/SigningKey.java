package io.countermand.webhook.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Our ed25519 key: signs every webhook, and its public half is published so that anybody can check. */
public final class SigningKey {

    private static final int RAW_KEY_LENGTH = 32;

    private final PrivateKey privateKey;
    private final PublishedKey published;

    private SigningKey(EdECPrivateKey privateKey) throws GeneralSecurityException {
        this.privateKey = privateKey;
        var raw = publicHalf(privateKey);
        this.published =
                new PublishedKey(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    /** @param pkcs8 base64 of an ed25519 private key in PKCS#8 */
    public static SigningKey of(String pkcs8) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pkcs8));
            var key = KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
            return new SigningKey((EdECPrivateKey) key);
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalArgumentException("the signing key is not the base64 of an ed25519 key in PKCS#8", e);
        }
    }

    public String signature(byte[] content) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ed25519 signing failed", e);
        }
    }

    public PublishedKey published() {
        return published;
    }

    /** Java derives a public key only while generating a pair: so a pair is generated whose randomness is our key. */
    private static byte[] publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
        var seed = key.getBytes().orElseThrow(() -> new IllegalArgumentException("the signing key is empty"));
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        var encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_LENGTH, encoded.length);
    }

    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(seed, 0, target, 0, target.length);
        }
    }
}
