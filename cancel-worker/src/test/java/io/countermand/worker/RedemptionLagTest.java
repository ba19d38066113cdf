package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.domain.wire.Topics.REWARDS_CHANGED;
import static io.countermand.worker.Story.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.wire.RewardChanged;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.freshness.RedemptionFreshness;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FreshStack.class)
@TestProfile(RedemptionLagTest.Impatient.class)
class RedemptionLagTest {

    @Inject
    RedemptionFreshness redemptions;

    /** Whoever settled meanwhile would give back the money of a reward that is already redeemed. */
    @Test
    void settlingWaitsWhileRedemptionsLagAndThenJudgesByThem() {
        var stuck = Story.begun();
        stuck.arrived(Orders.anOrderOf(stuck.order(), 1));
        var story = Story.begun();
        story.arrived(Orders.anOrderOf(story.order(), 1));
        var cancel = Commands.cancel(story.order(), 0);
        try (var intakeIsStuck =
                Database.hold("select 1 from cancellation.line_item i where " + stuck.of("i") + " for update")) {
            send(stuck.order() + "-1", "9.00");
            send(story.order() + "-1", "0.00");
            await().atMost(Duration.ofSeconds(20)).until(() -> !redemptions.isFresh());
            Topic.of(ORDER_ACTIONS_REQUESTED).send(story.order(), cancel);
            then("state from cancellation.action a where " + story.of("a"), "PROCESSING");
        }

        var ended = Story.settled(cancel.actionId());

        assertThat(ended.status()).isEqualTo("FAILED");
        assertThat(ended.ineligible()).containsEntry("REDEEMED", 1);
        assertThat(story.refunds()).isZero();
    }

    /** Under one key, so that the second waits behind the first. */
    private static void send(String lineItem, String remaining) {
        var change = new RewardChanged(1, Orders.PLATFORM, lineItem, 1, new BigDecimal(remaining), null, Instant.now());
        Topic.of(REWARDS_CHANGED).send("one-key", change);
    }

    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("countermand.worker.freshness.lag-max", "3s", "countermand.worker.freshness.every", "200ms");
        }
    }
}
