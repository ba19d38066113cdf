package io.countermand.worker;

import static io.countermand.domain.wire.Topics.LINE_ITEMS_SETTLED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Line items that cannot even be set aside: their action ends, or waits in front of a human, and nothing is tried for ever. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class GivenUpTest {

    private static final String UNSETTLED = "/admin/unsettled";

    private Story story;
    private OrderActionRequested cancel;

    @BeforeEach
    void givenAnOrder() {
        story = Story.begun();
        story.arrived(Orders.anOrderOf(story.order(), 9));
        cancel = Commands.cancel(story.order(), 0);
    }

    @Test
    void anActionEndsThoughTheVerdictOfALineItemCannotBeWritten() {
        try (var poison = Poison.inDecisions(story.order(), 4)) {
            send(cancel);
            awaitInHaste(cancel.actionId(), "state = 'PARTIALFAILED'");
        }

        var settled = Story.settled(cancel.actionId());
        assertThat(settled.successfulLineItems()).isEqualTo(8);
        assertThat(settled.ineligible()).isEqualTo(Map.of("UNSETTLED", 1));
        assertThat(story.refunds()).isEqualTo(8);
        assertThat(decided(cancel.actionId())).isEqualTo(8);
        assertThat(allOf(UNSETTLED, "referenceLineItemId")).contains(story.order() + "-4");

        var retry = retried();

        assertThat(Story.settled(retry).status()).isEqualTo("SUCCESSFUL");
        assertThat(story.refunds()).isEqualTo(9);
    }

    @Test
    void anActionThatCannotEndIsParkedListedAndGoesOnWhenItIsTriedAgain() {
        var healthy = Story.begun();
        healthy.arrived(Orders.anOrderOf(healthy.order(), 9));
        try (var poison = Poison.in("action", "id = '%s' and settled_at is not null".formatted(cancel.actionId()))) {
            send(cancel);
            awaitParked();
            assertThat(healthy.ended(Commands.cancel(healthy.order(), 0)).status())
                    .isEqualTo("SUCCESSFUL");
            assertThat(story.refunds()).isEqualTo(8);
            assertThat(waiting()).isEqualTo(1);

            assertThat(retried()).isEqualTo(cancel.actionId());
            awaitParked();
            assertThat(waiting()).as("listed again").isEqualTo(1);
        }
        retried();

        var settled = Story.settled(cancel.actionId());
        assertThat(settled.status()).isEqualTo("SUCCESSFUL");
        assertThat(settled.successfulLineItems()).isEqualTo(9);
        assertThat(story.refunds()).isEqualTo(9);
        assertThat(waiting()).isZero();
    }

    @Test
    void aChunkThatCannotEvenBeParkedHoldsUpNobody() {
        var healthy = Story.begun();
        healthy.arrived(Orders.anOrderOf(healthy.order(), 9));
        var action = cancel.actionId();
        try (var list = Poison.in("unsettled_item", "action_id = '%s'".formatted(action));
                var end = Poison.in("action", "id = '%s' and settled_at is not null".formatted(action))) {
            send(cancel);
            awaitInHaste(
                    action,
                    "exists (select from cancellation.action_chunk c where c.action_id = a.id"
                            + " and c.failures = 5 and c.attempts > 6)");
            assertThat(healthy.ended(Commands.cancel(healthy.order(), 0)).status())
                    .isEqualTo("SUCCESSFUL");
        }
        awaitInHaste(action, "settled_at is not null");
        assertThat(story.refunds()).isEqualTo(9);
    }

    /** No line item is to blame, so none is looked for. */
    @Test
    void anOrderByWhichNothingCanBeJudgedIsSetAsideAsAWhole() {
        Database.execute("update cancellation.orders set status = 'UNHEARD_OF' where reference_order_id = '"
                + story.order() + "'");

        var settled = story.ended(cancel);

        assertThat(settled.status()).isEqualTo("FAILED");
        assertThat(settled.ineligible()).isEqualTo(Map.of("UNSETTLED", 9));
        assertThat(Database.number("select count(*) from cancellation.action_chunk c where " + story.of("c")))
                .isEqualTo(1);
        assertThat(Topic.of(LINE_ITEMS_SETTLED).records(LineItemsSettled.class))
                .filteredOn(chunk -> chunk.referenceOrderId().equals(story.order()))
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.lineItems()).hasSize(9));
        assertThat(Database.text("select min(cause) from cancellation.unsettled_item u where " + story.of("u")))
                .contains("UNHEARD_OF");
    }

    @Test
    void aLockThatWasMetIsNoFailureOfTheContent() {
        var alone = Story.begun();
        alone.arrived(Orders.anOrderOf(alone.order(), 1));
        var command = Commands.cancel(alone.order(), 0);
        try (var poison = Poison.inChanges("P0001", "tries", alone.order(), 1)) {
            try (var held =
                    Database.hold("select from cancellation.line_item i where " + alone.of("i") + " for update")) {
                send(command);
                awaitInHaste(
                        command.actionId(),
                        "exists (select from cancellation.action_chunk c"
                                + " where c.action_id = a.id and c.attempts >= 4)");
            }
            awaitInHaste(command.actionId(), "settled_at is not null");
        }

        assertThat(Database.number("select c.failures from cancellation.action_chunk c where " + alone.of("c")))
                .as("failures before the last one, which set it aside")
                .isEqualTo(2);
    }

    private static void send(OrderActionRequested command) {
        Topic.of(ORDER_ACTIONS_REQUESTED).send(command.target().referenceOrderId(), command);
    }

    private void awaitParked() {
        awaitInHaste(
                cancel.actionId(),
                "exists (select from cancellation.action_chunk c where c.action_id = a.id"
                        + " and c.state = 'PARKED')");
    }

    /** The gaps between tries are passed over. */
    private static void awaitInHaste(UUID action, String condition) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Database.execute("update cancellation.action_chunk set due_at = now() - interval '1 second'"
                    + " where state = 'OPEN' and action_id = '" + action + "'");
            return Database.number("select count(*) from cancellation.action a where a.id = '" + action + "' and ("
                            + condition + ")")
                    == 1;
        });
    }

    private UUID retried() {
        var id = Database.text(
                "select u.id from cancellation.unsettled_item u where u.state = 'NEEDS_REVIEW' and " + story.of("u"));
        return UUID.fromString(post(UNSETTLED + "/" + id + "/retry", "")
                .statusCode(200)
                .extract()
                .path("retryActionId"));
    }

    private long waiting() {
        return allOf(UNSETTLED, "referenceLineItemId").stream()
                .filter(id -> id.startsWith(story.order() + "-"))
                .count();
    }

    private static long decided(UUID action) {
        return Database.number("select count(*) from cancellation.decision where action_id = '" + action + "'");
    }
}
