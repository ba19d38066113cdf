package io.countermand.local.testing;

import io.countermand.local.infra.LocalPostgres;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Secrets that protect nothing. */
final class TestSecrets {

    static final String PEPPER = "a pepper for tests, 32 characters or more";
    static final String ADMIN_KEY = "admin-key-of-tests";

    private TestSecrets() {}

    static Map<String, String> configuration() {
        var keys = new HashMap<String, String>();
        keys.put("quarkus.datasource.password", LocalPostgres.PASSWORD);
        keys.put("countermand.access.pepper", PEPPER);
        keys.put("countermand.admin.key", ADMIN_KEY);
        keys.put("countermand.webhook.encryption-key", base64(new byte[32]));
        keys.put("countermand.webhook.signing-key", base64(signingKey()));
        return keys;
    }

    private static byte[] signingKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
