package io.countermand.proof.fleet;

import static io.countermand.proof.fleet.Fleet.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.Topics;
import io.countermand.local.books.Promise;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several workers share the work; what one leaves behind, however it ends, the others take up. Six processes take a minute and
 * more, so it is one of the long runs.
 */
@EnabledIfSystemProperty(named = "countermand.long", matches = "true")
class FleetTest {

    private static final List<Promise> LEDGER = List.of(
            Promise.TRANSACTIONS_SUM_TO_ZERO,
            Promise.BALANCES_ARE_THE_SUM_OF_POSTINGS,
            Promise.REFUNDS_ARE_WHAT_WAS_POSTED);
    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @AfterAll
    static void disband() throws InterruptedException {
        HOUSE.close();
    }

    /** A paused one could not even end with this test. */
    @AfterEach
    void resumeAll() throws Exception {
        for (var worker : Fleet.alive()) {
            worker.resume();
        }
    }

    /** More of them begin, and each has claimed when those that are too many are killed. */
    @ParameterizedTest
    @ValueSource(ints = {4, 2, 1})
    void soManyShareTheWorkAndTakeUpThatOfTheKilled(int workers) throws Exception {
        Fleet.running(Math.min(4, workers * 2));
        var order = Fleet.anOrderOf(2);
        List<Instance> left;
        List<Double> before;
        String action;
        try (var held = Fleet.holdEachChunk(order)) {
            action = Fleet.cancel(order);
            Fleet.awaitClaimOfEach(Fleet.alive());
            Fleet.killAllBut(workers);
            left = Fleet.alive();
            before = left.stream().map(Fleet::settled).toList();
        }

        Fleet.thenWhole(order, action);
        assertThat(left).hasSize(workers);
        for (int i = 0; i < workers; i++) {
            assertThat(Fleet.settled(left.get(i))).as(left.get(i).name()).isGreaterThan(before.get(i));
        }
    }

    /** Balances are recomputed from all postings, again and again, while several processes settle for one account. */
    @Test
    void theLedgerBalancesAtEveryMoment() throws Exception {
        Fleet.running(2);
        var order = Fleet.anOrderOf(5);
        var moments = new TreeSet<Long>();
        String action;
        try (var held = Fleet.holdLastChunk(order)) {
            action = Fleet.cancel(order);
            Patience.await("all chunks but one are done").until(() -> {
                assertThat(HOUSE.books().broken(LEDGER)).isEmpty();
                moments.add(Fleet.done(order));
                return Fleet.done(order) == Fleet.chunks(order) - 1;
            });
        }

        Fleet.thenWhole(order, action);
        System.out.println("added up when so many chunks were done: " + moments);
    }

    /** It publishes and holds claims; the database ends the sessions of both. Back again, it finds nothing of them. */
    @Test
    void whatAPausedProcessHadGoesOnElsewhereAndNothingIsDoubledWhenItWakes() throws Exception {
        Fleet.running(2);
        var order = Fleet.anOrderOf(2);
        var paused = Fleet.awaitRelay();
        String action;
        long pausedAt;
        try (var held = Fleet.holdEachChunk(order)) {
            action = Fleet.cancel(order);
            Fleet.awaitClaimOfEach(Fleet.alive());
            paused.pause();
            pausedAt = System.nanoTime();
        }

        Fleet.awaitRelayOtherThan(paused);
        say("another relay", pausedAt);
        Fleet.thenWhole(order, action);
        say("all that was claimed is settled", pausedAt);
        Fleet.awaitPublished();
        paused.resume();
        var next = Fleet.anOrderOf(1);
        Fleet.thenWhole(next, Fleet.cancel(next));
        Fleet.awaitPublished();
        assertThat(Fleet.numbers(order, Topics.LINE_ITEMS_SETTLED))
                .as("events of %s, each at least once", order.referenceOrderId())
                .containsAll(
                        LongStream.rangeClosed(1, Fleet.chunks(order)).boxed().toList());
    }

    @Test
    void aKilledRelayIsTakenOver() throws InterruptedException {
        Fleet.running(2);
        var relay = Fleet.awaitRelay();

        relay.kill();
        var killedAt = System.nanoTime();

        Fleet.awaitRelayOtherThan(relay);
        say("another relay", killedAt);
    }

