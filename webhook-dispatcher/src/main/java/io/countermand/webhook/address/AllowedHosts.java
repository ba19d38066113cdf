package io.countermand.webhook.address;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The development switch: hosts that may be plain http and anywhere. Empty in production. */
public record AllowedHosts(Set<String> hostsAndPorts) {

    public AllowedHosts {
        hostsAndPorts = Set.copyOf(hostsAndPorts);
    }

    public static AllowedHosts of(Collection<String> hostsAndPorts) {
        return new AllowedHosts(hostsAndPorts.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toSet()));
    }

    boolean contains(String host, int port) {
        return hostsAndPorts.contains(host + ":" + port);
    }
}
