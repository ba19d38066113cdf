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
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A delivery as it lies in its table. Never written from here. */
@Entity
@Immutable
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

    @Column(updatable = false)
    String state;

    @Column(updatable = false)
    int attempts;

    @Column(name = "due_at", updatable = false)
    Instant dueAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "delivered_at", updatable = false)
    @Nullable
    Instant deliveredAt;

    /** For the persistence framework. */
    protected DeliveryRow() {}
}
