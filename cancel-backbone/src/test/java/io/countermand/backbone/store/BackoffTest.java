package io.countermand.backbone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest(name = "after {0} failures: {1} ms")
    @CsvSource({"1, 100", "2, 200", "3, 400", "4, 800", "5, 1600", "6, 2000", "7, 2000", "64, 2000", "2147483647, 2000"
    })
    void doublesUpToTheLongest(int failures, long millis) {
        assertThat(Backoff.STANDARD.after(failures)).isEqualTo(Duration.ofMillis(millis));
    }
}
