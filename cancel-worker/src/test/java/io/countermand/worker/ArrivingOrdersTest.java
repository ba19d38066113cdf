package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.worker.Story.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.local.testing.FreshStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FreshStack.class)
class ArrivingOrdersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    MeterRegistry metrics;

    @Test
    void ordersArrivingForOver10MinutesAreMeasured() {
        var fresh = Story.begun();
        var old = Story.begun();
        for (var story : List.of(fresh, old)) {
            Topic.of(ORDERS_ISSUED).send(story.order(), Orders.page(story.order(), 2, 1, List.of(Orders.item(1))));
            then("count(*) from cancellation.line_item i where " + story.of("i"), "1");
        }
        Database.execute("update cancellation.orders set first_seen_at = now() - interval '11 minutes'"
                + " where reference_order_id = '" + old.order() + "'");

        assertThat(forOver10Minutes()).isPositive();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arriving()).isEqualTo(forOver10Minutes()));

        old.arrived(Orders.page(old.order(), 2, 1, List.of(Orders.item(2))));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arriving()).isEqualTo(forOver10Minutes()));
    }

    /** Of this test or one before it. */
    private static long forOver10Minutes() {
        return Database.number("select count(*) from cancellation.orders where arrived_line_items < total_line_items"
                + " and first_seen_at < now() - interval '10 minutes'");
    }

    private double arriving() {
        return metrics.get("countermand.orders.arriving").gauge().value();
    }
}
