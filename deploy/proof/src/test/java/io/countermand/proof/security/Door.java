package io.countermand.proof.security;

import io.countermand.local.launch.Port;
import io.countermand.proof.running.Installation;

/** Where a service listens, and for whom. */
enum Door {
    API,
    DISPATCHER,
    WORKER_ADMINISTRATION,
    DISPATCHER_ADMINISTRATION;

    private static final String ADMINISTRATION = "/admin";

    /** @param type that answers there @throws IllegalStateException if it belongs to none of the services */
    static Door of(String type, String path) {
        var administers = path.startsWith(ADMINISTRATION);
        if (type.startsWith("io.countermand.api.") && !administers) {
            return API;
        }
        if (type.startsWith("io.countermand.worker.") && administers) {
            return WORKER_ADMINISTRATION;
        }
        if (type.startsWith("io.countermand.webhook.")) {
            return administers ? DISPATCHER_ADMINISTRATION : DISPATCHER;
        }
        throw new IllegalStateException(type + " answers " + path + ", which no door is known for");
    }

    boolean isForAdministrators() {
        return this == WORKER_ADMINISTRATION || this == DISPATCHER_ADMINISTRATION;
    }

    String url(Installation house) {
        return switch (this) {
            case API -> house.api(0).url(Port.API);
            case DISPATCHER -> house.dispatchers().getFirst().url(Port.DISPATCHER);
            case WORKER_ADMINISTRATION -> house.worker(0).url(Port.WORKER_ADMIN);
            case DISPATCHER_ADMINISTRATION -> house.dispatchers().getFirst().url(Port.DISPATCHER_ADMIN);
        };
    }
}
