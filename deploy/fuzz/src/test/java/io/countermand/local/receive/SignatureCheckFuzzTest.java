package io.countermand.local.receive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stranger who has no key is never believed, whatever the headers, and never hides a signature that is good. An input has a
 * line each for webhook-timestamp, webhook-signature and X-Signed-Payload.
 */
class SignatureCheckFuzzTest {

    // The example of the Standard Webhooks text and of its reference libraries; the key pair of RFC 8037, appendix A.
    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String TIMESTAMP = "1614265330";
    private static final String GENUINE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant THEN = Instant.ofEpochSecond(1614265330);
    private static final SignatureCheck CHECK = new SignatureCheck(SECRET, keys("""
            {"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"""));

    @FuzzTest
    void aStrangerIsNeverBelieved(byte[] input) {
        var lines = new String(input, ISO_8859_1).split("\n", 3);
        var timestamp = lines[0];
        var signatures = lines.length > 1 ? lines[1] : "";
        var signedPayload = lines.length > 2 ? lines[2] : "";

        var strange = verify(timestamp, signatures, signedPayload);

        assertThat(strange.hmac()).isEqualTo(isTheExample(timestamp, signatures));
        assertThat(strange.ed25519()).isFalse();
        assertThat(strange.isVerified()).isFalse();
        assertThat(verify(TIMESTAMP, signatures + " " + GENUINE, signedPayload).hmac())
                .isTrue();
        assertThat(verify(TIMESTAMP, GENUINE + " " + signatures, signedPayload).hmac())
                .isTrue();
    }

    /** The fuzzer is given it, so that it learns what a signature looks like. Its last bits may differ: nobody reads them. */
    private static boolean isTheExample(String timestamp, String signatures) {
        var genuine = Base64.getDecoder().decode(GENUINE.substring("v1,".length()));
        return timestamp.equals(TIMESTAMP)
                && Stream.of(signatures.split(" "))
                        .filter(entry -> entry.matches("v1,[A-Za-z0-9+/]{43}=?"))
                        .anyMatch(entry -> Arrays.equals(Base64.getDecoder().decode(entry.substring(3)), genuine));
    }

    private static Verification verify(String timestamp, String signatures, String signedPayload) {
        var headers = new HashMap<String, String>();
        headers.put("webhook-id", ID);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", signatures);
        headers.put("x-signed-payload", signedPayload);
        return CHECK.verify(headers, BODY, THEN);
    }

    private static List<PublicKey> keys(String jwks) {
        try {
            return PublishedKeys.read(new ObjectMapper().readTree(jwks));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
