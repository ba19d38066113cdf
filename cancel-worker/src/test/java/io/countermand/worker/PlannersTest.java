package io.countermand.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.local.testing.FreshStack;
import io.countermand.worker.plan.PlanActions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two planners, as in two processes: the worker's own loop and the test. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class PlannersTest {

    /** The test holds it; whoever has started the later action waits for it before its commit. */
    private static final String GATE = "select pg_advisory_lock(4711)";

    /** As the database shows it, which cuts long statements off. */
    private static final String PLANNING = "with recursive platform";

    @Inject
    PlanActions planner;

    private Story story;

    @BeforeEach
    void givenAnOrder() {
        story = Story.begun();
        story.arrived(Orders.anOrderOf(story.order(), 9));
    }

    /** The later one becomes visible first, is being started, and then comes the earlier: each could miss the other. */
    @Test
    void neverStartTwoActionsOfOneLineItemWhoseNumbersWereCommittedInAnotherOrder() throws Exception {
        var earlier = UUID.randomUUID();
        var later = UUID.randomUUID();
        try (var untouched =
                        Database.hold("select from cancellation.line_item i where " + story.of("i") + " for update");
                var gate = Database.hold(GATE);
                var before = Database.hold(insert(earlier, "4", 1));
                var trap = Trap.beforeChunksOf(later)) {
            Database.execute(insert(later, "null", 9));
            awaitWaiting(PLANNING);
            before.commit();

            var second = CompletableFuture.runAsync(planner::start);
            await().until(() -> second.isDone() || isWaiting("countermand.plan"));
            gate.close();
            second.join();

            await().until(() -> !isPlanning());
            assertThat(open(later) + open(earlier))
                    .as("started at the same time")
                    .isEqualTo(1);
        }
        Story.then(
                "count(*) from cancellation.action where settled_at is not null and id in ('%s', '%s')"
                        .formatted(earlier, later),
                "2");
    }

    private String insert(UUID id, String lineNumber, int lineItems) {
        return """
                insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code,
                    accepted_at, window_days, zone, service_fee_minor, rules_version, total_line_items, written_at)
                select '%s', platform_id, id, 'FREEZE', %s, 0, 'FRAUD', now(), 5, 'UTC', 0, 1, %d, now()
                from cancellation.orders where reference_order_id = '%s'
                """.formatted(id, lineNumber, lineItems, story.order());
    }

    private static long open(UUID action) {
        return Database.number(
                "select count(*) from cancellation.action where state = 'PROCESSING' and id = '" + action + "'");
    }

    private static boolean isPlanning() {
        return sessions("state <> 'idle' and query like '%" + PLANNING + "%'") > 0;
    }

    private static void awaitWaiting(String statement) {
        await().until(() -> isWaiting(statement));
    }

    private static boolean isWaiting(String statement) {
        return sessions("wait_event = 'advisory' and query like '%" + statement + "%'") > 0;
    }

    private static long sessions(String condition) {
        return Database.number("select count(*) from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and " + condition);
    }

    /** Who writes chunks of that action waits for the gate. */
    private record Trap(String name) implements AutoCloseable {

        static Trap beforeChunksOf(UUID action) {
            var name = "trap_" + action.toString().replace("-", "");
            Database.execute("""
                    create function %1$s() returns trigger language plpgsql as $$ begin
                        perform pg_advisory_xact_lock(4711);
                        return new;
                    end $$;
                    create trigger %1$s before insert on cancellation.action_chunk
                        for each row when (new.action_id = '%2$s') execute function %1$s()
                    """.formatted(name, action));
            return new Trap(name);
        }

        @Override
        public void close() {
            Database.execute("drop function " + name + " cascade");
        }
    }
}
