package io.countermand.webhook.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A delivery as it lies in its table. Written from here only under the lock of its subscription. */
@Entity
@DynamicUpdate
@Table(schema = "webhook", name = "delivery")
public class DeliveryRow {

    static final String PENDING = "PENDING";

    @Id
    Long id;

    @Column(name = "subscription_id", updatable = false)
    UUID subscriptionId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "event_id", updatable = false)
    EventRow event;

    @Column(updatable = false)
    long revision;

    @Column
    String state;

    @Column(updatable = false)
    int attempts;

    @Column(name = "attempts_before")
    int attemptsBefore;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "delivered_at", updatable = false)
    @Nullable
    Instant deliveredAt;

    /** For the persistence framework. */
    protected DeliveryRow() {}

    /** At once, with all its attempts before it. */
    void startAgain(Instant now) {
        if (!state.equals(PENDING)) {
            state = PENDING;
            attemptsBefore = attempts;
        }
        dueAt = now;
    }
}
