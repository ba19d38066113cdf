package io.countermand.proof.refund;

import io.countermand.domain.wire.Topics;
import io.countermand.local.books.Books;
import io.countermand.local.provider.Effect;
import io.countermand.local.provider.History;
import io.countermand.local.provider.LocalProvider;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.load.Small;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One worker, one provider that goes wrong in every way, and many refunds between them. */
final class RefundRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final String KEYS = "countermand.worker.refund.";
    private static final String OVER = "cancellation.refund_intent where state in ('SUCCEEDED', 'NEEDS_REVIEW')";

    private final LocalProvider provider;
    private final Installation house;
    private final Map<String, Object> faults;
    private final RunSize size;

    RefundRun(RunSize size, boolean recognisesKeys) {
        this.size = size;
        this.faults = Map.of(
                "seed",
                5,
                "percent",
                Map.of("HANG", 5, "ERROR", 5, "RESET", 3, "UNKNOWN_CODE", 2),
                "ignoresKeys",
                !recognisesKeys);
        this.provider = Small.provider();
        this.house = Installation.ofWorkers(1, settings(recognisesKeys)).awaitReady();
        house.setUp(SamplePlatform.all().get(1));
    }

    /** Refunds them all while workers and provider die. */
    void refundAll() throws Exception {
        var orders = new PaidOrders(size.refunds());
        orders.pay(provider.desk());
        provider.desk().setFaults(faults);
        house.topic(Topics.ORDERS_ISSUED).send(orders.issued());
        await("the orders").until(() -> books().count("cancellation.orders") == size.refunds());
        house.topic(Topics.ORDER_ACTIONS_REQUESTED).send(orders.cancelled());
        for (int death = 1; death <= size.deaths(); death++) {
            var progress = (long) death * size.refunds() / (size.deaths() + 1);
            await(progress + " refunds").until(() -> over() >= progress);
            die(death);
        }
        await("all refunds").until(() -> over() == size.refunds());
    }

    Books books() {
        return house.books();
    }

    /** By the provider's own record. */
    List<Effect> givenBack() {
        try {
            return History.read(provider.history()).stream()
                    .filter(effect -> effect.kind() == Effect.Kind.REFUNDED || effect.kind() == Effect.Kind.CANCELLED)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came of calls that moved money, and how often. */
    List<String> answers() {
        return books().rows("select word || ' ' || count(*) from cancellation.refund_attempt"
                + " where call = 'GIVE_BACK' group by word order by word");
    }

    /** Calls that moved money, or may have, and whose answer said nothing. */
    long unclear() {
        return books().count("cancellation.refund_attempt where call = 'GIVE_BACK' and word <> 'REFUNDED'");
    }

    @Override
    public void close() throws InterruptedException {
        house.close();
        provider.close();
    }

    /** The provider's restarts are spread over the worker's kills. Each hits refunds that are not over. */
    private void die(int death) throws InterruptedException {
        var every = size.deaths() / size.providerRestarts();
        if (death % every == 0 && death / every <= size.providerRestarts()) {
            provider.restart();
            provider.desk().setFaults(faults);
            return;
        }
        house.worker(0).kill();
        house.worker(0).startAgain();
    }

    private long over() {
        return books().count(OVER);
    }

    /** Waits are shorter than in production, in the same proportions. */
    private Map<String, String> settings(boolean recognisesKeys) {
        var settings = new HashMap<>(Small.refunds(provider.url()));
        settings.put(KEYS + "lease", "12s");
        settings.put(KEYS + "unchanged-for", "3s");
        settings.put(KEYS + "providers.bango.parallel", "16");
        settings.put(KEYS + "providers.bango.calls-per-second", "10000");
        settings.put(KEYS + "providers.bango.dedupes-by-key", String.valueOf(recognisesKeys));
        return settings;
    }

    private static org.awaitility.core.ConditionFactory await(String what) {
        return Patience.await(what).atMost(PATIENCE);
    }
}
