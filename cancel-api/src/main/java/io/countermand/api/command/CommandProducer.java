package io.countermand.api.command;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own producer. The channel makes, configures and closes it, but records do not go through the channel: its stages
 * and its thread cost more than everything else a request needs.
 *
 * <p>Sending blocks while the producer does not know the topic, and no event loop may wait for that: until a send succeeded,
 * and after one failed, each has a thread of its own. A producer that knows the topic does not forget it, neither in quiet
 * times ({@code metadata.max.idle.ms}) nor when all brokers are away ({@code metadata.recovery.strategy}), and with a bound on
 * what is in flight its buffer never fills up.
 */
@ApplicationScoped
class CommandProducer {

    private static final String CHANNEL = "order-actions-requested";
    private static final int IN_FLIGHT_MAX = 1024;

    private final KafkaClientService clients;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
    private volatile boolean knowsTheTopic;

    /** @param channel unused, but without anybody at it the channel would not be made */
    CommandProducer(KafkaClientService clients, @Channel(CHANNEL) Emitter<byte[]> channel) {
        this.clients = clients;
    }

    /** Completes where it was called, when every in-sync replica has it. Fails with a refusal if it was surely not sent. */
    Uni<Void> send(ProducerRecord<String, byte[]> command) {
        if (!inFlight.tryAcquire()) {
            return Uni.createFrom().failure(Refusal.of(Catalogue.AWAY));
        }
        return Uni.createFrom()
                .<Void>emitter(answer -> hand(command, answer))
                .emitOn(MutinyHelper.executor(Vertx.currentContext()));
    }

    private void hand(ProducerRecord<String, byte[]> command, UniEmitter<? super Void> answer) {
        if (knowsTheTopic) {
            sendNow(command, answer);
        } else {
            Thread.ofVirtual().start(() -> sendNow(command, answer));
        }
    }

    private void sendNow(ProducerRecord<String, byte[]> command, UniEmitter<? super Void> answer) {
        try {
            clients.<String, byte[]>getProducer(CHANNEL)
                    .unwrap()
                    .send(command, (sent, failure) -> tell(answer, failure));
        } catch (RuntimeException e) {
            tell(answer, e);
        }
    }

    private void tell(UniEmitter<? super Void> answer, @Nullable Exception failure) {
        inFlight.release();
        knowsTheTopic = failure == null;
        if (failure == null) {
            answer.complete(null);
        } else {
            answer.fail(failure);
        }
    }
}
