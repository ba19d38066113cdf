package io.countermand.webhook.event;

import io.countermand.backbone.intake.BatchSubscriber;
import io.countermand.backbone.intake.Intake;
import io.countermand.backbone.intake.ParkedRecords;
import io.countermand.backbone.store.Transactions;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.domain.wire.Topics;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The topics that are announced to subscribers. */
@ApplicationScoped
public class EventIntakes {

    private final DispatcherConfig.Intake limits;
    private final Transactions transactions;
    private final MeterRegistry metrics;
    private final DeliveryLoop delivery;
    private final InstantSource clock;
    private final List<BatchSubscriber<?>> running = new CopyOnWriteArrayList<>();

    EventIntakes(
            DispatcherConfig config,
            Transactions transactions,
            MeterRegistry metrics,
            DeliveryLoop delivery,
            InstantSource clock) {
        this.limits = config.intake();
        this.transactions = transactions;
        this.metrics = metrics;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Incoming("order-actions-settled")
    Flow.Subscriber<Message<byte[]>> orderActions() {
        var intake = new AnnouncingIntake<>(
                OrderActionSettled.class,
                OrderActionSettled.SCHEMA,
                OrderActionStatus::announcement,
                announce(),
                delivery::wake);
        return subscriber(Topics.ORDER_ACTIONS_SETTLED, limits.orderActionsMax(), intake);
    }

    @Incoming("line-items-settled")
    Flow.Subscriber<Message<byte[]>> lineItems() {
        var intake = new AnnouncingIntake<>(
                LineItemsSettled.class,
                LineItemsSettled.SCHEMA,
                RewardStatus::announcement,
                announce(),
                delivery::wake);
        return subscriber(Topics.LINE_ITEMS_SETTLED, limits.lineItemsMax(), intake);
    }

    @Incoming("refunds-settled")
    Flow.Subscriber<Message<byte[]>> refunds() {
        var intake = new AnnouncingIntake<>(
                RefundSettled.class, RefundSettled.SCHEMA, RefundOutcome::announcement, announce(), delivery::wake);
        return subscriber(Topics.REFUNDS_SETTLED, limits.orderActionsMax(), intake);
    }

    /** Finishes the batches at hand; what was not acknowledged comes again. */
    public void stop(long patienceMillis) throws InterruptedException {
        for (var subscriber : running) {
            subscriber.stop(patienceMillis);
        }
    }

    private <R> BatchSubscriber<R> subscriber(String topic, int batchMax, Intake<R> intake) {
        var parked = new ParkedRecords("webhook", clock);
        var subscriber = new BatchSubscriber<>(topic, batchMax, intake, transactions, parked, metrics);
        running.add(subscriber);
        return subscriber;
    }

    private Announce announce() {
        return new Announce(new EventStore(), new SubscribedStore(), clock);
    }
}
