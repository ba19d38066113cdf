package io.countermand.edge.token;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwk.JsonWebKey;

/** Reads the public keys of the identity provider. */
@FunctionalInterface
interface FetchKeys {

    /** Ends within the patience for it, with an outage if there was no good answer. */
    CompletableFuture<List<JsonWebKey>> fetch();
}
