package io.countermand.proof.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.domain.wire.Topics;
import io.countermand.proof.running.Installation;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/** Records that nobody should have written: malformed ones, an order under a name that is not its own, old commands again. */
public final class Noise {

    private static final int REPLAYED = 5;
    private static final List<String> POISONED = List.of(
            Topics.ORDERS_ISSUED,
            Topics.REWARDS_CHANGED,
            Topics.ORDER_ACTIONS_REQUESTED,
            Topics.ORDER_ACTIONS_SETTLED,
            Topics.LINE_ITEMS_SETTLED);

    private final Installation house;
    private final Random random;

    public Noise(Installation house, long seed) {
        this.house = house;
        this.random = new Random(seed);
    }

    /** A poison record into every topic, one foreign order, some commands once more. */
    public void make() throws ExecutionException, InterruptedException {
        for (var topic : POISONED) {
            house.topic(topic).sendAll("key-" + random.nextInt(), List.of(("poison {" + topic).getBytes(UTF_8)));
        }
        steal();
        replay();
    }

    /** What is there already, as if its platform were another. */
    private void steal() {
        var orders = house.topic(Topics.ORDERS_ISSUED).records();
        orders.stream()
                .map(known -> new String(known.value(), UTF_8))
                .filter(text -> text.contains("\"platform\":\"meadow\""))
                .findFirst()
                .map(text -> text.replace("\"platform\":\"meadow\"", "\"platform\":\"harbour\""))
                .ifPresent(text -> house.topic(Topics.ORDERS_ISSUED).sendAll("key", List.of(text.getBytes(UTF_8))));
    }

    /** As a broker does that has lost its place, in another order. */
    private void replay() throws ExecutionException, InterruptedException {
        var topic = house.topic(Topics.ORDER_ACTIONS_REQUESTED);
        var commands = topic.records();
        Collections.shuffle(commands, random);
        for (var command : commands.subList(0, Math.min(REPLAYED, commands.size()))) {
            if (command.key() != null && command.headers().lastHeader("ce_id") != null) {
                topic.send(command.key(), command.value(), command.headers());
            }
        }
    }
}
