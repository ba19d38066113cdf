package io.countermand.backbone.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsWhileThereIsWorkThenRests() throws InterruptedException {
        var loop = new Loop("loop", NEVER, () -> runs.incrementAndGet() < 5);
        loop.start();

        await().untilAsserted(() -> assertThat(runs).hasValue(5));
        loop.stop(PATIENCE);

        assertThat(runs).hasValue(5);
    }

    @Test
    void isWokenOutOfItsRest() throws InterruptedException {
        var loop = new Loop("loop", NEVER, this::oneRun);
        loop.start();
        await().untilAsserted(() -> assertThat(runs).hasValue(1));

        loop.wake();

        await().untilAsserted(() -> assertThat(runs).hasValue(2));
        loop.stop(PATIENCE);
    }

    @Test
    void missesNoWakeUpThatComesWhileItRuns() throws InterruptedException {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var loop = new Loop("loop", NEVER, () -> {
            running.countDown();
            goOn.await();
            return oneRun();
        });
        loop.start();
        running.await();

        loop.wake();
        goOn.countDown();

        await().untilAsserted(() -> assertThat(runs).hasValue(2));
        loop.stop(PATIENCE);
    }

    @Test
    void looksForWorkOfOthersAfterTheIdleTime() throws InterruptedException {
        var loop = new Loop("loop", Duration.ofMillis(1), this::oneRun);
        loop.start();

        await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(3));
        loop.stop(PATIENCE);
    }

    @Test
    void survivesBugsAndOutages() throws InterruptedException {
        var loop = new Loop("loop", NEVER, () -> switch (runs.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("a bug, on purpose");
            case 2 -> throw new UncheckedIOException(new ConnectException("an outage, on purpose"));
            default -> false;
        });
        loop.start();

        await().untilAsserted(() -> assertThat(runs).hasValue(3));
        loop.stop(PATIENCE);
    }

    @Test
    void stoppingLetsTheRunningStepFinish() throws InterruptedException {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var finished = new AtomicBoolean();
        var loop = new Loop("loop", NEVER, () -> {
            running.countDown();
            goOn.await();
            finished.set(true);
            return true;
        });
        loop.start();
        running.await();
        var stopping = Thread.startVirtualThread(() -> stop(loop, PATIENCE));

        goOn.countDown();
        stopping.join();

        assertThat(finished).isTrue();
    }

    @Test
    void interruptsAStepThatDoesNotFinish() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        var loop = new Loop("loop", NEVER, () -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return true;
        });
        loop.start();
        running.await();

        loop.stop(Duration.ofMillis(1));

        interrupted.await();
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void runsNoMoreOnceStopped() throws InterruptedException {
        var loop = new Loop("loop", Duration.ofMillis(1), this::oneRun);
        loop.start();
        await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(0));
        loop.stop(PATIENCE);
        var atTheStop = runs.get();

        loop.wake();

        await().during(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(runs).hasValue(atTheStop));
    }

    private boolean oneRun() {
        runs.incrementAndGet();
        return false;
    }

    private static void stop(Loop loop, Duration patience) {
        try {
            loop.stop(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
