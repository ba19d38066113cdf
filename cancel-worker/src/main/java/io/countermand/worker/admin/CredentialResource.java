package io.countermand.worker.admin;

import io.countermand.edge.access.Right;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Gives platforms their keys. A key is shown once, here. Two may be live at a time: to rotate, make the second, change over,
 * revoke the first. A revoked one stops working within the time that front doors believe a credential. (ours)
 */
@Path("/admin/platforms/{platform}/credentials")
public class CredentialResource {

    private static final int LIVE_MAX = 2;

    private final PlatformKeys keys;
    private final Changes changes;
    private final InstantSource clock;

    CredentialResource(PlatformKeys keys, Changes changes, InstantSource clock) {
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    /** What is left out is not limited: all rights, all customers, all accounts. */
    public record NewCredential(
            @Nullable List<Right> rights,
            @Nullable List<String> customers,
            @Nullable List<String> accounts) {}

    /** The key is the password of HTTP Basic, beside the platform's name. */
    public record Created(UUID credentialId, String platformKey) {

        @Override
        public String toString() {
            return "Created[" + credentialId + ", key redacted]";
        }
    }

    @GET
    @WithSession
    public Uni<List<CredentialView>> list(@RestPath String platform) {
        return Platform.existing(platform)
                .chain(Credential::of)
                .map(credentials -> credentials.stream().map(CredentialView::of).toList());
    }

    @POST
    @WithTransaction
    public Uni<Response> create(@RestPath String platform, NewCredential wanted) {
        return Platform.existing(platform)
                .chain(known -> Credential.of(known)
                        .invoke(CredentialResource::mustHaveRoom)
                        .chain(() -> stored(known, wanted)));
    }

    @DELETE
    @Path("/{credential}")
    @WithTransaction
    public Uni<CredentialView> revoke(@RestPath String platform, @RestPath UUID credential) {
        return Platform.existing(platform)
                .chain(known -> Credential.existing(known, credential))
                .chain(found -> revoked(platform, found));
    }

    private Uni<CredentialView> revoked(String platform, Credential credential) {
        var before = CredentialView.of(credential);
        if (credential.isLive()) {
            credential.revokedAt = clock.instant();
        }
        var after = CredentialView.of(credential);
        return changes.record(subject(platform, credential), before, after).replaceWith(after);
    }

    private static void mustHaveRoom(List<Credential> credentials) {
        if (credentials.stream().filter(Credential::isLive).count() >= LIVE_MAX) {
            throw Refusal.of(Catalogue.TOO_MANY_CREDENTIALS, LIVE_MAX);
        }
    }

    private Uni<Response> stored(Platform platform, NewCredential wanted) {
        var key = keys.draw();
        var credential = credential(platform, wanted, key);
        return credential
                .persistAndFlush()
                .chain(() -> changes.record(subject(platform.name, credential), null, CredentialView.of(credential)))
                .map(done -> Response.status(Status.CREATED)
                        .entity(new Created(credential.id, key))
                        .build());
    }

    private Credential credential(Platform platform, NewCredential wanted, String key) {
        var credential = new Credential();
        credential.id = UUID.randomUUID();
        credential.platformId = platform.id;
        credential.keyHash = keys.hash(key);
        credential.rights = rights(wanted.rights());
        credential.customers = listed("customers", wanted.customers());
        credential.accounts = listed("accounts", wanted.accounts());
        credential.createdAt = clock.instant();
        return credential;
    }

    private static String[] rights(@Nullable List<Right> wanted) {
        var rights = wanted == null ? Arrays.asList(Right.values()) : wanted;
        return rights.stream().map(Right::name).distinct().toArray(String[]::new);
    }

    private static String @Nullable [] listed(String field, @Nullable List<String> identifiers) {
        if (identifiers == null) {
            return null;
        }
        identifiers.forEach(identifier -> Identifiers.check(field, identifier));
        return identifiers.toArray(String[]::new);
    }

    private static String subject(String platform, Credential credential) {
        return "credential/" + platform + "/" + credential.id;
    }
}
