package io.countermand.proof.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * While orders come and customers cancel, the only worker dies at one named point after the other. One of the long runs: even
 * once at each point takes four minutes.
 */
@EnabledIfSystemProperty(named = "countermand.long", matches = "true")
class KillPointsTest {

    private static final KillSize SIZE = KillSize.chosen();
    private static final long SEED = Long.getLong("countermand.seed", 20_261_130);

    private final Random random = new Random(SEED);

    @Test
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        System.out.println("kill points in the order of seed " + SEED);
        try (var run = new KillRun(SIZE)) {
            for (var point : schedule()) {
                var left = run.kill(point, 1 + random.nextInt(KillRun.passesMax()));
                System.out.println("killed at " + point + ", " + left + " left");
                assertThat(left).as("half done when it was killed at " + point).isPositive();
            }

            var ends = run.end();

            ends.thenEachLineItemIsRefundedOnce();
            ends.thenEachPaymentIsRefundedOnce(run.historyOfProvider());
            ends.thenEachOutcomeIsTold();
        }
    }

    private List<KillPoint> schedule() {
        var points = new ArrayList<KillPoint>();
        for (int round = 0; round < SIZE.rounds(); round++) {
            points.addAll(List.of(KillPoint.values()));
        }
        Collections.shuffle(points, random);
        return points;
    }
}
