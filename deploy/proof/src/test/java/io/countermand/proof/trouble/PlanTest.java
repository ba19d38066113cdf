package io.countermand.proof.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {

    @Test
    void theSameSeedIsTheSamePlan() {
        assertThat(Plan.of(Size.SMOKE, 4711)).isEqualTo(Plan.of(Size.SMOKE, 4711));
        assertThat(Plan.of(Size.SMOKE, 4711)).isNotEqualTo(Plan.of(Size.SMOKE, 4712));
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void everySizeHurtsEverything(Size size) {
        var plan = Plan.of(size, 1);

        assertThat(plan.faults())
                .extracting(Fault::kind)
                .contains(
                        Kind.KILL_WORKER,
                        Kind.PAUSE_WORKER,
                        Kind.PAUSE_DISPATCHER,
                        Kind.KILL_DATABASE,
                        Kind.KILL_BROKER,
                        Kind.CUT_KAFKA,
                        Kind.CUT_DATABASE,
                        Kind.CUT_PROVIDER,
                        Kind.CUT_RECEIVERS);
        size.kills()
                .forEach((kind, times) -> assertThat(plan.faults())
                        .filteredOn(fault -> fault.kind() == kind)
                        .hasSize(times));
    }

    @Test
    void anUnknownSizeIsWrongUse() {
        assertThatThrownBy(() -> Size.named("huge")).hasMessage("--size is smoke, ci or nightly, not huge");
    }
}
