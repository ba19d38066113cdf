package io.countermand.webhook.send;

import static io.countermand.webhook.testing.Patience.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countermand.webhook.DispatcherConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With two threads, room for two more names, and name servers that hang until they are told to answer. */
class SystemResolverTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final SystemResolver patient = new SystemResolver(limits(LONG), this::lookUp);
    private final SystemResolver hasty = new SystemResolver(limits(SHORT), this::lookUp);

    @AfterEach
    void close() {
        hanging.values().forEach(CountDownLatch::countDown);
        callers.close();
        patient.close();
        hasty.close();
    }

    @Test
    void aNameThatHangsHoldsOneThreadHoweverOftenItIsAsked() throws Exception {
        hang("hanging.example");
        var waiting = IntStream.range(0, 100)
                .mapToObj(i -> resolve(patient, "hanging.example"))
                .toList();
        await().untilAsserted(() -> assertThat(asked).containsExactly("hanging.example"));

        assertThat(patient.resolve("healthy.example")).hasSize(1);

        answer("hanging.example");
        for (var one : waiting) {
            assertThat(one.get()).hasSize(1);
        }
        assertThat(asked).containsExactly("hanging.example", "healthy.example");
    }

    @Test
    void aNameWaitsForAThreadWhenAllHang() throws Exception {
        holdAllThreads(patient);
        var healthy = resolve(patient, "healthy.example");

        answer("hanging-1.example");

        assertThat(healthy.get()).hasSize(1);
    }

    @Test
    void namesThatNobodyWaitsForAnyMoreAreNotLookedUp() {
        fillAllRoom();

        answer("hanging-1.example");

        await().untilAsserted(() -> assertThat(hasty.resolve("healthy.example")).hasSize(1));
        assertThat(asked).doesNotContain("late-1.example", "late-2.example");
    }

    @Test
    void whoeverFindsNoRoomFailsAtOnce() {
        fillAllRoom();

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> hasty.resolve("one-more.example"))
                .withMessage("too many names are being looked up");
    }

    @Test
    void aNameIsLookedUpAnewEachTimeNobodyElseAsks() throws Exception {
        patient.resolve("healthy.example");

        await().untilAsserted(() -> {
            patient.resolve("healthy.example");
            assertThat(asked).hasSizeGreaterThan(1);
        });
    }

    @Test
    void saysThatANameHasNoAddress() {
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> patient.resolve("nowhere.example"));
    }

    /** With names that have been given up. */
    private void fillAllRoom() {
        hang("hanging-1.example");
        hang("hanging-2.example");
        for (var host : List.of("hanging-1.example", "hanging-2.example", "late-1.example", "late-2.example")) {
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> hasty.resolve(host));
        }
    }

    private void holdAllThreads(SystemResolver resolver) {
        for (var host : List.of("hanging-1.example", "hanging-2.example")) {
            hang(host);
            resolve(resolver, host);
        }
        await().untilAsserted(() -> assertThat(asked).hasSize(2));
    }

    private Future<List<InetAddress>> resolve(SystemResolver resolver, String host) {
        return callers.submit(() -> resolver.resolve(host));
    }

    private void hang(String host) {
        hanging.put(host, new CountDownLatch(1));
    }

    private void answer(String host) {
        requireNonNull(hanging.get(host)).countDown();
    }

    private List<InetAddress> lookUp(String host) throws UnknownHostException, InterruptedException {
        asked.add(host);
        if (host.equals("nowhere.example")) {
            throw new UnknownHostException(host);
        }
        var hangs = hanging.get(host);
        if (hangs != null) {
            hangs.await();
        }
        return List.of(InetAddress.getByAddress(host, new byte[] {8, 8, 8, 8}));
    }

    private static DispatcherConfig.Attempt limits(Duration patience) {
        return new Limits(patience, 2, 2, LONG, LONG, 1, 1, 1);
    }

    private record Limits(
            Duration dnsMax,
            int lookUpsAtOnceMax,
            int lookUpsWaitingMax,
            Duration connectMax,
            Duration totalMax,
            int answerBytesMax,
            int answerStoredBytesMax,
            int connectionsPerHostMax)
            implements DispatcherConfig.Attempt {}
}
