package io.countermand.proof.running;

import io.countermand.local.launch.Ports;
import io.countermand.local.launch.Secrets;
import io.countermand.local.launch.Service;
import io.countermand.local.testing.FreshStack;
import io.countermand.local.testing.NoLimits;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What every process of an installation is told.
 *
 * @param own settings of the test, by key
 */
record Setting(FreshStack.Current stack, Secrets secrets, int receiverPort, Map<String, String> own) {

    Setting {
        own = Map.copyOf(own);
    }

    Map<String, String> environment(Service service, Ports ports, String name) {
        var environment = new HashMap<>(service.environment(ports, secrets));
        set(environment, "quarkus.datasource.reactive.url", stack.reactiveUrl());
        set(environment, "kafka.bootstrap.servers", stack.bootstrapServers());
        set(environment, "countermand.topic-prefix", stack.topicPrefix());
        set(environment, "countermand.webhook.allowed-hosts", "localhost:" + receiverPort);
        NoLimits.configuration().forEach((key, value) -> set(environment, key, value));
        set(environment, "quarkus.datasource.reactive.additional-properties.application_name", name);
        own.forEach((key, value) -> set(environment, key, value));
        return environment;
    }

    private static void set(Map<String, String> environment, String key, String value) {
        environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value);
    }
}
