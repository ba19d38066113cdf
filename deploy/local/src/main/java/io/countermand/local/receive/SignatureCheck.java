package io.countermand.local.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a webhook as its subscriber would, by the Standard Webhooks text alone: the signed words are id, timestamp and body,
 * joined by full stops. Shares no code with the sender on purpose.
 */
final class SignatureCheck {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] secret;
    private final List<PublicKey> keys;

    SignatureCheck(byte[] secret, List<PublicKey> keys) {
        this.secret = secret.clone();
        this.keys = List.copyOf(keys);
    }

    /** @param headers names in lower case */
    Verification verify(Map<String, String> headers, byte[] body, Instant now) {
        var timestamp = headers.getOrDefault("webhook-timestamp", "");
        var signed = signedWords(headers.getOrDefault("webhook-id", ""), timestamp, body);
        var signatures = headers.getOrDefault("webhook-signature", "");
        return new Verification(
                anyOf(signatures, "v1,", signature -> MessageDigest.isEqual(signature, hmac(signed))),
                anyOf(signatures, "v1a,", signature -> isByAKeyOfTheirs(signature, signed)),
                anyOf(headers.getOrDefault("x-signed-payload", ""), "", mac -> MessageDigest.isEqual(mac, hmac(body))),
                isRecent(timestamp, now));
    }

    private static byte[] signedWords(String id, String timestamp, byte[] body) {
        var words = new ByteArrayOutputStream();
        words.writeBytes((id + "." + timestamp + ".").getBytes(UTF_8));
        words.writeBytes(body);
        return words.toByteArray();
    }

    /** A list of signatures, separated by blanks: during a rotation there are two. */
    private static boolean anyOf(String list, String prefix, Predicate<byte[]> matches) {
        return Stream.of(list.split(" "))
                .filter(entry -> entry.startsWith(prefix))
                .map(entry -> entry.substring(prefix.length()))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> matches.test(decoded(entry)));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // not base64, so no signature
        }
    }

    private byte[] hmac(byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private boolean isByAKeyOfTheirs(byte[] signature, byte[] message) {
        return keys.stream().anyMatch(key -> isBy(key, signature, message));
    }

    private static boolean isBy(PublicKey key, byte[] signature, byte[] message) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // malformed, so not by this key
        }
    }

    private static boolean isRecent(String timestamp, Instant now) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
