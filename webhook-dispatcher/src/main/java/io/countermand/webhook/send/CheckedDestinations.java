package io.countermand.webhook.send;

import io.countermand.webhook.address.AddressGuard;
import io.countermand.webhook.address.AllowedHosts;
import io.countermand.webhook.address.EndpointUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Where a URL leads right now, checked. */
public final class CheckedDestinations {

    private final AllowedHosts allowed;
    private final Resolver resolver;
    private final Predicate<InetAddress> isPublic;

    public CheckedDestinations(AllowedHosts allowed, Resolver resolver) {
        this(allowed, resolver, AddressGuard::isPublic);
    }

    /** @param isPublic tests have no public address to connect to, so one of this machine's has to stand for it */
    CheckedDestinations(AllowedHosts allowed, Resolver resolver, Predicate<InetAddress> isPublic) {
        this.allowed = allowed;
        this.resolver = resolver;
        this.isPublic = isPublic;
    }

    /**
     * @throws io.countermand.webhook.address.UrlRefused if we do not send there
     * @throws UnknownHostException if the name has no address
     */
    public Destination of(String text) throws UnknownHostException, TimeoutException, InterruptedException {
        var url = EndpointUrl.parse(text, allowed);
        var addresses = resolver.resolve(url.host());
        url.check(addresses, isPublic);
        return Destination.of(url, addresses);
    }
}
