package io.countermand.worker.admin;

import io.countermand.domain.access.KeyHash;
import io.countermand.edge.access.AccessConfig;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Gives platforms their keys. A key is shown once, here; afterwards only its keyed hash exists. (ours) */
@Path("/admin/platforms/{platform}/credentials")
public class CredentialResource {

    private static final int KEY_BYTES = 32;

    private final KeyHash keyHash;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    CredentialResource(AccessConfig config, InstantSource clock) {
        this.keyHash = new KeyHash(config.pepper());
        this.clock = clock;
    }

    /** The key is the password of HTTP Basic, beside the platform's name. */
    public record Created(UUID credentialId, String platformKey) {

        @Override
        public String toString() {
            return "Created[" + credentialId + ", key redacted]";
        }
    }

    @POST
    @WithTransaction
    public Uni<Response> create(@RestPath String platform) {
        return Platform.named(platform).chain(known -> {
            if (known == null) {
                throw Refusal.of(Catalogue.PLATFORM_NOT_FOUND);
            }
            return stored(known);
        });
    }

    private Uni<Response> stored(Platform platform) {
        var key = newKey();
        var credential = new Credential();
        credential.id = UUID.randomUUID();
        credential.platformId = platform.id;
        credential.keyHash = keyHash.of(key);
        credential.createdAt = clock.instant();
        return credential
                .persistAndFlush()
                .replaceWith(() -> Response.status(Status.CREATED)
                        .entity(new Created(credential.id, key))
                        .build());
    }

    private String newKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
