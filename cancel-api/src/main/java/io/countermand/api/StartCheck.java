package io.countermand.api;

import io.countermand.backbone.kafka.KafkaSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.event.Observes;

/** Refuses to start with Kafka settings under which an accepted command could be lost. */
class StartCheck {

    void onStart(@Observes StartupEvent start, KafkaClientService clients) {
        KafkaSettings.check(clients);
    }
}
