package io.countermand.webhook.send;

import io.countermand.webhook.address.AllowedHosts;
import io.countermand.webhook.address.EndpointUrl;
import io.vertx.core.net.SocketAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.concurrent.TimeoutException;

/** A URL and the one address, already checked, that the connection goes to. Nobody resolves the name again after this. */
public record Destination(EndpointUrl url, InetAddress address) {

    /**
     * @throws io.countermand.webhook.address.UrlRefused if we do not send there
     * @throws UnknownHostException if the name has no address
     */
    static Destination of(String text, AllowedHosts allowed, Resolver resolver)
            throws UnknownHostException, TimeoutException, InterruptedException {
        var url = EndpointUrl.parse(text, allowed);
        var addresses = resolver.resolve(url.host());
        url.check(addresses);
        // IPv4 first: not every network of ours may have a way out over IPv6.
        var preferred = addresses.stream()
                .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .orElseThrow();
        return new Destination(url, preferred);
    }

    /** The bare address: with a name in it, some layer below might ask the name server again. */
    SocketAddress socketAddress() {
        return SocketAddress.inetSocketAddress(url.port(), address.getHostAddress());
    }
}
