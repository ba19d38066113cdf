package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asked for, and what became of it. Lease, revision and due time of the same row belong to delivery and
 * intake; they are not mapped here, so that nothing written from here can overwrite them, and only what changed is written.
 */
@Entity
@DynamicUpdate
@Table(schema = "webhook", name = "subscription")
public class Subscription {

    static final String ACTIVE = "ACTIVE";
    static final String PAUSED = "PAUSED";
    static final String DISABLED = "DISABLED";
    static final String RESUMING = "RESUMING";

    @Id
    UUID id;

    @Column(name = "platform_id", updatable = false)
    int platformId;

    @Column
    String url;

    /** JSON [{name, value}], of subscriptions that were made before headers were sealed; else []. */
    @Column
    String headers;

    @Column(name = "sealed_headers")
    byte @Nullable [] sealedHeaders;

    @Column(name = "headers_key_id")
    @Nullable
    String headersKeyId;

    @Column
    String[] categories;

    @Column(name = "event_types")
    String[] eventTypes;

    /** Null: of every customer. */
    @Column
    String @Nullable [] customers;

    /** Null: of every account. */
    @Column
    String @Nullable [] accounts;

    @Column(name = "verification_method")
    String verificationMethod;

    @Column(name = "signing_certificate")
    @Nullable
    String signingCertificate;

    @Column
    byte @Nullable [] secret;

    @Column(name = "secret_key_id")
    @Nullable
    String secretKeyId;

    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Column(name = "previous_secret_key_id")
    @Nullable
    String previousSecretKeyId;

    @Column(name = "previous_secret_until")
    @Nullable
    Instant previousSecretUntil;

    @Column
    String state;

    @Column(name = "disabled_reason")
    @Nullable
    String disabledReason;

    @Column(name = "failures_in_row")
    int failuresInRow;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    @Column
    short slowness;

    @Column(name = "held_until")
    @Nullable
    Instant heldUntil;

    @Column(name = "last_success_at", insertable = false, updatable = false)
    @Nullable
    Instant lastSuccessAt;

    @Column(name = "last_revision", insertable = false, updatable = false)
    @Nullable
    Long lastRevision;

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

    public UUID id() {
        return id;
    }

    public boolean hasExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }

    public long lastRevision() {
        return lastRevision == null ? 0 : lastRevision;
    }

    /** Whose scope is wider than a credential's would tell it of others. */
    boolean isWithin(Caller caller) {
        return isWithin(customers, caller.customers()) && isWithin(accounts, caller.accounts());
    }

    private static boolean isWithin(String @Nullable [] own, @Nullable List<String> allowed) {
        return allowed == null || own != null && allowed.containsAll(List.of(own));
    }

    /** What it did wrong before says nothing about it now. */
    void forgetFailures() {
        failuresInRow = 0;
        failingSince = null;
        slowness = 0;
        heldUntil = null;
    }
}
