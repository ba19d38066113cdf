package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shared secrets at rest: AES-256-GCM, bound to the subscription they belong to, so that a row copied to another
 * subscription does not decrypt. Stored as nonce, then ciphertext and tag.
 */
public final class SecretCipher {

    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_ID_BYTES = 4;

    private final SecretKeySpec key;
    /** Names the key without giving it away; stored beside every secret, so that keys can be replaced. */
    private final String keyId;

    private final SecureRandom random;

    private SecretCipher(byte[] key, SecureRandom random) throws GeneralSecurityException {
        this.key = new SecretKeySpec(key, "AES");
        this.keyId =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, KEY_ID_BYTES);
        this.random = random;
    }

    /** @param base64Key of 32 bytes */
    public static SecretCipher of(String base64Key, SecureRandom random) {
        try {
            var key = Base64.getDecoder().decode(base64Key.strip());
            if (key.length != KEY_LENGTH) {
                throw new IllegalArgumentException("the encryption key has %d bytes".formatted(key.length));
            }
            return new SecretCipher(key, random);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the encryption key is not the base64 of 32 bytes", e);
        }
    }

    public StoredSecret encrypt(SharedSecret secret, UUID subscriptionId) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.bytes(), subscriptionId);
        var stored =
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
        return new StoredSecret(stored.array(), keyId);
    }

    public SharedSecret decrypt(StoredSecret stored, UUID subscriptionId) {
        if (!stored.keyId().equals(keyId)) {
            throw new IllegalStateException("subscription " + subscriptionId + " needs the key " + stored.keyId());
        }
        var nonce = Arrays.copyOf(stored.sealed(), NONCE_LENGTH);
        var sealed = Arrays.copyOfRange(stored.sealed(), NONCE_LENGTH, stored.sealed().length);
        return SharedSecret.of(run(Cipher.DECRYPT_MODE, nonce, sealed, subscriptionId));
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, UUID subscriptionId) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(subscriptionId.toString().getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of subscription " + subscriptionId + " is not readable", e);
        }
    }
}
