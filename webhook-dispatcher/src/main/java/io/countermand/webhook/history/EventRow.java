package io.countermand.webhook.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An event as it lies in its table. */
@Entity
@Immutable
@Table(schema = "webhook", name = "event")
public class EventRow {

    @Id
    UUID id;

    @Column
    String category;

    @Column
    String type;

    /** The bytes of {@code eventData}. */
    @Column
    byte[] data;

    @Column(name = "occurred_at")
    Instant occurredAt;

    /** For the persistence framework. */
    protected EventRow() {}
}
