package io.countermand.webhook.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Our ed25519 key: signs every webhook, and its public half is published so that anybody can check. Not by the JDK, which takes
 * over ten times as long for the same signature: most of what a webhook would cost.
 */
public final class SigningKey {

    private final Ed25519PrivateKeyParameters key;
    private final PublishedKey published;

    private SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.published = new PublishedKey(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.generatePublicKey().getEncoded()));
    }

    /** @param pkcs8 base64 of an ed25519 private key in PKCS#8 */
    public static SigningKey of(String pkcs8) {
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pkcs8));
            var key = (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(encoded);
            var seed = key.getBytes().orElseThrow(() -> new IllegalArgumentException("the signing key is empty"));
            return new SigningKey(new Ed25519PrivateKeyParameters(seed));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalArgumentException("the signing key is not the base64 of an ed25519 key in PKCS#8", e);
        }
    }

    public String signature(byte[] content) {
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        key.sign(Ed25519.Algorithm.Ed25519, null, content, 0, content.length, signature, 0);
        return Base64.getEncoder().encodeToString(signature);
    }

    public PublishedKey published() {
        return published;
    }
}
