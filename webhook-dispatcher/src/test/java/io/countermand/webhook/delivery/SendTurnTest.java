package io.countermand.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.Signatures;
import io.countermand.webhook.signature.SigningKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendTurnTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-30T12:00:00Z"));
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Signatures SIGNATURES =
            new Signatures(SigningKey.of("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"));
    private static final SecretCipher CIPHER = SecretCipher.of("A".repeat(43) + "=", new SecureRandom());
    private static final Answer OK = new Answer(200, null, null, "");
    private static final Answer FAILED = new Answer(500, AttemptError.STATUS, null, "");

    @Test
    void sendsAllInOrderWhenOneAtATime() throws Exception {
        var bodies = Collections.synchronizedList(new ArrayList<String>());

        var attempts = send(turn(5), 1, LONG, post -> {
            bodies.add(new String(post.body(), StandardCharsets.UTF_8));
            return OK;
        });

        assertThat(attempts).extracting(Attempt::deliveryId).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(bodies).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void sendsFourAtATimeAndNeverMore() throws Exception {
        var together = new CyclicBarrier(4);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();

        var attempts = send(turn(16), 4, LONG, post -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            await(together);
            underWay.decrementAndGet();
            return OK;
        });

        assertThat(attempts).hasSize(16);
        assertThat(most).hasValue(4);
    }

    @Test
    void beginsNoFurtherOneAfterAFailure() throws Exception {
        var sent = new AtomicInteger();

        var attempts = send(turn(16), 1, LONG, post -> sent.incrementAndGet() == 3 ? FAILED : OK);

        assertThat(attempts).hasSize(3);
        assertThat(sent).hasValue(3);
    }

    @Test
    void recordsWhatWasUnderWayWhenOneFailed() throws Exception {
        var together = new CyclicBarrier(4);

        var attempts = send(turn(16), 4, LONG, post -> {
            await(together);
            return FAILED;
        });

        assertThat(attempts).hasSize(4);
    }

    @Test
    void beginsNoFurtherOneWhenTheTurnHasLastedLongEnough() throws Exception {
        assertThat(send(turn(16), 4, Duration.ZERO, post -> OK)).isEmpty();
    }

    private static List<Attempt> send(Turn turn, int atOnceMax, Duration beginWithin, Sender sender) throws Exception {
        var makeAttempt = new MakeAttempt(SIGNATURES, CIPHER, sender, new RetrySchedule(() -> 0.5), CLOCK);
        return new SendTurn(makeAttempt, new AttemptLog(new SimpleMeterRegistry()), atOnceMax, beginWithin).send(turn);
    }

    private static Turn turn(int deliveries) {
        var endpoint = new Endpoint(UUID.randomUUID(), 1, "https://example.com/", Sealed.NOTHING, Health.GOOD);
        return new Turn(
                endpoint,
                IntStream.rangeClosed(1, deliveries)
                        .mapToObj(i -> new Delivery(i, i, 0, 0, envelope()))
                        .toList());
    }

    private static Envelope envelope() {
        var data = "{}".getBytes(StandardCharsets.UTF_8);
        return new Envelope(UUID.randomUUID(), "ORDER", "OrderActionStatus", CLOCK.instant(), data, null);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not so many came at once", e);
        }
    }
}
