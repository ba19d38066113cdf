package io.countermand.webhook.subscription;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.address.UrlRefused;
import io.countermand.webhook.send.CheckedDestinations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Refuses a URL that leads where we do not send. A name that has no address yet is let in: that may be a name server's bad
 * minute, and every connection is checked again anyway.
 */
@Singleton
class Reachability {

    private static final Logger LOG = Logger.getLogger(Reachability.class);

    private final CheckedDestinations destinations;
    private final Vertx vertx;

    Reachability(CheckedDestinations destinations, Vertx vertx) {
        this.destinations = destinations;
        this.vertx = vertx;
    }

    Uni<Boolean> check(String url) {
        return vertx.executeBlocking(() -> hasAddress(url), false);
    }

    private boolean hasAddress(String url) throws InterruptedException {
        try {
            destinations.of(url);
            return true;
        } catch (UrlRefused e) {
            throw Refusal.invalid("url", Catalogue.NOT_ACCEPTED, "it " + e.reason());
        } catch (UnknownHostException | TimeoutException e) {
            LOG.infof("a subscription is made for a host without an address: %s", e);
            return false;
        }
    }
}
