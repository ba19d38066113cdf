package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Shared secrets and subscribers' headers at rest: AES-256-GCM, bound to the subscription they belong to, so that a row copied
 * to another subscription does not decrypt. Stored as nonce, then ciphertext and tag. One key seals, others still open.
 */
public final class SecretCipher {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final String OF_HEADERS = "/headers";

    private final EncryptionKey current;
    private final Map<String, EncryptionKey> known;
    private final SecureRandom random;

    private SecretCipher(EncryptionKey current, List<EncryptionKey> others, SecureRandom random) {
        this.current = current;
        this.known = Stream.concat(Stream.of(current), others.stream())
                .collect(Collectors.toMap(EncryptionKey::id, Function.identity(), (one, same) -> one));
        this.random = random;
    }

    /** @param base64Key of 32 bytes */
    public static SecretCipher of(String base64Key, SecureRandom random) {
        return of(base64Key, List.of(), random);
    }

    /** @param others keys that still open what they sealed */
    public static SecretCipher of(String base64Key, List<String> others, SecureRandom random) {
        return new SecretCipher(
                EncryptionKey.of(base64Key),
                others.stream().map(EncryptionKey::of).toList(),
                random);
    }

    /** Stored beside what the key seals. */
    public String keyId() {
        return current.id();
    }

    public StoredSecret encrypt(SharedSecret secret, UUID subscriptionId) {
        return seal(secret.bytes(), subscriptionId.toString());
    }

    public SharedSecret decrypt(StoredSecret stored, UUID subscriptionId) {
        return SharedSecret.of(open(stored, subscriptionId.toString()));
    }

    public StoredSecret encryptHeaders(String json, UUID subscriptionId) {
        return seal(json.getBytes(UTF_8), subscriptionId + OF_HEADERS);
    }

    public String decryptHeaders(StoredSecret stored, UUID subscriptionId) {
        return new String(open(stored, subscriptionId + OF_HEADERS), UTF_8);
    }

    private StoredSecret seal(byte[] content, String boundTo) {
        var nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, new Lock(current, nonce, boundTo), content);
        var stored =
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
        return new StoredSecret(stored.array(), current.id());
    }

    private byte[] open(StoredSecret stored, String boundTo) {
        var key = known.get(stored.keyId());
        if (key == null) {
            throw new IllegalStateException(boundTo + " needs the encryption key " + stored.keyId());
        }
        var nonce = Arrays.copyOf(stored.sealed(), NONCE_LENGTH);
        var sealed = Arrays.copyOfRange(stored.sealed(), NONCE_LENGTH, stored.sealed().length);
        return run(Cipher.DECRYPT_MODE, new Lock(key, nonce, boundTo), sealed);
    }

    private record Lock(EncryptionKey key, byte[] nonce, String boundTo) {}

    private static byte[] run(int mode, Lock lock, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, lock.key.spec(), new GCMParameterSpec(TAG_BITS, lock.nonce));
            cipher.updateAAD(lock.boundTo.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is sealed for " + lock.boundTo + " is not readable", e);
        }
    }
}
