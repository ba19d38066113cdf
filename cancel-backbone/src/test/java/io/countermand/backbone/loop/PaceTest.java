package io.countermand.backbone.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void beginsAtOnceAfterARest() throws InterruptedException {
        new Pace(LONG).await(); // this test would not end
    }

    @Test
    void waitsBetweenTwoBeats() throws InterruptedException {
        var began = System.nanoTime();
        var pace = new Pace(SHORT);
        pace.await();

        pace.await();

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(SHORT.toNanos());
    }
}
