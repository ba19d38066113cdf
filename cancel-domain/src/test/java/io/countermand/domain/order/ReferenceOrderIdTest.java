package io.countermand.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceOrderIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"RA170418-4138-60", "a", "7", "A--"})
    void isLettersDigitsAndHyphens(String text) {
        assertThat(ReferenceOrderId.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-A", "A B", "A/B", "A.", "A\n", "Ä", "A_1"})
    void isNothingElse(String text) {
        assertThat(ReferenceOrderId.isWellFormed(text)).isFalse();
    }

    @Test
    void hasAtMostNinetyOneCharacters() {
        assertThat(ReferenceOrderId.isWellFormed("A".repeat(91))).isTrue();
        assertThat(ReferenceOrderId.isWellFormed("A".repeat(92))).isFalse();
    }
}
