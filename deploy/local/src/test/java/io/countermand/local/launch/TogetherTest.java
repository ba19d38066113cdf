package io.countermand.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.local.infra.StartFailed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TogetherTest {

    @Test
    void stepsRunAtTheSameTime() {
        var other = new CountDownLatch(2);
        Runnable step = () -> {
            other.countDown();
            awaitOr(other, new AtomicBoolean());
        };

        Together.run(step, step);

        assertThat(other.getCount()).isZero();
    }

    @Test
    void theFirstFailureStopsTheOthers() {
        var interrupted = new AtomicBoolean();
        Runnable waits = () -> awaitOr(new CountDownLatch(1), interrupted);
        Runnable fails = () -> {
            throw new StartFailed("no disk");
        };

        assertThatThrownBy(() -> Together.run(waits, fails))
                .isInstanceOf(StartFailed.class)
                .hasMessage("no disk");
        assertThat(interrupted).isTrue();
    }

    private static void awaitOr(CountDownLatch latch, AtomicBoolean interrupted) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            interrupted.set(true);
            Thread.currentThread().interrupt();
        }
    }
}
