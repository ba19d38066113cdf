package io.countermand.edge.access;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.edge.token.BearerToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 401 unless the Authorization header names a live credential or carries a genuine token: the one way in. */
@ApplicationScoped
public class CredentialCheck {

    private final Credentials credentials;
    private final TokenCallers tokens;

    CredentialCheck(Credentials credentials, TokenCallers tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /**
     * Fails with a {@link Refusal} when the header is not good, and with an outage when nobody can tell.
     *
     * @param address where the request came from
     */
    public Uni<Caller> caller(@Nullable String authorization, String address) {
        var byLogin = BasicLogin.parse(authorization).map(login -> credentials.callerOf(login, address));
        return byLogin.or(() -> BearerToken.parse(authorization).map(token -> tokens.callerOf(token, address)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.NOT_AUTHENTICATED)));
    }
}
