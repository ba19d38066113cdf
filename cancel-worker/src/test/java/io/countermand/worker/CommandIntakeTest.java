package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.worker.Story.then;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker checks every command once more, against the order and the broker's clock. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class CommandIntakeTest {

    private Story story = new Story("");

    @BeforeEach
    void givenAnOrder() {
        story = Story.begun();
        story.arrived(Orders.anOrderOf(story.order(), 1));
    }

    @ParameterizedTest
    @CsvSource({"PT2M10S, accepted later than it was appended", "PT-1H-10S, accepted long before it was appended"})
    void acceptedOver2MinutesAheadOr1HourBehindItsAppendTimeIsParked(Duration ahead, String reason) {
        send(command -> acceptedAt(command, ahead));

        story.thenParked(reason);
        thenActions("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M50S", "PT-59M-50S"})
    void acceptedNearerToItsAppendTimeIsTaken(Duration ahead) {
        send(command -> acceptedAt(command, ahead));

        thenActions("1");
    }

    @Test
    void anotherPlatformsCommandIsParked() {
        send(command -> command.put("platform", "globex"));

        story.thenParked("the platform has no such order");
        thenActions("0");
    }

    @Test
    void anIdThatIsNotTheComputedOneIsParked() {
        send(command -> command.put("actionId", UUID.randomUUID().toString()));

        story.thenParked("the action id is not the one computed from the command");
        thenActions("0");
    }

    @Test
    void aReasonThatTheApiDoesNotTakeIsParked() {
        send(command -> command.put("reasonCode", "EXPIRED"));

        story.thenParked("unknown reason code");
        thenActions("0");
    }

    private static void acceptedAt(ObjectNode command, Duration ahead) {
        command.put("acceptedAt", Instant.now().plus(ahead).toString());
    }

    private void send(Consumer<ObjectNode> but) {
        Topic.of(ORDER_ACTIONS_REQUESTED).send(story.order(), Commands.cancel(story.order(), 0), but);
    }

    private void thenActions(String count) {
        then("count(*) from cancellation.action a where " + story.of("a"), count);
    }
}
