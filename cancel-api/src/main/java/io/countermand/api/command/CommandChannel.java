package io.countermand.api.command;

import io.countermand.api.ApiConfig;
import io.countermand.backbone.wire.CloudEvent;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.Topics;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Commands to Kafka. A failure of Kafka's is never taken for "not sent", whatever it is called. The caller learns that the
 * outcome is unknown.
 */
@ApplicationScoped
class CommandChannel implements Publish {

    private static final String SOURCE = "/countermand/cancel-api";
    private static final String TYPE = "io.countermand.order-action.requested";

    private final CommandProducer producer;
    private final String topic;
    private final PublishCircuit circuit;
    private final Duration patience;
    private final CommandMeters meters;

    CommandChannel(
            CommandProducer producer,
            @ConfigProperty(name = "countermand.topic-prefix") Optional<String> topicPrefix,
            ApiConfig config,
            CommandMeters meters) {
        this.producer = producer;
        topic = topicPrefix.orElse("") + Topics.ORDER_ACTIONS_REQUESTED;
        this.meters = meters;
        circuit = new PublishCircuit(config.publishFailuresMax());
        patience = config.publishPatience();
    }

    @Override
    public Uni<Void> publish(OrderActionRequested command, String traceparent) {
        if (!circuit.mayTry()) {
            meters.refusedAtOnce();
            return Uni.createFrom().failure(Refusal.of(Catalogue.AWAY));
        }
        return send(record(command, traceparent))
                .onSubscription()
                .invoke(meters::handedOver)
                .onTermination()
                .invoke((sent, failure, cancelled) -> record(command, failure, cancelled))
                .onFailure(failure -> !(failure instanceof Refusal))
                .transform(unknown -> Refusal.of(Catalogue.OUTCOME_UNKNOWN));
    }

    private Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .deferred(() -> producer.send(record))
                .ifNoItem()
                .after(patience)
                .fail();
    }

    private void record(OrderActionRequested command, @Nullable Throwable failure, boolean cancelled) {
        meters.isOver();
        if (failure != null) {
            circuit.failed();
            meters.failed(command, failure);
        } else if (cancelled) {
            circuit.abandoned();
        } else {
            circuit.succeeded();
            meters.accepted(command);
        }
    }

    private ProducerRecord<String, byte[]> record(OrderActionRequested command, String traceparent) {
        var key = Topics.key(command.platform(), command.target().referenceOrderId());
        return new CloudEvent(
                        command.commandId(),
                        SOURCE,
                        TYPE,
                        command.acceptedAt(),
                        key,
                        WireJson.write(command),
                        traceparent)
                .record(topic);
    }
}
