package io.countermand.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /webhooks}, as documented; nothing in it is believed yet. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SubscribeRequest(
        @Nullable String url,
        @Nullable List<@Nullable CustomHeader> headers,
        @Nullable List<@Nullable String> categories,
        @Nullable List<@Nullable String> eventTypes,
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

    /** Not given: HMAC where there is a key for it. Only for a request whose method is one of ours. */
    VerificationMethod method() {
        if (payloadVerificationMethod == null) {
            return hmacSharedSecretKey == null ? VerificationMethod.NONE : VerificationMethod.HMAC;
        }
        return VerificationMethod.valueOf(payloadVerificationMethod);
    }

    /** Secrets are never printed. */
    @Override
    public String toString() {
        return "SubscribeRequest[" + url + "]";
    }
}
