package io.countermand.webhook.delivery;

import java.util.UUID;

/**
 * A subscription as delivery sees it, claimed.
 *
 * @param epoch of the claim: who holds an older one may not write any more
 */
public record Endpoint(UUID id, long epoch, String url, Sealed sealed, Health health) {}
