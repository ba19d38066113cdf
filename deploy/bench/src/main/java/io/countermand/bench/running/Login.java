package io.countermand.bench.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.domain.access.KeyHash;
import java.util.Base64;

/** The platform whose orders are cancelled, and the key of the benches: good for nothing else. */
public final class Login {

    public static final String PLATFORM = "bench";
    public static final String KEY = "a-key-that-opens-the-bench-and-nothing-else";
    public static final String ADMIN_KEY = "an-admin-key-of-the-benches";

    static final String PEPPER = "the pepper of the bench, 32 characters or more";

    private Login() {}

    public static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((PLATFORM + ":" + KEY).getBytes(UTF_8));
    }

    /** As it is stored. */
    public static byte[] keyHash() {
        return keyHash(KEY);
    }

    /** Of another platform's key: no two may have the same. */
    public static byte[] keyHash(String key) {
        return new KeyHash(PEPPER).of(key);
    }
}
