package io.countermand.proof.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The values of an Authorization header. */
final class Login {

    static final String NONE = "";

    private Login() {}

    static String basic(String user, String key) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + key).getBytes(UTF_8));
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }
}
