package io.countermand.proof.prove;

import io.countermand.local.launch.Service;
import io.countermand.proof.load.Small;
import java.util.HashMap;
import java.util.Map;

/** Smaller steps than in production, so that there is always something between two of them; shorter waits, in the same proportions. */
final class Settings {

    private static final String WORKER = "countermand.worker.";
    private static final String WEBHOOK = "countermand.webhook.";
    private static final String DATABASE = "quarkus.datasource.reactive.";

    private Settings() {}

    static Map<String, String> of(Proxies proxies) {
        var settings = new HashMap<String, String>();
        settings.put(
                DATABASE + "url", "postgresql://localhost:" + proxies.postgres().port() + "/" + Service.DATABASE);
        settings.put(DATABASE + "additional-properties.idle_in_transaction_session_timeout", "5s");
        settings.put("kafka.bootstrap.servers", "localhost:" + proxies.kafka().port());
        settings.putAll(Small.membership());
        settings.put(WORKER + "settle.chunk-size", "50");
        settings.put(WORKER + "settle.bundle-max", "3");
        settings.put(WORKER + "intake.records-max", "10");
        settings.put(WORKER + "relay.events-max", "20");
        settings.putAll(Small.refunds("http://localhost:" + proxies.provider().port()));
        webhooks(settings, proxies);
        return settings;
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
