package io.countermand.webhook.delivery;

import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.backbone.store.Transactions;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.testing.AdjustableClock;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClaimEndpointTest.NobodyElseClaims.class)
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class ClaimEndpointTest {

    public static class NobodyElseClaims implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("countermand.webhook.delivery.endpoints-at-once-max", "0");
        }
    }

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Health.Care WELL = new Health.Care(Health.GOOD, null, null);

    /** What counts for a claim. */
    private record Limits(Duration lease, int perTurnMax) implements DispatcherConfig.Delivery {

        @Override
        public int endpointsAtOnceMax() {
            return 0;
        }

        @Override
        public int perEndpointAtOnceMax() {
            return 4;
        }

        @Override
        public int perHostAtOnceMax() {
            return 8;
        }

        @Override
        public int unrecordedMax() {
            return 10;
        }

        @Override
        public Duration turnBeginsWithin() {
            return Duration.ZERO;
        }

        @Override
        public Duration idle() {
            return Duration.ZERO;
        }

        @Override
        public Duration stopPatience() {
            return Duration.ZERO;
        }
    }

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final String url = Receiver.url(ReceiverPorts.port(0));

    @Inject
    Transactions transactions;

    @Inject
    AdjustableClock clock;

    @Inject
    DispatcherConfig config;

    @AfterEach
    void forgetOtherEndpoints() {
        clock.reset();
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void takesNothingWhereNothingIsDue() {
        subscriber.subscribe(url);

        assertThat(claim()).isEmpty();
    }

    @Test
    void leavesAnEndpointAloneWhileItsLeaseRuns() {
        withDeliveries(subscriber, subscriber.subscribe(url), 1);

        assertThat(claim()).isPresent();
        assertThat(claim()).isEmpty();
    }

    @Test
    void takesAnEndpointOverWhoseLeaseRanOut() {
        withDeliveries(subscriber, subscriber.subscribe(url), 1);
        var lost = claimFor(Duration.ZERO).orElseThrow();

        var next = claimFor(Duration.ZERO).orElseThrow();

        assertThat(next.deliveries().getFirst().id())
                .isEqualTo(lost.deliveries().getFirst().id());
        assertThat(next.endpoint().epoch()).isGreaterThan(lost.endpoint().epoch());
        assertThat(new RecordTurn(transactions, clock)
                        .record(lost.endpoint(), List.of(), WELL, transaction -> Optional.empty())
                        .isOurs())
                .isFalse();
    }

    @Test
    void takesTheDeliveriesOfATurnInTheOrderOfRevisions() {
        withDeliveries(subscriber, subscriber.subscribe(url), 6);

        assertThat(claim().orElseThrow().deliveries())
                .extracting(Delivery::revision)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void takesFewerOfEachWhileMoreAreServed() {
        withDeliveries(subscriber, subscriber.subscribe(url), 9);
        var claims = new ClaimEndpoint(transactions, clock, new Limits(Duration.ZERO, 8), config.health());

        assertThat(claims.claim(1, 0).getFirst().deliveries()).hasSize(8);
        assertThat(claims.claim(1, 1).getFirst().deliveries()).hasSize(5);
        assertThat(claims.claim(1, 9).getFirst().deliveries()).hasSize(4);
    }

    @Test
    void takesOutcomesOfOrdersBeforeRewards() {
        var subscription = UUID.fromString(subscriber
                .subscribe(Map.of("url", url, "categories", new String[] {"ORDER", "REWARD"}))
                .path("webhookId"));
        WorkerTopics.sendSettledLineItems(UUID.randomUUID(), subscriber.platform(), 5, 0);
        awaitRevision(subscription, 5);
        withDeliveries(subscriber, subscription, 1);

        assertThat(claim().orElseThrow().deliveries())
                .extracting(delivery -> delivery.envelope().type())
                .containsExactly("OrderActionStatus", "RewardStatus", "RewardStatus", "RewardStatus");
    }

    @Test
    void servesPlatformsInTurnHoweverManyEndpointsOneHas() {
        var busy = IntStream.range(0, 3)
                .mapToObj(i -> subscriber.subscribe(Receiver.url(ReceiverPorts.port(i))))
                .toList();
        var quiet = Subscriber.onANewPlatform();
        var only = quiet.subscribe(Receiver.url(ReceiverPorts.port(3)));
        withDeliveries(subscriber, busy.getLast(), 1);
        withDeliveries(quiet, only, 1);

        var served = IntStream.range(0, 4)
                .mapToObj(i -> claim().orElseThrow().endpoint().id())
                .toList();

        assertThat(served.subList(0, 2)).contains(only);
        assertThat(served).containsAll(busy);
    }

    @Test
    void servesNeitherPausedNorDisabledNorExpiredEndpoints() {
        var paused = subscriber.subscribe(url);
        var disabled = subscriber.subscribe(url);
        var expired = subscriber.subscribe(url);
        withDeliveries(subscriber, expired, 1);
        Tables.column("update webhook.subscription set state = 'PAUSED' where id = ? returning id", paused);
        Tables.column("update webhook.subscription set state = 'DISABLED' where id = ? returning id", disabled);
        Tables.column("update webhook.subscription set expires_at = now() where id = ? returning id", expired);

        assertThat(claim()).isEmpty();
    }

    @Test
    void servesTwoEndpointsOfAHostAtOnceHoweverManyItHas() {
        var endpoints =
                IntStream.range(0, 3).mapToObj(i -> subscriber.subscribe(url)).toList();
        withDeliveries(subscriber, endpoints.getLast(), 1);

        var first = claim().orElseThrow();
        assertThat(claim()).isPresent();
        assertThat(claim()).isEmpty();

        new RecordTurn(transactions, clock).record(first.endpoint(), List.of(), WELL, transaction -> Optional.empty());
        assertThat(claim()).isPresent();
    }

    @Test
    void takesManyEndpointsAtOnceEachWithItsOwnDeliveries() {
        var endpoints = IntStream.range(0, 4)
                .mapToObj(i -> subscriber.subscribe(Receiver.url(ReceiverPorts.port(i))))
                .toList();
        withDeliveries(subscriber, endpoints.getLast(), 6);

        var turns = claims(LEASE).claim(3, 0);

        assertThat(turns)
                .hasSize(3)
                .allSatisfy(turn -> assertThat(turn.deliveries())
                        .extracting(Delivery::revision)
                        .containsExactly(1L, 2L, 3L, 4L));
        assertThat(turns.stream()
                        .flatMap(turn -> turn.deliveries().stream())
                        .map(Delivery::id)
                        .distinct())
                .hasSize(12);
        assertThat(claims(LEASE).claim(3, 0)).hasSize(1);
    }

    @Test
    void takesFromPlatformsInTurnWhenItTakesMany() {
        var busy = IntStream.range(0, 3)
                .mapToObj(i -> subscriber.subscribe(Receiver.url(ReceiverPorts.port(i))))
                .toList();
        var quiet = Subscriber.onANewPlatform();
        var only = quiet.subscribe(Receiver.url(ReceiverPorts.port(3)));
        withDeliveries(subscriber, busy.getLast(), 1);
        withDeliveries(quiet, only, 1);

        assertThat(claims(LEASE).claim(2, 0))
                .extracting(turn -> turn.endpoint().id())
                .contains(only)
                .containsAnyElementsOf(busy);
    }

    @Test
    void takesTwoEndpointsOfAHostWhenItTakesMany() {
        for (int i = 0; i < 5; i++) {
            subscriber.subscribe(url);
        }
        withDeliveries(subscriber, subscriber.subscribe(url), 1);

        assertThat(claims(LEASE).claim(32, 0)).hasSize(2);
        assertThat(claims(LEASE).claim(32, 0)).isEmpty();
    }

    @Test
    void claimsOfOneHostAtTheSameMomentKeepItsLimit() throws Exception {
        for (int i = 0; i < 16; i++) {
            subscriber.subscribe(url);
        }
        withDeliveries(subscriber, subscriber.subscribe(url), 1);
        var claims = IntStream.range(0, 16)
                .<Callable<Optional<Turn>>>mapToObj(i -> this::claim)
                .toList();

        try (var pods = Executors.newVirtualThreadPerTaskExecutor()) {
            pods.invokeAll(claims);
        }

        assertThat(Tables.value("select count(*) from webhook.subscription where leased_until > clock_timestamp()"))
                .isEqualTo("2");
    }

    @Test
    void leavesAnEndpointAloneWhileItIsHeld() {
        withDeliveries(subscriber, subscriber.subscribe(url), 1);
        var turn = claim().orElseThrow();
        var held = new Health.Care(Health.GOOD, clock.instant().plusSeconds(60), null);
        new RecordTurn(transactions, clock).record(turn.endpoint(), List.of(), held, transaction -> Optional.empty());

        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        assertThat(claim()).isPresent();
    }

    @Test
    void triesOneDeliveryOfAnEndpointThatFails() {
        withDeliveries(subscriber, subscriber.subscribe(url), 3);
        var turn = claim().orElseThrow();
        var broken = new Health.Care(new Health(5, clock.instant(), 0), null, null);
        new RecordTurn(transactions, clock).record(turn.endpoint(), List.of(), broken, transaction -> Optional.empty());

        assertThat(claim().orElseThrow().deliveries()).hasSize(1);
    }

    @Test
    void givesAnEndpointBackUntilItsNextDeliveryIsDue() {
        var subscription = subscriber.subscribe(url);
        withDeliveries(subscriber, subscription, 1);
        var turn = claim().orElseThrow();
        var later = new Outcome.Later(clock.instant().plus(Duration.ofMinutes(5)));
        var attempt = new Attempt(
                turn.deliveries().getFirst().id(), 1, clock.instant(), 5, Answer.none(AttemptError.CONNECT), later);

        new RecordTurn(transactions, clock)
                .record(turn.endpoint(), List.of(attempt), WELL, transaction -> Optional.empty());

        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        assertThat(claim().orElseThrow().deliveries())
                .extracting(Delivery::attempts)
                .containsExactly(1);
    }

    @Test
    void waitsForAnEndpointThatIntakeHasLocked() throws Exception {
        var subscription = subscriber.subscribe(url);
        withDeliveries(subscriber, subscription, 1);
        var locked = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> transactions.inTransaction(transaction -> {
                transaction
                        .preparedQuery("select from webhook.subscription where id = $1 for update")
                        .executeAndAwait(Tuple.of(subscription));
                locked.countDown();
                return awaitOpening(done);
            }));
            assertThat(awaitOpening(locked)).isTrue();
            var claimed = threads.submit(this::claim);
            await().untilAsserted(() -> assertThat(Tables.value("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'"))
                    .isEqualTo("1"));
            done.countDown();

            assertThat(claimed.get()).isPresent();
        }
    }

    private static boolean awaitOpening(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsABusyEndpointForItsNextTurn() {
        var subscription = subscriber.subscribe(url);
        withDeliveries(subscriber, subscription, 6);
        var first = claim().orElseThrow();

        var next = recorded(first);

        assertThat(next.orElseThrow().deliveries())
                .extracting(Delivery::revision)
                .containsExactly(5L, 6L);
        assertThat(claim()).as("somebody serves it").isEmpty();
        assertThat(recorded(next.orElseThrow())).as("nothing is due any more").isEmpty();
        withDeliveries(subscriber, subscription, 1);
        assertThat(claim()).as("it was given back").isPresent();
    }

    @Test
    void doesNotKeepAnEndpointThatWasPausedMeanwhile() {
        var subscription = subscriber.subscribe(url);
        withDeliveries(subscriber, subscription, 6);
        var first = claim().orElseThrow();
        Tables.column("update webhook.subscription set state = 'PAUSED' where id = ? returning id", subscription);

        assertThat(recorded(first)).isEmpty();
    }

    /** All of a turn arrived; what comes next. */
    private Optional<Turn> recorded(Turn turn) {
        var answer = new Answer(200, null, null, "");
        var attempts = turn.deliveries().stream()
                .map(delivery -> new Attempt(delivery.id(), 1, clock.instant(), 5, answer, new Outcome.Delivered()))
                .toList();
        return new RecordTurn(transactions, clock)
                .record(
                        turn.endpoint(),
                        attempts,
                        WELL,
                        transaction -> claims(LEASE).again(transaction, turn.endpoint(), clock.instant(), 1))
                .next();
    }

    private Optional<Turn> claim() {
        return claimFor(LEASE);
    }

    private Optional<Turn> claimFor(Duration lease) {
        return claims(lease).claim(1, 0).stream().findFirst();
    }

    private ClaimEndpoint claims(Duration lease) {
        return new ClaimEndpoint(transactions, clock, new Limits(lease, 4), config.health());
    }

    private static void withDeliveries(Subscriber subscriber, UUID subscription, int count) {
        var before = revision(subscription);
        for (int i = 0; i < count; i++) {
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-" + i);
        }
        awaitRevision(subscription, before + count);
    }

    private static void awaitRevision(UUID subscription, long revision) {
        await().untilAsserted(() -> assertThat(revision(subscription)).isEqualTo(revision));
    }

    private static long revision(UUID subscription) {
        return Long.parseLong(
                Tables.value("select last_revision from webhook.subscription where id = ?", subscription));
    }
}