    @Test
    void aProcessThatIsAskedToStopUnderLoadFinishesWhatItHas() throws InterruptedException {
        Fleet.running(2);
        var order = Fleet.anOrderOf(10);
        var stopping = Fleet.alive().getLast();
        var before = Fleet.settled(stopping);
        var action = Fleet.cancel(order);
        Patience.await("it is under load").until(() -> Fleet.settled(stopping) > before);

        stopping.requestStop();
        var askedAt = System.nanoTime();

        assertThat(Fleet.done(order)).as("chunks done by then").isLessThan(Fleet.chunks(order));
        Patience.await("it ends").until(() -> !stopping.isAlive());
        say("it has ended", askedAt);
        assertThat(stopping.exitStatus()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(stopping.logLines())
                .anyMatch(line -> line.contains("cancel-worker stopped in"))
                .noneMatch(line -> line.contains("was interrupted"));
        Fleet.thenWhole(order, action);
    }

    /** Offsets that could not be committed in time are read again, and change nothing. */
    @Test
    void aFleetThatStopsAtOnceLosesNothingAndDoesNothingTwice() throws Exception {
        Fleet.running(2);
        var order = Fleet.anOrderOf(1);
        var commands = IntStream.rangeClosed(1, 100)
                .mapToObj(line -> new LineItemId(order.referenceOrderId(), line))
                .map(line -> Fleet.command(order, Target.lineItem(line), OrderAction.CANCEL, "DUPLICATE"))
                .toList();
        Fleet.send(order, commands);
        Patience.await("some are taken in").until(() -> Fleet.actions(order, "true") > 0);

        Fleet.alive().forEach(Instance::requestStop);
        Patience.await("all end").until(() -> Fleet.alive().isEmpty());

        System.out.println("read again: " + HOUSE.uncommittedByWorkers(Topics.ORDER_ACTIONS_REQUESTED));
        Fleet.running(1);
        Patience.await("all have ended")
                .until(() -> Fleet.actions(order, "a.settled_at is not null") == commands.size());
        assertThat(HOUSE.books().brokenPromises()).isEmpty();
    }

    /** Actions that overlap, sent at once: each waits for those before it, whichever worker has them. */
    @Test
    void overlappingActionsNeverInterleave() throws Exception {
        Fleet.running(4);
        var order = Fleet.anOrderOf(3);
        var whole = Target.order(order.referenceOrderId());
        var one = Target.lineItem(new LineItemId(order.referenceOrderId(), 150));

        send(order, whole, OrderAction.FREEZE, "VERIFY_ORDER");
        send(order, one, OrderAction.CANCEL, "RECIPIENT");
        send(order, whole, OrderAction.UNFREEZE, "VERIFY_ORDER");
        send(order, one, OrderAction.FREEZE, "FRAUD");
        send(order, whole, OrderAction.CANCEL, "DUPLICATE");

        Patience.await("all five have ended").until(() -> ended(order).size() == 5);
        // In each other order one of them would have found something else.
        assertThat(ended(order))
                .containsExactly(
                        "FREEZE 2880 of 3000",
                        "CANCEL 1 of 1",
                        "UNFREEZE 2879 of 3000",
                        "FREEZE 0 of 1",
                        "CANCEL 2879 of 3000");
        assertThat(HOUSE.books().brokenPromises()).isEmpty();
        Fleet.awaitPublished();
        assertThat(Fleet.numbers(order, Topics.LINE_ITEMS_SETTLED))
                .hasSizeGreaterThan(2 * (int) Fleet.chunks(order))
                .isSorted();
        assertThat(Fleet.numbers(order, Topics.ORDER_ACTIONS_SETTLED))
                .hasSize(5)
                .isSorted();
    }

    private static List<String> ended(OrderIssued order) {
        return HOUSE.books().rows("""
                select a.kind || ' ' || a.successful || ' of ' || a.total_line_items
                from cancellation.action a join cancellation.orders o on o.id = a.order_id
                where a.settled_at is not null and o.reference_order_id = '%s' order by a.settled_at
                """.formatted(order.referenceOrderId()));
    }

    private static void send(OrderIssued order, Target target, OrderAction action, String reason) throws Exception {
        Fleet.send(order, List.of(Fleet.command(order, target, action, reason)));
    }

    /** How long it took on this machine; it is promised within 10 s, and a busy machine breaks no promise of ours. */
    private static void say(String what, long since) {
        System.out.printf("%s after %d ms%n", what, (System.nanoTime() - since) / 1_000_000);
    }
}
