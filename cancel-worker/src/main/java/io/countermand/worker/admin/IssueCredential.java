package io.countermand.worker.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;

/** Draws a key for a platform and stores its hash: the only moment at which anybody sees the key. */
@ApplicationScoped
class IssueCredential {

    private static final int LIVE_MAX = 2;

    private final PlatformKeys keys;
    private final Changes changes;
    private final InstantSource clock;

    IssueCredential(PlatformKeys keys, Changes changes, InstantSource clock) {
        this.keys = keys;
        this.changes = changes;
        this.clock = clock;
    }

    /** The key is the password of HTTP Basic, beside the platform's name. */
    record Issued(UUID credentialId, String platformKey) {

        @Override
        public String toString() {
            return "Issued[" + credentialId + ", key redacted]";
        }
    }

    /**
     * In the session's transaction. Fails with 409 if two are live.
     *
     * @param platform locked, so that nobody else makes one at this moment
     */
    Uni<Issued> to(Platform platform, CredentialScope scope) {
        return Credential.countLive(platform)
                .invoke(IssueCredential::mustHaveRoom)
                .chain(() -> stored(platform, scope));
    }

    private static void mustHaveRoom(long live) {
        if (live >= LIVE_MAX) {
            throw Refusal.of(Catalogue.TOO_MANY_CREDENTIALS, LIVE_MAX);
        }
    }

    private Uni<Issued> stored(Platform platform, CredentialScope scope) {
        var key = keys.draw();
        var credential = credential(platform, scope, key);
        return credential
                .persistAndFlush()
                .chain(() -> changes.record(credential.subject(platform.name), null, CredentialView.of(credential)))
                .replaceWith(() -> new Issued(credential.id, key));
    }

    private Credential credential(Platform platform, CredentialScope scope, String key) {
        var credential = new Credential();
        credential.id = UUID.randomUUID();
        credential.platformId = platform.id;
        credential.keyHash = keys.hash(key);
        credential.createdAt = clock.instant();
        scope.applyTo(credential);
        return credential;
    }
}
