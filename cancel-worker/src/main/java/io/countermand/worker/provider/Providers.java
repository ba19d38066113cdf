package io.countermand.worker.provider;

import io.countermand.worker.WorkerConfig;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers that are configured. An unknown protocol stops the start: refunds would lie without a word. */
@Singleton
public class Providers {

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
        var protocol = protocols.stream()
                .filter(known -> known.protocol().equals(settings.protocol()))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(
                        "provider " + entry.getKey() + " speaks an unknown protocol, " + settings.protocol()));
        return new Provider(entry.getKey(), settings, protocol, new ProviderConnection(vertx, settings));
    }
}
