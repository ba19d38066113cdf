package io.countermand.webhook.address;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells public addresses from all others by tables of our own: Java's predicates miss carrier-grade NAT, unique local,
 * NAT64, 6to4, benchmarking and reserved ranges.
 */
public final class AddressGuard {

    private static final List<Cidr> NOT_PUBLIC_V4 = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8",
            "169.254.0.0/16", // link local; metadata services of clouds
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16",
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** The only part of IPv6 that is handed out; unique local, link local, mapped, NAT64, multicast all lie outside. */
    private static final Cidr GLOBAL_V6 = Cidr.of("2000::/3");

    private static final List<Cidr> NOT_PUBLIC_V6 = ranges(
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4 carries any IPv4 address inside
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    private AddressGuard() {}

    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4
                ? NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(bytes))
                : GLOBAL_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static List<Cidr> ranges(String... texts) {
        return Stream.of(texts).map(Cidr::of).toList();
    }
}
