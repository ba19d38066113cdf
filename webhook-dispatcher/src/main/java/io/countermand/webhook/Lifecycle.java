package io.countermand.webhook;

import io.countermand.backbone.kafka.KafkaSettings;
import io.countermand.backbone.loop.Deadline;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.countermand.webhook.event.EventIntakes;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Starts what works by itself, and stops it in an order in which nothing is cut off: no new claims, then the attempts. All that
 * is waited for shares one patience.
 */
@Singleton
class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final DeliveryLoop delivery;
    private final EventIntakes intakes;
    private final List<Chore> chores;
    private final Duration patience;

    Lifecycle(DeliveryLoop delivery, EventIntakes intakes, @All List<Chore> chores, DispatcherConfig config) {
        this.delivery = delivery;
        this.intakes = intakes;
        this.chores = chores;
        this.patience = config.delivery().stopPatience();
    }

    void start(@Observes StartupEvent event, KafkaClientService kafka) {
        KafkaSettings.check(kafka);
        delivery.start();
        chores.forEach(Chore::start);
    }

    void stop(@Observes ShutdownEvent event) {
        var deadline = Deadline.in(patience);
        chores.forEach(chore -> chore.loop().finish());
        try {
            delivery.stop(deadline);
            intakes.stop(deadline);
            for (var chore : chores) {
                chore.stop(deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("the stop was interrupted; unfinished webhooks are sent again");
        }
    }
}
