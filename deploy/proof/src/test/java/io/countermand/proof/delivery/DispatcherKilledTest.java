package io.countermand.proof.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While webhooks go out to fifty endpoints, dispatchers and the database are killed, again and again. */
class DispatcherKilledTest {

    private static final DeliverySize SIZE = DeliverySize.chosen();
    private static final long SEED = Long.getLong("countermand.seed", 20_261_130);

    /** Webhooks that one dispatcher may have sent and not yet recorded. */
    private static final int ON_THE_WAY_MAX = 128;

    private static final double REPEATED_MAX = 0.01;

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    private enum Victim {
        DISPATCHER,
        DATABASE
    }

    @Test
    void everyEventArrivesAtEveryEndpoint() throws Exception {
        System.out.println("seed " + SEED);
        var began = System.nanoTime();
        try (var run = new DeliveryRun(SIZE, folder)) {
            for (var victim : schedule()) {
                killUnderWay(run, victim);
            }
            run.awaitEnd();

            var repeats = run.repeats();
            System.out.printf(
                    "%d webhooks to %d endpoints, %d of them again (%.3f %%), through %d kills of a dispatcher and %d of the"
                            + " database, in %d s%n",
                    run.promised(),
                    2 * SIZE.endpointsEach(),
                    repeats,
                    100.0 * repeats / run.promised(),
                    SIZE.kills(),
                    SIZE.databaseKills(),
                    (System.nanoTime() - began) / 1_000_000_000);
            assertThat(run.problems()).isEmpty();
            assertThat(repeats).isLessThanOrEqualTo((long) SIZE.kills() * ON_THE_WAY_MAX);
            if (DeliverySize.isLong()) {
                assertThat((double) repeats / run.promised()).isLessThan(REPEATED_MAX);
            }
        }
    }

    private void killUnderWay(DeliveryRun run, Victim victim) throws Exception {
        var before = run.promised();
        run.tell(SIZE.eventsEach() / 2);
        var arriving = run.promised() - before;
        run.awaitArrived(before + (long) (arriving * (0.1 + 0.6 * random.nextDouble())));
        switch (victim) {
            case DISPATCHER -> {
                var dispatcher = run.dispatcher(random.nextInt(2));
                dispatcher.kill();
                assertThat(run.arrived()).as("arrived when it was killed").isLessThan(run.promised());
                dispatcher.startAgain();
            }
            case DATABASE -> {
                assertThat(run.arrived()).as("arrived when it was killed").isLessThan(run.promised());
                run.restartDatabase();
            }
        }
    }

    private List<Victim> schedule() {
        var victims = new ArrayList<Victim>();
        victims.addAll(Collections.nCopies(SIZE.kills(), Victim.DISPATCHER));
        victims.addAll(Collections.nCopies(SIZE.databaseKills(), Victim.DATABASE));
        Collections.shuffle(victims, random);
        return victims;
    }
}
