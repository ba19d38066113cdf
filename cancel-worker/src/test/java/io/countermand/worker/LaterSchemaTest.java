package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.REWARDS_CHANGED;
import static io.countermand.worker.Story.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.wire.RewardChanged;
import io.countermand.local.testing.FreshStack;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The topic stands still afterwards, so no other class may share it. That it goes on once upgraded: BatchWriterWaitsTest. */
@QuarkusTest
@WithTestResource(value = FreshStack.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class LaterSchemaTest {

    private static final int SEVERAL_TIMES = 4;

    @Inject
    MeterRegistry metrics;

    @Test
    void aRecordOfAHigherMajorVersionStopsItsPartitionAndIsNotParked() {
        var story = Story.begun();
        var page = Orders.anOrderOf(story.order(), 1);
        Topic.of(ORDERS_ISSUED).send(story.order(), page, record -> record.put("schema", 2));
        Topic.of(ORDERS_ISSUED).send(story.order(), page);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(waits()).isGreaterThanOrEqualTo(SEVERAL_TIMES));

        assertThat(Database.number("select count(*) from cancellation.parked_record"))
                .isZero();
        assertThat(Database.number("select count(*) from cancellation.orders")).isZero();
        whenAnotherTopicSpeaksThenItIsHeard(story);
    }

    private static void whenAnotherTopicSpeaksThenItIsHeard(Story story) {
        var change =
                new RewardChanged(1, Orders.PLATFORM, story.order() + "-1", 1, BigDecimal.ONE, null, Instant.now());

        Topic.of(REWARDS_CHANGED).send(story.order(), change);

        then("count(*) from cancellation.early_reward_change", "1");
    }

    private double waits() {
        return metrics.find("countermand.intake.waits").tag("cause", "newer-schema").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
