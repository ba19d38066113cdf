package io.countermand.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /webhooks} and {@code PATCH /webhooks/{webhookId}}, as documented; nothing in it is believed yet.
 *
 * @param customerIdentifiers only events of these customers (ours)
 * @param accountIdentifiers only events of these accounts (ours)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SubscribeRequest(
        @Nullable String url,
        @Nullable List<@Nullable CustomHeader> headers,
        @Nullable List<@Nullable String> categories,
        @Nullable List<@Nullable String> eventTypes,
        @Nullable List<@Nullable String> customerIdentifiers,
        @Nullable List<@Nullable String> accountIdentifiers,
        @Nullable String payloadVerificationMethod,
        @Nullable String hmacSharedSecretKey,
        @Nullable String signingCertificate) {

    /** One of the subscriber's own headers, sent with every webhook. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CustomHeader(
            @Nullable String name, @Nullable String value) {}

    List<@Nullable CustomHeader> headersOrNone() {
        return headers == null ? List.of() : headers;
    }

    List<@Nullable String> categoriesOrNone() {
        return categories == null ? List.of() : categories;
    }

    List<@Nullable String> eventTypesOrNone() {
        return eventTypes == null ? List.of() : eventTypes;
    }

    /** Not given: the one that what is given is for. Only for a request whose method is one of ours. */
    VerificationMethod method() {
        if (payloadVerificationMethod != null) {
            return VerificationMethod.valueOf(payloadVerificationMethod);
        }
        if (hmacSharedSecretKey != null) {
            return VerificationMethod.HMAC;
        }
        return signingCertificate == null ? VerificationMethod.NONE : VerificationMethod.X509;
    }

    /** Of a change: what is not given stays as it is; what only we know, secrets and headers, stays where it is. */
    SubscribeRequest over(Subscription existing) {
        var saysHow = payloadVerificationMethod != null || hmacSharedSecretKey != null || signingCertificate != null;
        return new SubscribeRequest(
                url == null ? existing.url : url,
                headers,
                categories == null ? List.of(existing.categories) : categories,
                eventTypes == null ? List.of(existing.eventTypes) : eventTypes,
                customerIdentifiers == null ? listed(existing.customers) : customerIdentifiers,
                accountIdentifiers == null ? listed(existing.accounts) : accountIdentifiers,
                saysHow ? payloadVerificationMethod : existing.verificationMethod,
                hmacSharedSecretKey,
                signingCertificate == null ? existing.signingCertificate : signingCertificate);
    }

    private static @Nullable List<@Nullable String> listed(String @Nullable [] identifiers) {
        return identifiers == null ? null : List.of(identifiers);
    }

    /** Secrets are never printed. */
    @Override
    public String toString() {
        return "SubscribeRequest[" + url + "]";
    }
}
