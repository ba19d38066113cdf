package io.countermand.webhook.event;

import io.countermand.backbone.intake.BatchSubscriber;
import io.countermand.backbone.intake.Intake;
import io.countermand.backbone.intake.Origin;
import io.countermand.backbone.intake.ParkedRecords;
import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.store.Transactions;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.domain.wire.Topics;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The topics that are announced to subscribers. */
@ApplicationScoped
public class EventIntakes {

    private final DispatcherConfig.Intake limits;
    private final Duration pace;
    private final Transactions transactions;
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final AnnouncingIntake<OrderActionSettled> orderActions;
    private final AnnouncingIntake<LineItemsSettled> lineItems;
    private final AnnouncingIntake<RefundSettled> refunds;
    private final List<BatchSubscriber<?>> running = new CopyOnWriteArrayList<>();

    EventIntakes(
            DispatcherConfig config,
            Transactions transactions,
            MeterRegistry metrics,
            DeliveryLoop delivery,
            InstantSource clock) {
        this.limits = config.intake();
        this.pace = config.pace();
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
        var announce = new Announce(new EventStore(), new SubscribedStore(), clock);
        Runnable wake = delivery::wake;
        orderActions = new AnnouncingIntake<>(
                OrderActionSettled.class, OrderActionSettled.SCHEMA, OrderActionStatus::announcement, announce, wake);
        lineItems = new AnnouncingIntake<>(
                LineItemsSettled.class, LineItemsSettled.SCHEMA, RewardStatus::announcement, announce, wake);
        refunds = new AnnouncingIntake<>(
                RefundSettled.class, RefundSettled.SCHEMA, RefundOutcome::announcement, announce, wake);
    }

    @Incoming("order-actions-settled")
    Flow.Subscriber<Message<byte[]>> orderActions() {
        return subscriber(Topics.ORDER_ACTIONS_SETTLED, limits.orderActionsMax(), orderActions);
    }

    @Incoming("line-items-settled")
    Flow.Subscriber<Message<byte[]>> lineItems() {
        return subscriber(Topics.LINE_ITEMS_SETTLED, limits.lineItemsMax(), lineItems);
    }

    @Incoming("refunds-settled")
    Flow.Subscriber<Message<byte[]>> refunds() {
        return subscriber(Topics.REFUNDS_SETTLED, limits.orderActionsMax(), refunds);
    }

    /**
     * Takes a record in once more, in the given transaction, as if it had just been read.
     *
     * @return why it is refused; empty if it was taken
     */
    public Optional<String> takeAgain(SqlConnection transaction, Origin origin) {
        return switch (origin.topic()) {
            case String topic
            when topic.endsWith(Topics.ORDER_ACTIONS_SETTLED) -> orderActions.takeAgain(transaction, origin);
            case String topic
            when topic.endsWith(Topics.LINE_ITEMS_SETTLED) -> lineItems.takeAgain(transaction, origin);
            case String topic when topic.endsWith(Topics.REFUNDS_SETTLED) -> refunds.takeAgain(transaction, origin);
            default -> Optional.of("nobody reads the topic " + origin.topic());
        };
    }

    /** Finishes the batches at hand; what was not acknowledged comes again. */
    public void stop(Deadline deadline) throws InterruptedException {
        for (var subscriber : running) {
            subscriber.stop(deadline);
        }
    }

    private <R> BatchSubscriber<R> subscriber(String topic, int batchMax, Intake<R> intake) {
        var parked = new ParkedRecords("webhook", clock);
        var subscriber = new BatchSubscriber<>(topic, batchMax, pace, intake, transactions, parked, metrics);
        running.add(subscriber);
        return subscriber;
    }
}
