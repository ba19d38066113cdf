package io.countermand.local.launch;

import static io.countermand.local.launch.Port.API;
import static io.countermand.local.launch.Port.DISPATCHER;
import static io.countermand.local.launch.Port.DISPATCHER_ADMIN;
import static io.countermand.local.launch.Port.KAFKA;
import static io.countermand.local.launch.Port.POSTGRES;
import static io.countermand.local.launch.Port.PROVIDER;
import static io.countermand.local.launch.Port.RECEIVER;
import static io.countermand.local.launch.Port.WORKER_ADMIN;
import static io.countermand.local.launch.Port.WORKER_HEALTH;

import io.countermand.local.infra.LocalPostgres;
import io.countermand.local.provider.LocalProvider;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The services, and what each is told. */
public enum Service {
    CANCEL_API(API, API),
    CANCEL_WORKER(WORKER_ADMIN, WORKER_HEALTH),
    WEBHOOK_DISPATCHER(DISPATCHER, DISPATCHER);

    public static final String DATABASE = "countermand";
    private static final String PROVIDER_KEYS = "countermand.worker.refund.providers.bango.";

    private final Port port;
    private final Port health;

    Service(Port port, Port health) {
        this.port = port;
        this.health = health;
    }

    /** Also the name of its module. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Port port() {
        return port;
    }

    public String readyUrl(Ports ports) {
        return ports.url(health) + "/q/health/ready";
    }

    /** Its configuration as environment variables. */
    public Map<String, String> environment(Ports ports, Secrets secrets) {
        var keys = new TreeMap<>(shared(ports, secrets));
        keys.put("quarkus.http.port", String.valueOf(ports.of(port)));
        keys.putAll(own(ports, secrets));
        return keys.entrySet().stream().collect(Collectors.toMap(key -> variable(key.getKey()), Map.Entry::getValue));
    }

    private static Map<String, String> shared(Ports ports, Secrets secrets) {
        return Map.of(
                // The production profile would refuse one broker, one copy of everything and the receiver on this
                // machine.
                "quarkus.profile",
                "local",
                "quarkus.http.host",
                "localhost",
                "quarkus.log.console.json.enabled",
                "false",
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:" + ports.of(POSTGRES) + "/" + DATABASE,
                "quarkus.datasource.password",
                LocalPostgres.PASSWORD,
                "kafka.bootstrap.servers",
                "localhost:" + ports.of(KAFKA),
                "countermand.access.pepper",
                secrets.pepper());
    }

    private Map<String, String> own(Ports ports, Secrets secrets) {
        return switch (this) {
            case CANCEL_API -> Map.of();
            case CANCEL_WORKER ->
                Map.of(
                        "quarkus.management.host",
                        "localhost",
                        "quarkus.management.port",
                        String.valueOf(ports.of(WORKER_HEALTH)),
                        "countermand.admin.key",
                        secrets.adminKey(),
                        PROVIDER_KEYS + "url",
                        ports.url(PROVIDER),
                        PROVIDER_KEYS + "user",
                        LocalProvider.USER,
                        PROVIDER_KEYS + "password",
                        LocalProvider.PASSWORD,
                        PROVIDER_KEYS + "dedupes-by-key",
                        "true");
            case WEBHOOK_DISPATCHER ->
                Map.of(
                        "countermand.webhook.administration.host", "localhost",
                        "countermand.webhook.administration.port", String.valueOf(ports.of(DISPATCHER_ADMIN)),
                        "countermand.admin.key", secrets.adminKey(),
                        "countermand.webhook.encryption-key", secrets.encryptionKey(),
                        "countermand.webhook.signing-key", secrets.signingKey(),
                        "countermand.webhook.allowed-hosts", "localhost:" + ports.of(RECEIVER));
        };
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
