package io.countermand.worker;

import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On tables of its own: what it plants there would confuse others. */
@QuarkusTest
@WithTestResource(value = FreshStack.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class RelayTest {

    /** Ids are given out before they are committed: a lower one can come later. */
    @Test
    void publishesWhatWasNumberedEarlierAndCommittedLater() {
        var story = Story.begun();
        story.arrived(Orders.anOrderOf(story.order(), 1)).ended(Commands.cancel(story.order(), 0));
        Story.then("count(*) from cancellation.outbox where published_at is null", "0");
        var late = UUID.randomUUID();

        Database.execute("""
                insert into cancellation.outbox (id, event_id, topic, record_key, type, payload, created_at)
                    overriding system value
                select id - 1, '%s', topic, record_key, type, payload, now() from cancellation.outbox order by id limit 1
                """.formatted(late));

        Story.then(
                "count(*) from cancellation.outbox where published_at is not null and event_id = '" + late + "'", "1");
    }
}
