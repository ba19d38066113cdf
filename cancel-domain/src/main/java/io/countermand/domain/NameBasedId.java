package io.countermand.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of version 8 from SHA-256 over a list of words: the same words give the same id, in every process, for ever. */
public final class NameBasedId {

    private NameBasedId() {}

    public static UUID of(String... words) {
        var digest = sha256();
        for (var word : words) {
            var bytes = word.getBytes(UTF_8);
            // Length first, so that ("ab", "c") and ("a", "bc") differ.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        var hash = ByteBuffer.wrap(digest.digest());
        var high = (hash.getLong() & ~0xF000L) | 0x8000L;
        var low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
