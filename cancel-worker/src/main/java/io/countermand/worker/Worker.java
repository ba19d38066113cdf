package io.countermand.worker;

import io.countermand.backbone.kafka.KafkaSettings;
import io.countermand.backbone.loop.Deadline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Start: refuse wrong Kafka settings, make partitions, run the loops. Stop: claim nothing more, take nothing more in, finish what runs. */
@ApplicationScoped
class Worker {

    private final KafkaClientService kafka;
    private final Upkeep upkeep;
    private final Loops loops;
    private final Channels channels;
    private final WorkerConfig config;

    Worker(KafkaClientService kafka, Upkeep upkeep, Loops loops, Channels channels, WorkerConfig config) {
        this.kafka = kafka;
        this.upkeep = upkeep;
        this.loops = loops;
        this.channels = channels;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        KafkaSettings.check(kafka);
        upkeep.start();
        loops.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        var deadline = Deadline.in(config.settle().stopPatience());
        loops.finish();
        upkeep.finish();
        channels.stop(deadline);
        loops.stop(deadline);
        upkeep.stop(deadline);
    }
}
