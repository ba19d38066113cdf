package io.countermand.webhook.delivery;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Hosts, with their ports, at which a test of this process is under way: one at a time, whoever's endpoint it is. */
final class TriedHosts {

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** Empty if one is under way there. */
    <T> Optional<T> alone(String host, Supplier<T> test) {
        if (!underWay.add(host)) {
            return Optional.empty();
        }
        try {
            return Optional.of(test.get());
        } finally {
            underWay.remove(host);
        }
    }
}
