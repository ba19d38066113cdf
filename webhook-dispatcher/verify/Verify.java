import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a webhook with the JDK alone: java Verify.java BODY-FILE WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE KEY...
 * A KEY is whsec_ and the shared secret (v1), or the "x" of a key of /.well-known/jwks.json (v1a). One that fits is enough.
 */
public class Verify {

    private static final int SECONDS_MAX = 300;
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    public static void main(String[] args) throws Exception {
        if (args.length < 5) {
            System.err.println(
                    "usage: Verify.java BODY-FILE WEBHOOK-ID WEBHOOK-TIMESTAMP WEBHOOK-SIGNATURE KEY...");
            System.exit(2);
        }
        var body = Files.readAllBytes(Path.of(args[0]));
        var keys = List.of(args).subList(4, args.length);
        var genuine = isGenuine(body, args[1], args[2], args[3], keys);
        var why = isOfNow(args[2]) ? "no signature fits" : "too old or from the future";
        System.out.println(genuine ? "genuine" : why);
        System.exit(genuine ? 0 : 1);
    }

    /**
     * Whatever a stranger sends as headers, the answer is false and never an error.
     *
     * @param body the bytes as received: parsing and writing JSON again would change them
     * @throws GeneralSecurityException if a key of yours is none
     */
    static boolean isGenuine(byte[] body, String id, String timestamp, String signatures, List<String> keys)
            throws GeneralSecurityException {
        if (!isOfNow(timestamp)) {
            return false;
        }
        var prefix = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        var signed = ByteBuffer.allocate(prefix.length + body.length).put(prefix).put(body).array();
        for (var signature : signatures.split(" ")) {
            for (var key : keys) {
                if (fits(signed, signature, key)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOfNow(String timestamp) {
        return timestamp.matches("[0-9]{1,12}")
                && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) < SECONDS_MAX;
    }

    private static boolean fits(byte[] signed, String signature, String key) throws GeneralSecurityException {
        if (!signature.matches("v1a?,[A-Za-z0-9+/]{4,}={0,2}") || signature.substring(signature.indexOf(',') + 1).length() % 4 != 0) {
            return false;
        }
        var given = Base64.getDecoder().decode(signature.substring(signature.indexOf(',') + 1));
        if (signature.startsWith("v1,") && key.startsWith("whsec_")) {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.substring("whsec_".length())), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(signed), given);
        }
        if (signature.startsWith("v1a,") && !key.startsWith("whsec_")) {
            var raw = Base64.getUrlDecoder().decode(key);
            var encoded = Arrays.copyOf(ED25519, ED25519.length + raw.length);
            System.arraycopy(raw, 0, encoded, ED25519.length, raw.length);
            var check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(signed);
            return given.length == 64 && check.verify(given);
        }
        return false;
    }
}
