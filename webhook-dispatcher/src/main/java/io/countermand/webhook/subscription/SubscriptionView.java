package io.countermand.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner may see it: the secret is write-only.
 *
 * @param customerIdentifiers null: of every customer (ours)
 * @param accountIdentifiers null: of every account (ours)
 * @param hmacSharedSecretKey its last characters, to tell which one it is
 * @param previousSecretUntil how long the secret before it is used, too (ours)
 * @param state ACTIVE, PAUSED, DISABLED or RESUMING (ours)
 * @param failuresInRow attempts since the last success (ours)
 * @param lastRevision of the newest event that it gets or got (ours)
 */
public record SubscriptionView(
        UUID webhookId,
        String url,

        @JsonRawValue @Schema(implementation = SubscribeRequest.CustomHeader[].class)
        String headers,

        List<String> categories,
        List<String> eventTypes,
        @Nullable List<String> customerIdentifiers,
        @Nullable List<String> accountIdentifiers,
        String payloadVerificationMethod,
        @Nullable String hmacSharedSecretKey,
        @Nullable Instant previousSecretUntil,
        @Nullable String signingCertificate,
        String state,
        @Nullable String disabledReason,
        int failuresInRow,
        long lastRevision,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {

    static SubscriptionView of(Subscription subscription, SubscriptionSecrets secrets) {
        return new SubscriptionView(
                subscription.id,
                subscription.url,
                secrets.headers(subscription),
                List.of(subscription.categories),
                List.of(subscription.eventTypes),
                listed(subscription.customers),
                listed(subscription.accounts),
                subscription.verificationMethod,
                secrets.hint(subscription),
                subscription.previousSecretUntil,
                subscription.signingCertificate,
                subscription.state,
                subscription.disabledReason,
                subscription.failuresInRow,
                subscription.lastRevision(),
                subscription.createdAt,
                subscription.updatedAt,
                subscription.expiresAt);
    }

    private static @Nullable List<String> listed(String @Nullable [] identifiers) {
        return identifiers == null ? null : List.of(identifiers);
    }
}
