package io.countermand.webhook.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asked for. Lease, revision and due time of the same row belong to delivery and intake; they are not
 * mapped here, so that nothing written from here can overwrite them.
 */
@Entity
@Table(schema = "webhook", name = "subscription")
public class Subscription {

    @Id
    UUID id;

    @Column(name = "platform_id", updatable = false)
    int platformId;

    @Column
    String url;

    /** JSON [{name, value}]. */
    @Column
    String headers;

    @Column
    String[] categories;

    @Column(name = "event_types")
    String[] eventTypes;

    @Column(name = "verification_method")
    String verificationMethod;

    @Column
    byte @Nullable [] secret;

    @Column(name = "secret_key_id")
    @Nullable
    String secretKeyId;

    @Column(insertable = false, updatable = false)
    @Nullable
    String state;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    /** New ones queue up behind those that already wait. */
    @Column(name = "last_served_at", updatable = false)
    Instant lastServedAt;

    /** For the persistence framework. */
    protected Subscription() {}
}
