package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With certificates made by the JDK's own tool. Encryption is random, so the test decrypts. */
class SubscriberCertificateTest {

    private static final String PASSWORD = "changeit";
    private static final byte[] BODY = "{\"eventId\":1}".getBytes(UTF_8);

    @TempDir
    Path folder;

    private record Made(String pem, Key privateKey) {}

    @Test
    void theOwnerOfTheKeyFindsTheHashOfTheBody() throws Exception {
        var made = certificate("RSA", "2048");

        var encrypted = SubscriberCertificate.of(made.pem).encrypted(BODY);

        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, made.privateKey);
        assertThat(cipher.doFinal(Base64.getDecoder().decode(encrypted)))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(BODY));
    }

    @Test
    void isTakenAsBareBase64Too() throws Exception {
        var bare = certificate("RSA", "2048").pem.replaceAll("-----[A-Z ]+-----", "");

        assertThat(SubscriberCertificate.of(bare).encrypted(BODY)).isNotEmpty();
    }

    @Test
    void keysThatAreTooShortOrOfAnotherKindAreRefused() throws Exception {
        var tooShort = certificate("RSA", "1024").pem;
        var curve = certificate("EC", "256").pem;

        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberCertificate.of(tooShort));
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberCertificate.of(curve));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void whatIsNoCertificateIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SubscriberCertificate.of(text));
    }

    private Made certificate(String algorithm, String bits) throws Exception {
        var keyStore = folder.resolve(algorithm + bits + ".p12");
        keytool(keyStore, "-genkeypair", "-keyalg", algorithm, "-keysize", bits, "-dname", "CN=subscriber");
        var pem = keyStore.resolveSibling("certificate.pem");
        keytool(keyStore, "-exportcert", "-rfc", "-file", pem.toString());
        var store = KeyStore.getInstance("PKCS12");
        try (var stored = Files.newInputStream(keyStore)) {
            store.load(stored, PASSWORD.toCharArray());
        }
        return new Made(Files.readString(pem), store.getKey("subscriber", PASSWORD.toCharArray()));
    }

    private static void keytool(Path keyStore, String... arguments) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var common = List.of(
                "-alias",
                "subscriber",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keyStore.toString());
        var command = Stream.of(List.of(tool), List.of(arguments), common)
                .flatMap(List::stream)
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
