package io.countermand.api.action;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.api.testing.WorkersWords;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §8: a parked command of ours shows as NEEDS_REVIEW under its action. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ParkedCommandTest {

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(1);
    private final WorkersWords worker = new WorkersWords(order);

    @Test
    void aParkedCommandShowsAsNeedsReviewUnderItsAction() {
        var location = accepted(order.cancelPath());
        worker.withParked(Commands.of(order).getFirst(), "PARKED");

        assertThat(statusAt(location)).isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void soDoesOneThatIsAimedAtALineItem() {
        var location = accepted(order.lineItemPath(1) + "/freeze");
        worker.withParked(Commands.of(order).getFirst(), "PARKED");

        assertThat(statusAt(location)).isEqualTo("NEEDS_REVIEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REDRIVEN", "DROPPED"})
    void onceAPersonHasSeenToItTheActionIsPendingAgain(String state) {
        var location = accepted(order.cancelPath());
        worker.withParked(Commands.of(order).getFirst(), state);

        assertThat(statusAt(location)).isEqualTo("PENDING");
    }

    @Test
    void otherActionsOfTheOrderDoNotShowIt() {
        var location = accepted(order.cancelPath());
        worker.withParked(Commands.of(order).getFirst(), "PARKED");

        assertThat(statusAt(accepted(order.path() + "/freeze"))).isEqualTo("PENDING");
        assertThat(statusAt(accepted(order.lineItemPath(1) + "/cancel"))).isEqualTo("PENDING");
        assertThat(statusAt(location)).isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void anActionThatWasIngestedIsWhatItIs() {
        var location = accepted(order.cancelPath());
        worker.withParked(Commands.of(order).getFirst(), "PARKED");
        order.withCancel(0, "PROCESSING", TestClock.NOW);

        assertThat(statusAt(location)).isEqualTo("PROCESSING");
    }

    /** @return where the action is to be seen */
    private String accepted(String path) {
        var answer = Call.post(path, FRAUD).as(order.platform()).send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        return answer.header("Location");
    }

    private String statusAt(String location) {
        var answer = Call.get(location).as(order.platform()).send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.text("status");
    }
}
