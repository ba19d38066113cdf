package io.countermand.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Ten calls a second. */
class PacerTest {

    private static final long GAP = Duration.ofMillis(100).toNanos();

    private final AtomicLong now = new AtomicLong(-5);
    private final Pacer pacer = new Pacer(10, now::get);

    @Test
    void callsAtOnceAreSpreadEvenly() {
        assertThat(pacer.reserve()).isZero();
        assertThat(pacer.reserve()).isEqualTo(GAP);
        assertThat(pacer.reserve()).isEqualTo(2 * GAP);
    }

    @Test
    void whoComesInTimeDoesNotWait() {
        pacer.reserve();
        now.addAndGet(GAP);

        assertThat(pacer.reserve()).isZero();
    }

    @Test
    void aQuietTimeSavesUpNoCalls() {
        pacer.reserve();
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(pacer.reserve()).isZero();
        assertThat(pacer.reserve()).isEqualTo(GAP);
    }
}
