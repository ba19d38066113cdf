package io.countermand.local.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {

    // The example of the Standard Webhooks text and of its reference libraries.
    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String HMAC = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant THEN = Instant.ofEpochSecond(1614265330);

    // The key pair of RFC 8037, appendix A.
    private static final String JWKS = """
            {"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""";
    private static final String PRIVATE_KEY = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";

    @Test
    void acceptsTheHmacOfThePublishedExample() {
        assertThat(verified(HMAC, BODY).hmac()).isTrue();
    }

    @Test
    void refusesAnotherBody() {
        assertThat(verified(HMAC, "{\"test\": 2432232315}".getBytes(UTF_8)).hmac())
                .isFalse();
    }

    @Test
    void refusesTheHmacOfAnotherSecret() {
        var other = new SignatureCheck(new byte[32], List.of());

        assertThat(other.verify(headers(HMAC), BODY, THEN).hmac()).isFalse();
    }

    @Test
    void acceptsTheSecondOfTwoSignatures() {
        var other = "v1," + Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(verified(other + " " + HMAC, BODY).hmac()).isTrue();
    }

    @Test
    void acceptsAnEd25519SignatureByAPublishedKey() throws GeneralSecurityException, IOException {
        assertThat(verified(ed25519(BODY), BODY).ed25519()).isTrue();
        assertThat(verified(ed25519("other".getBytes(UTF_8)), BODY).ed25519()).isFalse();
    }

    @Test
    void doesNotTakeOneKindOfSignatureForTheOther() {
        assertThat(verified(HMAC.replace("v1,", "v1a,"), BODY).hmac()).isFalse();
        assertThat(verified(HMAC.replace("v1,", "v1a,"), BODY).ed25519()).isFalse();
    }

    @Test
    void refusesWhatIsNoSignature() {
        for (var rubbish : List.of("", "v1", "v1,", "v1,?", "v1a,AAAA", "v2,AAAA", " ")) {
            var verification = verified(rubbish, BODY);
            assertThat(verification.hmac() || verification.ed25519())
                    .as(rubbish)
                    .isFalse();
        }
    }

    @Test
    void checksTheMacOfTheBodyAlone() {
        var headers = headers(HMAC);
        headers.put("x-signed-payload", "jxFdnPW4FUPYWPYBPA5bYYyx6OPbeH7xXKDrAcFyYBs=");
        assertThat(check().verify(headers, BODY, THEN).signedPayload()).isFalse();

        // openssl dgst -sha256 -mac HMAC -macopt hexkey:... -binary | base64
        headers.put("x-signed-payload", "4stPUlFXJTnUWL+4p621M7CIAeanlEZ+Bvdx3ruwgYs=");
        assertThat(check().verify(headers, BODY, THEN).signedPayload()).isTrue();
    }

    @Test
    void refusesATimestampOlderOrNewerThanFiveMinutes() {
        assertThat(check().verify(headers(HMAC), BODY, THEN.plusSeconds(300)).recent())
                .isTrue();
        assertThat(check().verify(headers(HMAC), BODY, THEN.plusSeconds(301)).recent())
                .isFalse();
        assertThat(check().verify(headers(HMAC), BODY, THEN.minusSeconds(301)).recent())
                .isFalse();
        assertThat(check().verify(Map.of(), BODY, THEN).recent()).isFalse();
    }

    @Test
    void isVerifiedOnlyWhenEverythingIs() {
        assertThat(new Verification(true, true, true, true).isVerified()).isTrue();
        assertThat(new Verification(true, true, false, true).sentence())
                .isEqualTo("NOT verified: X-Signed-Payload does not match");
    }

    private static Verification verified(String signatures, byte[] body) {
        return check().verify(headers(signatures), body, THEN);
    }

    private static SignatureCheck check() {
        return new SignatureCheck(SECRET, publishedKeys());
    }

    private static Map<String, String> headers(String signatures) {
        return new HashMap<>(Map.of("webhook-id", ID, "webhook-timestamp", TIMESTAMP, "webhook-signature", signatures));
    }

    private static List<PublicKey> publishedKeys() {
        try {
            return PublishedKeys.read(new ObjectMapper().readTree(JWKS));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ed25519(byte[] body) throws GeneralSecurityException {
        var prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        var raw = Base64.getUrlDecoder().decode(PRIVATE_KEY);
        var encoded = java.util.Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        signature.update((ID + "." + TIMESTAMP + ".").getBytes(UTF_8));
        signature.update(body);
        return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    }
}
