package io.countermand.webhook.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL a webhook may be sent to. There is one spelling for every host here: what some parser might read as another
 * address ({@code 127.1}, {@code 0x7f000001}, {@code ::ffff:10.0.0.1}) is refused before anybody resolves it.
 *
 * @param host in lower case; a name, a dotted quad, or an IPv6 address without its brackets
 * @param isAllowed by the development switch: may be http and may resolve to any address
 */
public record EndpointUrl(boolean tls, String host, int port, String pathAndQuery, boolean isAllowed) {

    private static final int LENGTH_MAX = 2048;
    private static final int NAME_LENGTH_MAX = 253;
    private static final Pattern DOTTED_QUAD = Pattern.compile(
            "((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])");
    /** The last label starts with a letter, so nothing that any parser takes for a number gets through. */
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    /** Addresses inside 2000::/3 only, so no spelling of an IPv4 address inside IPv6 gets through. */
    private static final Pattern IPV6 = Pattern.compile("[23][0-9a-f]{3}:[0-9a-f:]{1,34}");

    /** @throws UrlRefused with the reason */
    public static EndpointUrl parse(String text, AllowedHosts allowed) {
        var uri = uri(text);
        var tls = "https".equalsIgnoreCase(uri.getScheme());
        var host = host(uri);
        var port = port(uri, tls);
        var isAllowed = allowed.contains(host, port);
        if (!isAllowed) {
            refuseUnless(tls, "must start with https://");
            refuseUnless(isPlainSpelling(host), "has a host that is neither a full name nor a plainly written address");
        }
        return new EndpointUrl(tls, host, port, pathAndQuery(uri), isAllowed);
    }

    /** @throws UrlRefused unless every address is public */
    public void check(List<InetAddress> addresses, Predicate<InetAddress> isPublic) {
        refuseUnless(!addresses.isEmpty(), "has a host without an address");
        refuseUnless(isAllowed || addresses.stream().allMatch(isPublic), "leads to an address that is not public");
    }

    /** The Host header: the port only where it is not the scheme's own. */
    public String authority() {
        var bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (tls ? 443 : 80) ? bracketed : bracketed + ":" + port;
    }

    private static URI uri(String text) {
        refuseUnless(text.length() <= LENGTH_MAX, "is longer than " + LENGTH_MAX + " characters");
        refuseUnless(text.chars().allMatch(c -> c > ' ' && c < 0x7F), "contains characters that URLs do not have");
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            refuseUnless(
                    "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme), "must start with https://");
            refuseUnless(uri.getRawUserInfo() == null, "must not contain a user or password");
            refuseUnless(uri.getRawFragment() == null, "must not contain a fragment");
            return uri;
        } catch (URISyntaxException e) {
            throw new UrlRefused("is not a valid URL");
        }
    }

    private static String host(URI uri) {
        @Nullable String host = uri.getHost();
        if (host == null) {
            throw new UrlRefused("has no host that can be read");
        }
        var plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return plain.toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri, boolean tls) {
        var authority = uri.getRawAuthority();
        refuseUnless(authority != null && !authority.endsWith(":"), "has an empty port");
        var port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
        refuseUnless(port >= 1 && port <= 65_535, "has a port that does not exist");
        refuseUnless(uri.getPort() == -1 || authority.endsWith(":" + port), "has a port with zeros before it");
        return port;
    }

    private static boolean isPlainSpelling(String host) {
        return host.indexOf(':') >= 0
                ? IPV6.matcher(host).matches() && isShortest(host)
                : host.length() <= NAME_LENGTH_MAX
                        && (DOTTED_QUAD.matcher(host).matches()
                                || NAME.matcher(host).matches());
    }

    /** As RFC 5952 writes it: with another spelling the same place would be another host, with limits of its own. */
    private static boolean isShortest(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && NetUtil.bytesToIpAddress(bytes).equals(address);
    }

    private static String pathAndQuery(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static void refuseUnless(boolean claim, String reason) {
        if (!claim) {
            throw new UrlRefused(reason);
        }
    }
}
