package io.countermand.proof.crowd;

import io.countermand.proof.load.Call;
import io.countermand.proof.load.Course;
import java.util.List;
import java.util.Random;

/**
 * One customer's errand: an order and what is asked about it, and the bad habits on the way.
 *
 * @param dryRun asks first what would happen
 * @param withKey sends an Idempotency-Key
 * @param repeats how often each request is sent again although it was answered
 * @param orderTwice the order system sends the order again, late
 * @param pries another tenant asks for the order, too
 */
record Errand(Course course, boolean dryRun, boolean withKey, int repeats, boolean orderTwice, boolean pries) {

    private static final int TIMES_MAX = 3;
    private static final int ONE_IN = 4;
    private static final int REPEATS_MAX = 3;

    /** @param seed of the run: the same number is the same errand */
    static Errand number(int number, long seed) {
        var random = new Random(seed * 1_000_003 + number);
        return new Errand(
                Course.number(number, random.nextInt(1, TIMES_MAX + 1)),
                random.nextInt(ONE_IN) == 0,
                random.nextInt(ONE_IN) == 0,
                random.nextInt(ONE_IN) == 0 ? random.nextInt(1, REPEATS_MAX + 1) : 0,
                random.nextInt(ONE_IN) == 0,
                random.nextInt(ONE_IN) == 0);
    }

    List<Call> calls() {
        return course.calls();
    }
}
