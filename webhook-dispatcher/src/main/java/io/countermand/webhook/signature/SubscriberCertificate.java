package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * A subscriber's certificate, for the documented X509 method. Anybody who has it can make what we make with it, so it proves
 * nothing about the sender: that is what the ed25519 signature is for.
 */
public final class SubscriberCertificate {

    private static final int BITS_MIN = 2048;
    private static final int BITS_MAX = 8192;
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private final RSAPublicKey key;

    private SubscriberCertificate(RSAPublicKey key) {
        var bits = key.getModulus().bitLength();
        if (bits < BITS_MIN || bits > BITS_MAX) {
            throw new IllegalArgumentException("its RSA key must have %d to %d bits".formatted(BITS_MIN, BITS_MAX));
        }
        this.key = key;
    }

    /** @throws IllegalArgumentException unless it is an X.509 certificate, PEM or base64 of DER, with a good RSA key */
    public static SubscriberCertificate of(String text) {
        try {
            var bytes = text.contains(PEM)
                    ? text.strip().getBytes(US_ASCII)
                    : Base64.getMimeDecoder().decode(text);
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
            if (certificate.getPublicKey() instanceof RSAPublicKey rsa) {
                return new SubscriberCertificate(rsa);
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("it must be an X.509 certificate in PEM", e);
        }
        throw new IllegalArgumentException("its key must be an RSA key");
    }

    /** PKCS#1 v1.5 encryption of the body's SHA-256, in base64: another text every time. */
    String encrypted(byte[] body) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getEncoder().encodeToString(cipher.doFinal(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption with a subscriber's certificate failed", e);
        }
    }
}
