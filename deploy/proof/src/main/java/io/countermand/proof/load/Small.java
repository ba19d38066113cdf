package io.countermand.proof.load;

import io.countermand.local.provider.LocalProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Settings that make many small steps out of little work, with shorter waits, and a provider. */
public final class Small {

    private static final String WORKER = "countermand.worker.";
    private static final String REFUND = WORKER + "refund.";
    private static final String KAFKA = "mp.messaging.connector.smallrye-kafka.";

    private Small() {}

    public static LocalProvider provider() {
        try {
            return LocalProvider.start(Files.createTempDirectory("countermand-provider-"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> steps(LocalProvider provider) {
        var settings = new HashMap<String, String>();
        settings.put(WORKER + "intake.order-pages-max", "2");
        settings.put(WORKER + "intake.records-max", "2");
        settings.put(WORKER + "plan.actions-max", "2");
        settings.put(WORKER + "settle.chunk-size", "2");
        settings.put(WORKER + "settle.bundle-max", "3");
        settings.put(WORKER + "relay.events-max", "2");
        settings.putAll(refunds(provider.url()));
        settings.putAll(membership());
        return settings;
    }

    /** Waits are shorter than in production, in the same proportions. */
    public static Map<String, String> refunds(String providerUrl) {
        return Map.of(
                REFUND + "lease", "8s",
                REFUND + "back-off-first", "200ms",
                REFUND + "back-off-longest", "2s",
                REFUND + "unchanged-for", "2s",
                REFUND + "providers.bango.url", providerUrl,
                REFUND + "providers.bango.call-max", "1s",
                REFUND + "providers.bango.breaker-open", "1s");
    }

    /** The shortest that the broker allows: so long a group waits for a member that was killed. */
    public static Map<String, String> membership() {
        return Map.of(KAFKA + "session.timeout.ms", "6000", KAFKA + "heartbeat.interval.ms", "2000");
    }
}
