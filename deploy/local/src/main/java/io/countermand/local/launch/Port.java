package io.countermand.local.launch;

import java.util.Locale;

/** Every port of a local run. Each can be changed by an option or a variable; 0 takes a free one. */
public enum Port {
    API(8080, "cancel-api"),
    DISPATCHER(8081, "webhook-dispatcher"),
    DISPATCHER_ADMIN(9081, "webhook-dispatcher's administration"),
    WORKER_HEALTH(8082, "cancel-worker's health and metrics"),
    WORKER_ADMIN(9082, "cancel-worker's administration"),
    RECEIVER(8090, "the webhook receiver"),
    PROVIDER(8095, "the payment provider's simulator"),
    POSTGRES(15432, "PostgreSQL"),
    KAFKA(19092, "Kafka");

    private final int standard;
    private final String user;

    Port(int standard, String user) {
        this.standard = standard;
        this.user = user;
    }

    public int standard() {
        return standard;
    }

    /** Who listens there. */
    public String user() {
        return user;
    }

    /** For example {@code --worker-admin-port}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /** For example {@code COUNTERMAND_WORKER_ADMIN_PORT}. */
    public String variable() {
        return "COUNTERMAND_" + name() + "_PORT";
    }
}
