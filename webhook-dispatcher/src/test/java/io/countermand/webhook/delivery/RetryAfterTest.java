package io.countermand.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    120                           | PT2M
                    ' 7 '                         | PT7S
                    0                             | PT1S
                    999999999                     | PT24H
                    Fri, 20 Nov 2026 10:05:00 GMT | PT5M
                    Fri, 20 Nov 2026 09:00:00 GMT | PT1S
                    Sat, 20 Nov 2027 10:05:00 GMT | PT24H
                    """)
    void readsSecondsAndDatesWithinBounds(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Fri, 32 Nov 2026 10:05:00 GMT"})
    void ignoresWhatItCannotRead(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void isEmptyWithoutAHeader() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
