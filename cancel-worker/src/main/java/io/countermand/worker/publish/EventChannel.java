package io.countermand.worker.publish;

import io.countermand.backbone.wire.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/** The one outgoing channel of the worker; each event names its topic. */
@ApplicationScoped
class EventChannel {

    private static final int BUFFER = 1024;

    private final MutinyEmitter<byte[]> emitter;
    private final String prefix;

    EventChannel(
            @Channel("settled") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<byte[]> emitter,
            @ConfigProperty(name = "countermand.topic-prefix") Optional<String> topicPrefix) {
        this.emitter = emitter;
        this.prefix = topicPrefix.orElse("");
    }

    record Outgoing(String topic, CloudEvent event) {}

    /** Completes when every in-sync replica has it. */
    Uni<Void> send(Outgoing outgoing) {
        return emitter.sendMessage(outgoing.event().message(prefix + outgoing.topic()));
    }

    /** A record of somebody else, to the topic it came from. */
    Uni<Void> sendAgain(String topicWithPrefix, @Nullable String key, byte[] value) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder().withTopic(topicWithPrefix);
        return emitter.sendMessage(
                Message.of(value).addMetadata((key == null ? metadata : metadata.withKey(key)).build()));
    }
}
