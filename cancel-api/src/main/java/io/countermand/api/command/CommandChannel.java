package io.countermand.api.command;

import io.countermand.api.ApiConfig;
import io.countermand.backbone.wire.CloudEvent;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.Topics;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * Commands to Kafka. A failure is never taken for "not sent", whatever it is called: the connector tells a time-out and a full
 * buffer by the same exception. The caller learns that the outcome is unknown.
 */
@ApplicationScoped
class CommandChannel implements Publish {

    private static final String SOURCE = "/countermand/cancel-api";
    private static final String TYPE = "io.countermand.order-action.requested";

    /** As many as the channel may have in flight: with fewer, a burst would be refused that Kafka could take. */
    private static final int BUFFERED_MAX = 1024;

    private final MutinyEmitter<byte[]> emitter;
    private final PublishCircuit circuit;
    private final Duration patience;
    private final CommandMeters meters;

    CommandChannel(
            @Channel("order-actions-requested")
                    @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFERED_MAX)
                    MutinyEmitter<byte[]> emitter,
            ApiConfig config,
            CommandMeters meters) {
        this.emitter = emitter;
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
        return send(message(command, traceparent))
                .onSubscription()
                .invoke(meters::handedOver)
                .onTermination()
                .invoke((sent, failure, cancelled) -> record(command, failure, cancelled))
                .onFailure()
                .transform(unknown -> Refusal.of(Catalogue.OUTCOME_UNKNOWN));
    }

    private Uni<Void> send(Message<byte[]> message) {
        return Uni.createFrom()
                .deferred(() -> emitter.sendMessage(message))
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

    private static Message<byte[]> message(OrderActionRequested command, String traceparent) {
        var key = Topics.key(command.platform(), command.target().referenceOrderId());
        return new CloudEvent(
                        command.commandId(),
                        SOURCE,
                        TYPE,
                        command.acceptedAt(),
                        key,
                        WireJson.write(command),
                        traceparent)
                .message(null);
    }
}
