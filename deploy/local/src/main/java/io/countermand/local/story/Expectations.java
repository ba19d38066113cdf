package io.countermand.local.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What was expected and what came. A story with one broken expectation has failed. */
final class Expectations {

    private final List<String> broken = new ArrayList<>();
    private int held;

    void that(String what, Object expected, Object actual) {
        if (Objects.equals(expected, actual)) {
            held++;
        } else {
            broken.add(what + ": expected " + expected + ", but it is " + actual);
        }
    }

    /** To the cent: 90.00 and 90.0 are the same amount. */
    void amount(String what, BigDecimal expected, BigDecimal actual) {
        that(
                what,
                expected.stripTrailingZeros().toPlainString(),
                actual.stripTrailingZeros().toPlainString());
    }

    boolean allHeld() {
        return broken.isEmpty();
    }

    void report(Screen screen) {
        broken.forEach(screen::bad);
        if (allHeld()) {
            screen.good("All " + held + " expectations held.");
        } else {
            screen.bad(broken.size() + " expectations broken, " + held + " held.");
        }
    }
}
