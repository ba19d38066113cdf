package io.countermand.api.testing;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.Topics;
import io.countermand.local.testing.FreshStack;
import io.countermand.local.topic.TopicReader;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the broker holds, read by a plain consumer from the beginning to the end of the topic. */
public final class Commands {

    private Commands() {}

    public static List<OrderActionRequested> of(PlacedOrder order) {
        return records(order).stream()
                .map(found -> WireJson.read(found.value(), OrderActionRequested.class, OrderActionRequested.SCHEMA))
                .toList();
    }

    public static List<ConsumerRecord<String, byte[]>> records(PlacedOrder order) {
        var key = Topics.key(order.platform().name(), order.reference());
        return all().stream().filter(found -> key.equals(found.key())).toList();
    }

    public static List<ConsumerRecord<String, byte[]>> all() {
        var stack = FreshStack.current();
        return TopicReader.records(stack.bootstrapServers(), stack.topic(Topics.ORDER_ACTIONS_REQUESTED));
    }
}
