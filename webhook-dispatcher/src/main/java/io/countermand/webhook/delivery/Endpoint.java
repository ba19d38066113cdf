package io.countermand.webhook.delivery;

import io.countermand.webhook.signature.StoredSecret;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as delivery sees it, claimed. Still as stored: one that cannot be read must fail alone, not the claim that
 * all others wait for.
 *
 * @param epoch of the claim: who holds an older one may not write any more
 * @param headers the subscriber's own, JSON
 * @param secret null when there is none
 */
public record Endpoint(
        UUID id,
        long epoch,
        String url,
        String headers,
        @Nullable StoredSecret secret) {}
