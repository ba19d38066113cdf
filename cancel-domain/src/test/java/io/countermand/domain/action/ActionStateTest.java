package io.countermand.domain.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionStateTest {

    @ParameterizedTest(name = "{0} of {1} changed: {2}")
    @CsvSource({
        "0,    0,    FAILED",
        "0,    1,    FAILED",
        "1,    1,    SUCCESSFUL",
        "0,    1000, FAILED",
        "1,    1000, PARTIALFAILED",
        "999,  1000, PARTIALFAILED",
        "1000, 1000, SUCCESSFUL"
    })
    void endsByHowManyLineItemsChanged(int changed, int total, ActionState state) {
        assertThat(ActionState.ended(changed, total)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "6, 5", "1, 0", "0, -1"})
    void cannotEndWithImpossibleCounts(int changed, int total) {
        assertThatThrownBy(() -> ActionState.ended(changed, total)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"PENDING, false", "PROCESSING, false", "SUCCESSFUL, true", "PARTIALFAILED, true", "FAILED, true"})
    void hasEndedInThreeOfFiveStates(ActionState state, boolean ended) {
        assertThat(state.hasEnded()).isEqualTo(ended);
    }
}
