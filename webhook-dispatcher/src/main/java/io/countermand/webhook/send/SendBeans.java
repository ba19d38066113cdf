package io.countermand.webhook.send;

import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.address.AllowedHosts;
import io.countermand.webhook.delivery.Sender;
import io.quarkus.arc.DefaultBean;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the sender together. */
class SendBeans {

    @Produces
    @Singleton
    AllowedHosts allowedHosts(DispatcherConfig config) {
        return AllowedHosts.of(config.allowedHosts().orElse(List.of()));
    }

    @Produces
    @Singleton
    @DefaultBean
    Resolver resolver(DispatcherConfig config) {
        return new SystemResolver(config.attempt());
    }

    @Produces
    @Singleton
    CheckedDestinations destinations(AllowedHosts allowed, Resolver resolver) {
        return new CheckedDestinations(allowed, resolver);
    }

    @Produces
    @Singleton
    Sender sender(Vertx vertx, CheckedDestinations destinations, DispatcherConfig config) {
        return new HttpSender(vertx, HttpSender.options(config.attempt()), destinations, config.attempt());
    }

    void close(@Disposes Sender sender) {
        if (sender instanceof HttpSender http) {
            http.close();
        }
    }
}
