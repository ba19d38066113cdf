package io.countermand.worker.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A credential without its key, which nobody can show again. */
public record CredentialView(
        UUID credentialId,
        List<String> rights,
        @Nullable List<String> customers,
        @Nullable List<String> accounts,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    static CredentialView of(Credential credential) {
        return new CredentialView(
                credential.id,
                List.of(credential.rights),
                listed(credential.customers),
                listed(credential.accounts),
                credential.createdAt,
                credential.revokedAt);
    }

    private static @Nullable List<String> listed(String @Nullable [] identifiers) {
        return identifiers == null ? null : List.of(identifiers);
    }
}
