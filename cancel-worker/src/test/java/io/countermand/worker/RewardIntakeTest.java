package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.REWARDS_CHANGED;
import static io.countermand.worker.Story.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.wire.RewardChanged;
import io.countermand.local.testing.FreshStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the redemption system says, whenever it says it. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class RewardIntakeTest {

    @Inject
    MeterRegistry metrics;

    private Story story = new Story("");

    @BeforeEach
    void givenAStory() {
        story = Story.begun();
    }

    @Test
    void aChangeOfAnotherPlatformsLineItemIsParked() {
        story.arrived(Orders.anOrderOf(story.order(), 1));

        Topic.of(REWARDS_CHANGED).send(story.order(), change(1, "4.00"), change -> change.put("platform", "globex"));

        story.thenParked("the line item belongs to another platform");
        then("remaining_minor from cancellation.line_item i where " + story.of("i"), "1000");
    }

    @Test
    void anEarlyChangeOfAnotherPlatformIsNotAppliedToTheLineItem() {
        Topic.of(REWARDS_CHANGED).send(story.order(), change(1, "4.00"), change -> change.put("platform", "globex"));
        then(early(), "1");

        story.arrived(Orders.anOrderOf(story.order(), 1));

        then("remaining_minor from cancellation.line_item i where " + story.of("i"), "1000");
    }

    @Test
    void ofEarlyChangesTheNewestCounts() {
        send(change(2, "4.00"));
        send(change(3, "3.00"));
        send(change(1, "9.00"));
        then(
                "version from cancellation.early_reward_change where reference_line_item_id = '" + story.order()
                        + "-1'",
                "3");

        story.arrived(Orders.anOrderOf(story.order(), 1));

        then("remaining_minor from cancellation.line_item i where " + story.of("i"), "300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1000000000001", "0.0001"})
    void aBalanceThatCannotBeIsParked(String remaining) {
        send(change(1, remaining));

        story.thenParked("remainingBalance is negative, too large or too fine");
    }

    @ParameterizedTest
    @CsvSource({
        "10000000000.01, amount 10000000000.01 is above the largest one accepted",
        "1.005, amount is finer than the minor unit of USD"
    })
    void aBalanceThatCannotBeInTheCurrencyOfTheRewardIsParked(String remaining, String reason) {
        story.arrived(Orders.anOrderOf(story.order(), 1));

        send(change(1, remaining));

        story.thenParked(reason);
        then("remaining_minor from cancellation.line_item i where " + story.of("i"), "1000");
    }

    @Test
    void anOlderChangeIsCounted() {
        story.arrived(Orders.anOrderOf(story.order(), 1));
        send(change(5, "4.00"));
        then("reward_version from cancellation.line_item i where " + story.of("i"), "5");
        var before = older();

        send(change(4, "9.00"));

        await().untilAsserted(() -> assertThat(older()).isEqualTo(before + 1));
        then("remaining_minor from cancellation.line_item i where " + story.of("i"), "400");
    }

    /** Page and change do not see each other while they are written; the change must not be kept for a page that is there. */
    @Test
    void aChangeThatComesWhileItsPageIsBeingWrittenIsNotLost() {
        var account = "account-" + story.order();
        story.arrived(Orders.onAccount(account, Orders.anOrderOf(story.order() + "-before", 1)));
        try (var balance = Database.hold("select 1 from cancellation.ledger_account l"
                + " join cancellation.account a on a.id = l.account_id where a.identifier = '" + account
                + "' for update of l")) {
            Topic.of(ORDERS_ISSUED).send(story.order(), Orders.onAccount(account, Orders.anOrderOf(story.order(), 1)));
            await().until(() -> waiting() >= 1);
            send(change(1, "4.00"));
            await().until(() -> waiting() >= 2 || Database.number("select " + early()) == 1);
        }

        then("remaining_minor from cancellation.line_item i where " + story.of("i"), "400");
        then(early(), "0");
    }

    private static long waiting() {
        return Database.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database()");
    }

    private String early() {
        return "count(*) from cancellation.early_reward_change where reference_line_item_id = '" + story.order()
                + "-1'";
    }

    private double older() {
        return metrics.get("countermand.intake.older")
                .tag("topic", REWARDS_CHANGED)
                .counter()
                .count();
    }

    private RewardChanged change(long version, String remaining) {
        return new RewardChanged(
                1, Orders.PLATFORM, story.order() + "-1", version, new BigDecimal(remaining), null, Instant.now());
    }

    private void send(RewardChanged change) {
        Topic.of(REWARDS_CHANGED).send(story.order(), change);
    }
}
