package io.countermand.worker.provider;

import io.countermand.worker.WorkerConfig;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The providers that are configured. An unknown protocol stops the start, for refunds would lie without a word; so does an
 * address at which the password would be sent in the clear.
 */
@Singleton
public class Providers {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<Provider> all;

    Providers(Vertx vertx, WorkerConfig config, Instance<PaymentProvider> protocols) {
        all = config.refund().providers().entrySet().stream()
                .map(entry -> provider(vertx, entry, protocols))
                .toList();
    }

    public List<Provider> all() {
        return all;
    }

    public Optional<Provider> named(String name) {
        return all.stream().filter(provider -> provider.name().equals(name)).findAny();
    }

    @PreDestroy
    void close() {
        all.forEach(provider -> provider.connection().close());
    }

    private static Provider provider(
            Vertx vertx, Map.Entry<String, ProviderConfig> entry, Instance<PaymentProvider> protocols) {
        var settings = entry.getValue();
        requireSafe(entry.getKey(), settings.url());
        var protocol = protocols.stream()
                .filter(known -> known.protocol().equals(settings.protocol()))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(
                        "provider " + entry.getKey() + " speaks an unknown protocol, " + settings.protocol()));
        return new Provider(entry.getKey(), settings, protocol, new ProviderConnection(vertx, settings));
    }

    /** It is not shown: it may hold a password, by mistake. */
    static void requireSafe(String name, URI url) {
        var safe = switch (url.getScheme()) {
            case "https" -> url.getHost() != null;
            case "http" -> url.getHost() != null && LOOPBACK.contains(url.getHost());
            case null, default -> false;
        };
        if (!safe) {
            throw new IllegalStateException(
                    "countermand.worker.refund.providers." + name + ".url must be https, for the"
                            + " password goes with every call; http only of this machine: localhost, 127.0.0.1, [::1]");
        }
    }
}
