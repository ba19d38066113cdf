package io.countermand.worker;

import static io.countermand.worker.Orders.anOrderOf;
import static io.countermand.worker.Orders.onPlatform;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** However much of one platform waits, the others' actions are started at once. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class PlatformsInTurnTest {

    /** More than are started in one transaction. */
    private static final int WAITING = 450;

    private static final String FREEZE = """
            insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code, accepted_at,
                window_days, zone, service_fee_minor, rules_version, total_line_items, written_at)
            select gen_random_uuid(), platform_id, id, 'FREEZE', n, 0, 'FRAUD', now(), 5, 'UTC', 0, 1, 1, now()
            from cancellation.orders cross join generate_series(1, total_line_items) n where reference_order_id = '%s'
            """;

    private static final String STARTED_AT =
            "select c.due_at from cancellation.action_chunk c join cancellation.orders o on o.id = c.order_id"
                    + " where o.reference_order_id = '%s'";

    @Test
    void theirActionsAreStartedWithTheFirstOfOthers() {
        var crowd = Story.begun();
        crowd.arrived(anOrderOf(crowd.order(), WAITING));
        var single = Story.begun();
        single.arrived(onPlatform("globex", anOrderOf(single.order(), 1)));

        Database.execute(FREEZE.formatted(crowd.order()) + ";" + FREEZE.formatted(single.order()));

        Story.then("count(*) from (%s) started".formatted(STARTED_AT.formatted(crowd.order())), WAITING + "");
        Story.then(
                "count(*) > 0 from (%s) later where later.due_at > (%s)"
                        .formatted(STARTED_AT.formatted(crowd.order()), STARTED_AT.formatted(single.order())),
                "t");
    }
}
