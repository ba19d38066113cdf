package io.countermand.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineItemIdTest {

    @ParameterizedTest
    @CsvSource({
        "RG250106-133850-97-1,    RG250106-133850-97, 1",
        "RA170418-4138-60-50000,  RA170418-4138-60,   50000",
        "A-9999999,               A,                  9999999",
        "a--1,                    a-,                 1"
    })
    void isTheOrdersIdAndTheLineNumber(String text, String order, int line) {
        assertThat(LineItemId.parse(text)).contains(new LineItemId(order, line));
        assertThat(LineItemId.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-1",
                "1",
                "A-",
                "A-0",
                "A-01",
                "A--",
                "A-10000000",
                "A-99999999999999999999",
                "A-1 ",
                " A-1",
                "A-1\n",
                "A-+1",
                "A-x",
                "A-١",
                "A/B-1",
                "A_B-1",
                "-A-1"
            })
    void isNothingElse(String text) {
        assertThat(LineItemId.parse(text)).isEmpty();
    }

    @Test
    void answersLongTextQuickly() {
        assertThat(LineItemId.parse("A".repeat(91) + "-1")).isPresent();
        assertThat(LineItemId.parse("A".repeat(92) + "-1")).isEmpty();
        assertThat(LineItemId.parse("A-1".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void lineNumbersStartAtOne(int number) {
        assertThatThrownBy(() -> new LineItemId("A", number)).isInstanceOf(IllegalArgumentException.class);
    }
}
