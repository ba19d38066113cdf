package io.countermand.worker;

import static io.countermand.domain.action.OrderAction.FREEZE;
import static io.countermand.domain.action.OrderAction.UNFREEZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.NameBasedId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Freezing from the command to what a view shows, and to how it ends. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class FreezeTest {

    private Story story = new Story("");

    @BeforeEach
    void givenAnOrderOfTwo() {
        story = Story.begun();
        story.arrived(Orders.anOrderOf(story.order(), 2));
        assertThat(story.rewards()).isEqualTo("ACTIVE,ACTIVE");
    }

    @Test
    void aFreezeIsSeenAndMovesNoMoney() {
        var frozen = story.ended(command(FREEZE, 0));

        assertThat(frozen.status()).isEqualTo("SUCCESSFUL");
        assertThat(frozen.successfulLineItems()).isEqualTo(2);
        assertThat(frozen.refund().state()).isEqualTo("NONE");
        assertThat(story.rewards()).isEqualTo("FROZEN,FROZEN");
        assertThat(story.refunds()).isZero();
    }

    @Test
    void aRewardIsFrozenAndUnfrozenAnyNumberOfTimes() {
        for (int generation = 0; generation < 3; generation++) {
            assertThat(story.ended(command(FREEZE, generation)).status()).isEqualTo("SUCCESSFUL");
            assertThat(story.rewards()).isEqualTo("FROZEN,FROZEN");
            assertThat(story.ended(command(UNFREEZE, generation)).status()).isEqualTo("SUCCESSFUL");
            assertThat(story.rewards()).isEqualTo("ACTIVE,ACTIVE");
        }
    }

    @Test
    void freezingTwiceIsIneligibleWithItsRule() {
        story.ended(command(FREEZE, 0));

        var again = command(FREEZE, 1);
        var ended = story.ended(again);

        assertThat(ended.status()).isEqualTo("FAILED");
        assertThat(ended.ineligible()).containsOnlyKeys("ALREADY_SETTLED").containsEntry("ALREADY_SETTLED", 2);
        assertThat(story.objection(again.actionId()))
                .as("counted, not written again")
                .isEmpty();
        assertThat(story.rewards()).isEqualTo("FROZEN,FROZEN");
    }

    @Test
    void whatIsNotFrozenCannotBeUnfrozen() {
        var unfreeze = command(UNFREEZE, 0);

        assertThat(story.ended(unfreeze).status()).isEqualTo("FAILED");
        assertThat(story.objection(unfreeze.actionId())).isEqualTo("REWARD_STATUS 1: the reward is ACTIVE");
    }

    @Test
    void aFrozenRewardCanBeCancelledAndIsRefunded() {
        story.ended(command(FREEZE, 0));

        var cancelled = story.ended(Commands.cancel(story.order(), 0));

        assertThat(cancelled.status()).isEqualTo("SUCCESSFUL");
        assertThat(cancelled.refund().value()).isEqualByComparingTo("20.00");
        assertThat(story.rewards()).isEqualTo("CANCELLED,CANCELLED");
        assertThat(story.refunds()).isEqualTo(2);
    }

    @Test
    void aCancelledRewardIsNeitherFrozenNorUnfrozen() {
        story.ended(Commands.cancel(story.order(), 0));

        assertThat(story.ended(command(FREEZE, 0)).ineligible()).containsEntry("ALREADY_SETTLED", 2);
        assertThat(story.ended(command(UNFREEZE, 0)).ineligible()).containsEntry("ALREADY_SETTLED", 2);
        assertThat(story.rewards()).isEqualTo("CANCELLED,CANCELLED");
    }

    @Test
    void aFreezeLiftsItselfAfterThePlatformsHoursByAnActionOfTheSystem() {
        Database.execute("update access.platform set freeze_hours = 24 where name = 'acme'");
        var freeze = command(FREEZE, 0);
        story.ended(freeze);
        assertThat(Database.number("select extract(epoch from release_due_at - settled_at)::int / 3600"
                        + " from cancellation.action where id = '" + freeze.actionId() + "'"))
                .isEqualTo(24);

        var released = whenHoursHavePassed(24, freeze);

        assertThat(released.action()).isEqualTo(UNFREEZE);
        assertThat(released.reasonCode()).isEqualTo("EXPIRED");
        assertThat(released.status()).isEqualTo("SUCCESSFUL");
        assertThat(released.successfulLineItems()).isEqualTo(2);
        assertThat(story.rewards()).isEqualTo("ACTIVE,ACTIVE");
    }

    @Test
    void aFreezeOfOneLineItemLiftsItselfToo() {
        var target = Target.lineItem(new LineItemId(story.order(), 2));
        var freeze = Commands.of(target, FREEZE, 0, "FRAUD");
        story.ended(freeze);
        assertThat(story.rewards()).isEqualTo("ACTIVE,FROZEN");

        var released = whenHoursHavePassed(48, freeze);

        assertThat(released.lineNumber()).isEqualTo(2);
        assertThat(story.rewards()).isEqualTo("ACTIVE,ACTIVE");
    }

    @Test
    void whatWasCancelledMeanwhileStaysCancelledWhenTheFreezeEnds() {
        var freeze = command(FREEZE, 0);
        story.ended(freeze);
        story.ended(Commands.of(Target.lineItem(new LineItemId(story.order(), 1)), OrderAction.CANCEL, 0, "RECIPIENT"));

        var released = whenHoursHavePassed(48, freeze);

        assertThat(released.status()).isEqualTo("PARTIALFAILED");
        assertThat(story.rewards()).isEqualTo("CANCELLED,ACTIVE");
    }

    @Test
    void aLaterFreezeOutlivesTheEndOfAnEarlierOne() {
        var first = command(FREEZE, 0);
        story.ended(first);
        story.ended(command(UNFREEZE, 0));
        story.ended(command(FREEZE, 1));

        var released = whenHoursHavePassed(48, first);

        assertThat(released.ineligible()).containsEntry("HELD_BY_FREEZE", 2);
        assertThat(story.rewards()).isEqualTo("FROZEN,FROZEN");
    }

    private OrderActionRequested command(OrderAction action, int generation) {
        return Commands.of(Target.order(story.order()), action, generation, "FRAUD");
    }

    private static OrderActionSettled whenHoursHavePassed(int hours, OrderActionRequested freeze) {
        Database.execute("update cancellation.action set release_due_at = release_due_at - interval '" + hours
                + " hours' where id = '" + freeze.actionId() + "'");
        return Story.settled(releaseOf(freeze.actionId()));
    }

    private static UUID releaseOf(UUID freeze) {
        return NameBasedId.of("release", freeze.toString());
    }
}
