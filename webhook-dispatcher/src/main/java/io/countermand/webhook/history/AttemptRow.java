package io.countermand.webhook.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An attempt as it lies in its table. */
@Entity
@Immutable
@IdClass(AttemptRow.Key.class)
@Table(schema = "webhook", name = "attempt")
public class AttemptRow {

    /** The framework wants one. */
    public record Key(Long deliveryId, Integer number) {}

    @Id
    @Column(name = "delivery_id")
    Long deliveryId;

    @Id
    Integer number;

    @Column(name = "started_at")
    Instant startedAt;

    @Column
    int millis;

    @Column
    @Nullable
    Integer status;

    @Column
    @Nullable
    String error;

    @Column
    @Nullable
    String answer;

    /** For the persistence framework. */
    protected AttemptRow() {}
}
