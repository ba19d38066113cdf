package io.countermand.webhook.send;

import io.countermand.webhook.address.EndpointUrl;
import io.vertx.core.net.SocketAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;

/** A URL and the one address, already checked, that the connection goes to. Nobody resolves the name again after this. */
public record Destination(EndpointUrl url, InetAddress address) {

    /** IPv4 first: not every network of ours may have a way out over IPv6. */
    static Destination of(EndpointUrl url, List<InetAddress> checked) {
        var preferred = checked.stream()
                .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .orElseThrow();
        return new Destination(url, preferred);
    }

    /** The bare address: with a name in it, some layer below might ask the name server again. */
    SocketAddress socketAddress() {
        return SocketAddress.inetSocketAddress(url.port(), address.getHostAddress());
    }
}
