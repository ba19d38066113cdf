package io.countermand.webhook.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;

/** A subscriber with a certificate, made by the JDK's own tool, and its private key. */
public record CertificateOwner(String pem, Key privateKey) {

    private static final String PASSWORD = "changeit";

    public static CertificateOwner of(Path folder, String algorithm, String bits)
            throws IOException, GeneralSecurityException, InterruptedException {
        var keyStore = folder.resolve(algorithm + bits + ".p12");
        keytool(keyStore, "-genkeypair", "-keyalg", algorithm, "-keysize", bits, "-dname", "CN=subscriber");
        var pem = keyStore.resolveSibling("certificate.pem");
        keytool(keyStore, "-exportcert", "-rfc", "-file", pem.toString());
        var store = KeyStore.getInstance("PKCS12");
        try (var stored = Files.newInputStream(keyStore)) {
            store.load(stored, PASSWORD.toCharArray());
        }
        return new CertificateOwner(Files.readString(pem), store.getKey("subscriber", PASSWORD.toCharArray()));
    }

    public byte[] decrypted(String encrypted) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, privateKey);
        return cipher.doFinal(Base64.getDecoder().decode(encrypted));
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
