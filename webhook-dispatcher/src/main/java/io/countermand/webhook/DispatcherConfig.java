package io.countermand.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything an operator can set, with its default beside it. */
@ConfigMapping(prefix = "countermand.webhook")
public interface DispatcherConfig {

    /** Base64 of 32 bytes, for the shared secrets at rest. */
    String encryptionKey();

    /** Base64 of an ed25519 private key in PKCS#8. */
    String signingKey();

    /** Development switch: host:port that may be plain http and need not be public. */
    Optional<List<String>> allowedHosts();

    Subscriptions subscriptions();

    Intake intake();

    Delivery delivery();

    Attempt attempt();

    /** How many, for how long. */
    interface Subscriptions {
        @WithDefault("20")
        int perPlatformMax();

        @WithDefault("365d")
        Duration lifetime();
    }

    /** How many records go into one transaction. */
    interface Intake {
        @WithDefault("500")
        int orderActionsMax();

        /** A record carries up to 1,000 line items, each an event of its own. */
        @WithDefault("4")
        int lineItemsMax();
    }

    /** The claim. */
    interface Delivery {
        /** One slow endpoint takes one of these and leaves the others alone. */
        @WithDefault("32")
        int endpointsAtOnceMax();

        @WithDefault("4")
        int perEndpointAtOnceMax();

        /** Well above the longest attempt and its recording; after a crash an endpoint waits this long at most. */
        @WithDefault("30s")
        Duration lease();

        /** How late other pods' and timed work is noticed at worst. */
        @WithDefault("1s")
        Duration idle();

        @WithDefault("10s")
        Duration stopPatience();
    }

    /** The limits of one attempt. */
    interface Attempt {
        @WithDefault("2s")
        Duration dnsMax();

        @WithDefault("3s")
        Duration connectMax();

        @WithDefault("15s")
        Duration totalMax();

        @WithDefault("65536")
        int answerBytesMax();

        @WithDefault("1024")
        int answerStoredBytesMax();

        @WithDefault("8")
        int connectionsPerHostMax();
    }
}
