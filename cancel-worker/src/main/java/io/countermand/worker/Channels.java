package io.countermand.worker;

import io.countermand.backbone.intake.BatchSubscriber;
import io.countermand.backbone.intake.Intake;
import io.countermand.backbone.intake.ParkedRecords;
import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.store.Transactions;
import io.countermand.worker.intake.CommandIntake;
import io.countermand.worker.intake.OrderIntake;
import io.countermand.worker.intake.RewardIntake;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The topics the worker reads. */
@ApplicationScoped
class Channels {

    private static final String ORDERS = "orders-issued";
    private static final String REWARDS = "rewards-changed";
    private static final String COMMANDS = "order-actions-requested";

    private final Transactions transactions;
    private final ParkedRecords parked;
    private final MeterRegistry metrics;
    private final WorkerConfig.Intake limits;
    private final Duration pace;
    private final List<BatchSubscriber<?>> subscribers = new ArrayList<>();
    private final OrderIntake orders;
    private final RewardIntake rewards;
    private final CommandIntake commands;

    Channels(
            Transactions transactions,
            MeterRegistry metrics,
            WorkerConfig config,
            InstantSource clock,
            Intakes intakes) {
        this.transactions = transactions;
        this.parked = new ParkedRecords("cancellation", clock);
        this.metrics = metrics;
        this.limits = config.intake();
        this.pace = config.pace();
        this.orders = intakes.orders();
        this.rewards = intakes.rewards();
        this.commands = intakes.commands();
    }

    @Incoming(ORDERS)
    Flow.Subscriber<Message<byte[]>> orders() {
        return subscriber(ORDERS, limits.orderPagesMax(), orders);
    }

    @Incoming(REWARDS)
    Flow.Subscriber<Message<byte[]>> rewards() {
        return subscriber(REWARDS, limits.recordsMax(), rewards);
    }

    @Incoming(COMMANDS)
    Flow.Subscriber<Message<byte[]>> commands() {
        return subscriber(COMMANDS, limits.recordsMax(), commands);
    }

    void stop(Deadline deadline) throws InterruptedException {
        for (var subscriber : subscribers) {
            subscriber.stop(deadline);
        }
    }

    private <R> BatchSubscriber<R> subscriber(String name, int batchMax, Intake<R> intake) {
        var subscriber = new BatchSubscriber<>(name, batchMax, pace, intake, transactions, parked, metrics);
        subscribers.add(subscriber);
        return subscriber;
    }
}
