package io.countermand.proof.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.Topics;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Commands, orders and reward changes come one to five times and in any order; commands once more when all is over. */
class RepeatedRecordsTest {

    private static final long SEED = Long.getLong("countermand.seed", 20_261_130);
    private static final int ORDERS = Boolean.getBoolean("countermand.long") ? 300 : 12;

    private final Script script = Script.of(ORDERS);

    @Test
    void changeNothing() throws Exception {
        System.out.println("records shuffled by seed " + SEED);

        var expected = once();
        var outcome = manyTimes(new Noise(new Random(SEED)));

        assertThat(expected.of("refunds")).hasSizeBetween(script.lineItems() / 2, script.lineItems() - 1);
        assertThat(expected.of("parked records")).isEmpty();
        assertThat(expected.of("events").stream().filter(event -> event.contains(Topics.ORDER_ACTIONS_SETTLED)))
                .as("one outcome for each action")
                .hasSameSizeAs(expected.of("actions"));
        assertThat(outcome.rows())
                .allSatisfy((question, rows) -> assertThat(rows).as(question).isEqualTo(expected.of(question)));
    }

    private Outcome once() throws Exception {
        try (var run = new RepeatRun(script)) {
            run.sendFacts(script.facts());
            run.send(script.commands());
            var outcome = run.end();
            assertThat(run.books().brokenPromises()).isEmpty();
            return outcome;
        }
    }

    private Outcome manyTimes(Noise noise) throws Exception {
        try (var run = new RepeatRun(script)) {
            run.sendFacts(noise.shuffled(script.facts()));
            run.send(noise.shuffledByKey(script.commands()));
            run.send(noise.shuffled(script.facts()));
            run.end();
            run.send(noise.shuffled(script.commands()));
            var outcome = run.end();
            assertThat(run.books().brokenPromises()).isEmpty();
            return outcome;
        }
    }
}
