package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.standardwebhooks.Webhook;
import java.math.BigInteger;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    /** The first test key of RFC 8032, section 7.1, in PKCS#8. */
    private static final String PRIVATE_KEY = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

    private static final String PUBLIC_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final UUID ID = UUID.fromString("0190a5d8-1111-8222-8333-444455556666");
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00.9Z");
    private static final byte[] BODY = "{\"eventId\":\"x\"}".getBytes(UTF_8);
    private static final SharedSecret SECRET = SharedSecret.ofBase64(
            Base64.getEncoder().encodeToString("0123456789abcdefghijklmnopqrstuv".getBytes(UTF_8)));

    private final SigningKey key = SigningKey.of(PRIVATE_KEY);
    private final Signatures signatures = new Signatures(key);

    @Test
    void knowsTheIdAndTheSecondOfTheAttempt() {
        var headers = signatures.headers(ID, AT, BODY, SubscriberKeys.of(SECRET));

        assertThat(headers).containsEntry("webhook-id", ID.toString()).containsEntry("webhook-timestamp", "1795168800");
    }

    @Test
    void signsWithOurKeyAlwaysAndWithTheSecretWhereThereIsOne() {
        assertThat(signatures.headers(ID, AT, BODY, SubscriberKeys.NONE).get("webhook-signature"))
                .matches("v1a,[A-Za-z0-9+/]{86}==");
        assertThat(signatures.headers(ID, AT, BODY, SubscriberKeys.of(SECRET)).get("webhook-signature"))
                .matches("v1,[A-Za-z0-9+/]{43}= v1a,[A-Za-z0-9+/]{86}==");
    }

    @Test
    void sendsTheDocumentedHeaderOnlyWithASecret() {
        assertThat(signatures.headers(ID, AT, BODY, SubscriberKeys.NONE)).doesNotContainKey("X-Signed-Payload");
        assertThat(signatures.headers(ID, AT, BODY, SubscriberKeys.of(SECRET)))
                .containsEntry("X-Signed-Payload", "QdqInNALHrqHQwK+t3DMy/dulF0wIuxpawtfZE2WB+4=");
    }

    @Test
    void isAcceptedByTheStandardLibrary() {
        var now = Instant.now();
        var headers = signatures.headers(ID, now, BODY, SubscriberKeys.of(SECRET)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));

        assertThatNoException()
                .isThrownBy(() -> new Webhook(Base64.getEncoder().encodeToString(SECRET.bytes()))
                        .verify(new String(BODY, UTF_8), HttpHeaders.of(headers, (name, value) -> true)));
    }

    @Test
    void canBeCheckedWithThePublishedKey() throws GeneralSecurityException {
        var header = Objects.requireNonNull(
                signatures.headers(ID, AT, BODY, SubscriberKeys.NONE).get("webhook-signature"));
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519, point(key.published().x()))));
        check.update((ID + ".1795168800.").getBytes(UTF_8));
        check.update(BODY);

        assertThat(check.verify(Base64.getDecoder().decode(header.substring("v1a,".length()))))
                .isTrue();
    }

    /** The signature is a function of key and content: two implementations must agree to the last bit. */
    @Test
    void signsAsTheJdkDoes() throws GeneralSecurityException {
        var random = new Random(8032);
        for (int i = 0; i < 50; i++) {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var content = new byte[random.nextInt(2_000)];
            random.nextBytes(content);
            var jdk = Signature.getInstance("Ed25519");
            jdk.initSign(pair.getPrivate());
            jdk.update(content);

            var ours = SigningKey.of(
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));

            assertThat(ours.signature(content)).isEqualTo(Base64.getEncoder().encodeToString(jdk.sign()));
        }
    }

    @Test
    void publishesTheKeyThatBelongsToThePrivateOne() {
        assertThat(key.published().x()).isEqualTo(PUBLIC_KEY);
        // The thumbprint of this very key is given in RFC 8037, appendix A.3.
        assertThat(key.published().id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    /** RFC 8032: little-endian y, the sign of x in the last bit. */
    private static EdECPoint point(String base64url) {
        var bytes = Base64.getUrlDecoder().decode(base64url);
        var last = bytes.length - 1;
        var xIsOdd = (bytes[last] & 0x80) != 0;
        bytes[last] &= 0x7F;
        for (int i = 0; i < bytes.length / 2; i++) {
            var swap = bytes[i];
            bytes[i] = bytes[last - i];
            bytes[last - i] = swap;
        }
        return new EdECPoint(xIsOdd, new BigInteger(1, bytes));
    }
}
