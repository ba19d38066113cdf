package io.countermand.edge.access;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 401 unless the Authorization header names a live credential. */
@ApplicationScoped
public class CredentialCheck {

    private final Credentials credentials;

    CredentialCheck(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Fails with a {@link Refusal} when the header is not good, and with an outage when nobody can tell.
     *
     * @param address where the request came from
     */
    public Uni<Caller> caller(@Nullable String authorization, String address) {
        return BasicLogin.parse(authorization)
                .map(login -> credentials.callerOf(login, address))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.NOT_AUTHENTICATED)));
    }
}
