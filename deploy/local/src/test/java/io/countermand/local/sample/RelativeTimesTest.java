package io.countermand.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    @ParameterizedTest
    @CsvSource({
        "now,      2026-03-01T10:00:00.123Z",
        "now-2d,   2026-02-27T10:00:00.123Z",
        "now+365d, 2027-03-01T10:00:00.123Z",
        "now-12h,  2026-02-28T22:00:00.123Z",
        "now-5m,   2026-03-01T09:55:00.123Z"
    })
    void resolvesTimesRelativeToNow(String given, String expected) {
        assertThat(new RelativeTimes(NOW).resolve(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"nowhere", "now-2", "now-2w", "right now", "2026-03-01T10:00:00Z"})
    void leavesOtherTextsAlone(String text) {
        assertThat(new RelativeTimes(NOW).resolve(text)).isEqualTo(text);
    }

    @Test
    void reachesEveryDepth() throws IOException {
        var tree = new ObjectMapper().readTree("{\"a\":[{\"b\":\"now\"},1,null]}");

        assertThat(new RelativeTimes(NOW).resolve(tree))
                .hasToString("{\"a\":[{\"b\":\"2026-03-01T10:00:00.123Z\"},1,null]}");
    }
}
