package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countermand.webhook.testing.CertificateOwner;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With certificates made by the JDK's own tool. Encryption is random, so the test decrypts. */
class SubscriberCertificateTest {

    private static final byte[] BODY = "{\"eventId\":1}".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void theOwnerOfTheKeyFindsTheHashOfTheBody() throws Exception {
        var made = certificate("RSA", "2048");

        var encrypted = SubscriberCertificate.of(made.pem()).encrypted(BODY);

        assertThat(made.decrypted(encrypted))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(BODY));
    }

    @Test
    void isTakenAsBareBase64Too() throws Exception {
        var bare = certificate("RSA", "2048").pem().replaceAll("-----[A-Z ]+-----", "");

        assertThat(SubscriberCertificate.of(bare).encrypted(BODY)).isNotEmpty();
    }

    @Test
    void keysThatAreTooShortOrOfAnotherKindAreRefused() throws Exception {
        var tooShort = certificate("RSA", "1024").pem();
        var curve = certificate("EC", "256").pem();

        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberCertificate.of(tooShort));
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberCertificate.of(curve));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void whatIsNoCertificateIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberCertificate.of(text));
    }

    private CertificateOwner certificate(String algorithm, String bits) throws Exception {
        return CertificateOwner.of(folder, algorithm, bits);
    }
}
