package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.HOUSE;
import static io.countermand.proof.security.SecretHouse.MEADOW;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests of the story, each with a header more that no service knows. */
final class Sent {

    /** The value of that header. */
    static final String ALONG = "canary-" + UUID.randomUUID();

    private Sent() {}

    /** @param call method and path */
    static Asked byTenant(Door door, String call, @Nullable String body) {
        return by(Login.basic(MEADOW.tenant().name(), MEADOW.tenant().key()), door, call, body);
    }

    static Asked byAdministrator(Door door, String call, @Nullable String body) {
        return by(Strangers.administrator().authorization(), door, call, body);
    }

    static Asked by(String authorization, Door door, String call, @Nullable String body) {
        var parts = call.split(" ", 2);
        var headers = Map.of("Authorization", authorization, "X-Api-Key", ALONG);
        return Asked.of(parts[0], door.url(HOUSE) + parts[1], headers, body);
    }
}
