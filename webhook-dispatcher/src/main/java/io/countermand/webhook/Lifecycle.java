package io.countermand.webhook;

import io.countermand.backbone.kafka.KafkaSettings;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.countermand.webhook.event.EventIntakes;
import io.countermand.webhook.operation.DueWork;
import io.countermand.webhook.operation.Partitions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Starts what works by itself, and stops it in an order in which nothing is cut off: no new claims, then the attempts. */
@Singleton
class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final DeliveryLoop delivery;
    private final EventIntakes intakes;
    private final Partitions partitions;
    private final DueWork dueWork;
    private final Duration patience;

    Lifecycle(
            DeliveryLoop delivery,
            EventIntakes intakes,
            Partitions partitions,
            DueWork dueWork,
            DispatcherConfig config) {
        this.delivery = delivery;
        this.intakes = intakes;
        this.partitions = partitions;
        this.dueWork = dueWork;
        this.patience = config.delivery().stopPatience();
    }

    void start(@Observes StartupEvent event, KafkaClientService kafka) {
        KafkaSettings.check(kafka);
        partitions.start();
        delivery.start();
        dueWork.start();
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            delivery.stop(patience);
            intakes.stop(patience.toMillis());
            dueWork.stop(patience);
            partitions.stop(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("the stop was interrupted; unfinished webhooks are sent again");
        }
    }
}
