package io.countermand.webhook.send;

import io.countermand.webhook.address.AllowedHosts;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Where a URL leads right now, checked. */
public final class CheckedDestinations {

    private final AllowedHosts allowed;
    private final Resolver resolver;

    public CheckedDestinations(AllowedHosts allowed, Resolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    /** @throws io.countermand.webhook.address.UrlRefused if we do not send there */
    public Destination of(String url) throws UnknownHostException, TimeoutException, InterruptedException {
        return Destination.of(url, allowed, resolver);
    }
}
