package io.countermand.proof.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The check of the logs finds each kind of damage. */
class ReceiverLogTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();
    private static final UUID THREE = UUID.randomUUID();
    private static final Set<UUID> PROMISED = Set.of(ONE, TWO, THREE);

    private final List<Arrival> arrivals =
            new ArrayList<>(List.of(new Arrival(TWO, 2, "b"), new Arrival(ONE, 1, "a"), new Arrival(THREE, 3, "c")));

    @Test
    void isContentWithAnyOrderAndWithRepeats() {
        arrivals.add(new Arrival(ONE, 1, "a"));

        assertThat(log().problems(PROMISED)).isEmpty();
        assertThat(log().repeats()).isEqualTo(1);
    }

    @Test
    void findsALostEvent() {
        arrivals.removeLast();

        assertThat(log().problems(PROMISED)).containsExactly("hook: never came: " + THREE);
    }

    @Test
    void findsALostEventInTheMiddle() {
        arrivals.removeFirst();

        assertThat(log().problems(PROMISED))
                .containsExactly("hook: never came: " + TWO, "hook: there is no revision 2");
    }

    @Test
    void findsAnEmptyLog() {
        arrivals.clear();

        assertThat(log().problems(PROMISED)).hasSameSizeAs(PROMISED);
    }

    @Test
    void findsAnEventThatIsNotForThisEndpoint() {
        assertThat(log().problems(Set.of(ONE, TWO))).containsExactly("hook: nobody promised it: " + THREE);
    }

    @Test
    void findsAGap() {
        arrivals.set(2, new Arrival(THREE, 4, "c"));

        assertThat(log().problems(PROMISED)).containsExactly("hook: there is no revision 3");
    }

    @Test
    void findsARevisionThatWasGivenTwice() {
        arrivals.set(2, new Arrival(THREE, 2, "c"));

        assertThat(log().problems(PROMISED))
                .containsExactly("hook: two events are revision 2", "hook: there is no revision 3");
    }

    @Test
    void findsARepeatWithAnotherBody() {
        arrivals.add(new Arrival(ONE, 1, "x"));

        assertThat(log().problems(PROMISED)).singleElement().asString().contains("differs");
    }

    @Test
    void findsARepeatWithAnotherRevision() {
        arrivals.add(new Arrival(ONE, 4, "a"));

        assertThat(log().problems(PROMISED)).singleElement().asString().contains("differs");
    }

    private ReceiverLog log() {
        return new ReceiverLog("hook", arrivals);
    }
}
