package io.countermand.proof.prove;

import io.countermand.local.launch.Service;
import java.util.HashMap;
import java.util.Map;

/** Smaller steps than in production, so that there is always something between two of them; shorter waits, in the same proportions. */
final class Settings {

    private static final String WORKER = "countermand.worker.";
    private static final String REFUND = WORKER + "refund.";
    private static final String WEBHOOK = "countermand.webhook.";
    private static final String KAFKA = "mp.messaging.connector.smallrye-kafka.";
    private static final String DATABASE = "quarkus.datasource.reactive.";

    private Settings() {}

    static Map<String, String> of(Proxies proxies) {
        var settings = new HashMap<String, String>();
        settings.put(
                DATABASE + "url", "postgresql://localhost:" + proxies.postgres().port() + "/" + Service.DATABASE);
        settings.put(DATABASE + "additional-properties.idle_in_transaction_session_timeout", "5s");
        settings.put("kafka.bootstrap.servers", "localhost:" + proxies.kafka().port());
        // The shortest that the broker allows: so long a group waits for a member that was killed.
        settings.put(KAFKA + "session.timeout.ms", "6000");
        settings.put(KAFKA + "heartbeat.interval.ms", "2000");
        settings.put(WORKER + "settle.chunk-size", "50");
        settings.put(WORKER + "settle.bundle-max", "3");
        settings.put(WORKER + "intake.records-max", "10");
        settings.put(WORKER + "relay.events-max", "20");
        refunds(settings, proxies);
        webhooks(settings, proxies);
        return settings;
    }

    private static void refunds(Map<String, String> settings, Proxies proxies) {
        settings.put(REFUND + "lease", "8s");
        settings.put(REFUND + "back-off-first", "200ms");
        settings.put(REFUND + "back-off-longest", "2s");
        settings.put(REFUND + "unchanged-for", "2s");
        settings.put(
                REFUND + "providers.bango.url",
                "http://localhost:" + proxies.provider().port());
        settings.put(REFUND + "providers.bango.call-max", "1s");
        settings.put(REFUND + "providers.bango.breaker-open", "1s");
    }

    private static void webhooks(Map<String, String> settings, Proxies proxies) {
        settings.put(
                WEBHOOK + "allowed-hosts", "localhost:" + proxies.receivers().port());
        settings.put(WEBHOOK + "delivery.lease", "4s");
        settings.put(WEBHOOK + "attempt.total-max", "2s");
        settings.put(WEBHOOK + "health.breaker-longest", "10s");
        settings.put(WEBHOOK + "health.slow-longest", "2s");
    }
}
