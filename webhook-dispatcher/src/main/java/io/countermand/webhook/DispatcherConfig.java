package io.countermand.webhook;

import io.countermand.backbone.setting.ForDevelopment;
import io.countermand.backbone.setting.MayBeZero;
import io.countermand.backbone.setting.Secret;
import io.countermand.webhook.delivery.HealthConfig;
import io.countermand.webhook.restart.RestartConfig;
import io.countermand.webhook.retention.RetentionConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything an operator can set, with its default beside it. */
@ConfigMapping(prefix = "countermand.webhook")
public interface DispatcherConfig {

    /** Base64 of 32 bytes, for the shared secrets and headers at rest. */
    @Secret
    String encryptionKey();

    /** Keys that still open what they sealed: the next one before it seals, the last one until nothing needs it. */
    @Secret
    Optional<List<String>> otherEncryptionKeys();

    /** Base64 of an ed25519 private key in PKCS#8. */
    @Secret
    String signingKey();

    /** Keys that are published beside it, private or public: the next one before it signs, the last one for a while. */
    @Secret
    Optional<List<String>> otherSigningKeys();

    /** Development switch: host:port that may be plain http and need not be public. */
    @ForDevelopment
    Optional<List<String>> allowedHosts();

    /** From one transaction to the next, of an intake or an endpoint, at least: what arrives meanwhile shares it. */
    @MayBeZero
    @WithDefault("15ms")
    Duration pace();

    Subscriptions subscriptions();

    Intake intake();

    Delivery delivery();

    Attempt attempt();

    HealthConfig health();

    RestartConfig restart();

    RetentionConfig retention();

    Administration administration();

    /** For operators, away from the subscribers' port. */
    interface Administration {
        /** Not the subscribers' one, so that a network rule can close it. */
        @MayBeZero
        @WithDefault("9081")
        int port();

        /** The user's password is {@code countermand.admin.key}. */
        @WithDefault("0.0.0.0")
        String host();

        /** Subscriptions that are encrypted anew in one transaction. */
        @WithDefault("100")
        int reEncryptMax();
    }

    /** How many, for how long. */
    interface Subscriptions {
        /** As the contract says: each costs a delivery of every event. */
        @WithDefault("20")
        int perPlatformMax();

        /** As documented; it is renewed by a call. */
        @WithDefault("365d")
        Duration lifetime();

        /** How long the secret before the newest is used, too. */
        @WithDefault("24h")
        Duration secretOverlap();

        /** Between two tests of one endpoint: it must not become a tool to shoot at somebody. */
        @MayBeZero
        @WithDefault("1s")
        Duration testInterval();
    }

    /** How many records go into one transaction. */
    interface Intake {
        /** Each is one event, or two. */
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

        /** A receiver of ordinary size takes so many requests at a time. */
        @WithDefault("4")
        int perEndpointAtOnceMax();

        /** Deliveries to one endpoint that one transaction takes and the next one records; fewer while many are served. */
        @WithDefault("32")
        int perTurnMax();

        /** Of all endpoints, sent and not yet recorded: a process that is killed sends about so many again at most. */
        @WithDefault("128")
        int unrecordedMax();

        /** Later the rest of a turn stays due: the lease must hold until its last attempt is recorded. */
        @WithDefault("1s")
        Duration turnBeginsWithin();

        /** Of all endpoints with the same host and port, over all pods: however many of them somebody subscribes. */
        @WithDefault("8")
        int perHostAtOnceMax();

        /** Well above the longest attempt and its recording; after a crash an endpoint waits this long at most. */
        @WithDefault("30s")
        Duration lease();

        /** How late other pods' and timed work is noticed at worst. */
        @WithDefault("1s")
        Duration idle();

        /** For attempts under way; what is cut off is sent again. */
        @WithDefault("10s")
        Duration stopPatience();
    }

    /** The limits of one attempt. */
    interface Attempt {
        /** A resolver that hangs must not hold the whole attempt. */
        @WithDefault("2s")
        Duration dnsMax();

        /** Of different names; twice the endpoints served at once, as a look-up outlasts the attempt that gave it up. */
        @WithDefault("64")
        int lookUpsAtOnceMax();

        /** For one of them to end; whoever finds no room fails like a name that hangs. */
        @WithDefault("256")
        int lookUpsWaitingMax();

        /** Who is not there says so, or never will. */
        @WithDefault("3s")
        Duration connectMax();

        /** Documented: a subscriber answers within 15 seconds. */
        @WithDefault("15s")
        Duration totalMax();

        /** Read of an answer, then the connection is closed: an endless one would hold the attempt. */
        @WithDefault("65536")
        int answerBytesMax();

        /** Kept of it, to show to the subscriber. */
        @WithDefault("1024")
        int answerStoredBytesMax();

        /** Open at a time to one host; as many as deliveries to it. */
        @WithDefault("8")
        int connectionsPerHostMax();
    }
}
