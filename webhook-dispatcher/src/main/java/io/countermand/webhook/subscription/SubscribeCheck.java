package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.FieldError;
import io.countermand.webhook.event.Category;
import io.countermand.webhook.event.EventType;
import io.countermand.webhook.signature.SharedSecret;
import io.countermand.webhook.signature.SubscriberCertificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request to subscribe, field by field; where its URL leads is checked elsewhere. */
final class SubscribeCheck {

    private static final List<String> CATEGORIES =
            Arrays.stream(Category.values()).map(Category::name).toList();
    private static final List<String> EVENT_TYPES =
            Arrays.stream(EventType.values()).map(EventType::wireName).toList();
    private static final List<String> METHODS = Arrays.stream(VerificationMethod.values())
            .map(VerificationMethod::name)
            .toList();

    private SubscribeCheck() {}

    /** @param hasSecret whether there is one already */
    static List<FieldError> errors(SubscribeRequest request, Caller caller, boolean hasSecret) {
        var errors = new ArrayList<FieldError>();
        if (request.url() == null) {
            errors.add(FieldError.of("url", Catalogue.VALUE_MISSING));
        }
        if (request.categoriesOrNone().isEmpty() && request.eventTypesOrNone().isEmpty()) {
            errors.add(FieldError.of("eventTypes", Catalogue.VALUE_MISSING));
        }
        errors.addAll(notIn(CATEGORIES, "categories", request.categoriesOrNone()));
        errors.addAll(notIn(EVENT_TYPES, "eventTypes", request.eventTypesOrNone()));
        errors.addAll(HeaderCheck.errors(request.headersOrNone()));
        errors.addAll(ScopeCheck.errors(request, caller));
        verificationError(request, hasSecret).ifPresent(errors::add);
        return errors;
    }

    private static List<FieldError> notIn(List<String> known, String field, List<@Nullable String> given) {
        return given.stream().allMatch(known::contains)
                ? List.of()
                : List.of(FieldError.of(field, Catalogue.NOT_ALLOWED_VALUE, String.join(", ", known)));
    }

    private static Optional<FieldError> verificationError(SubscribeRequest request, boolean hasSecret) {
        var method = request.payloadVerificationMethod();
        if (method != null && !METHODS.contains(method)) {
            return error("payloadVerificationMethod", Catalogue.NOT_ALLOWED_VALUE, String.join(", ", METHODS));
        }
        return switch (request.method()) {
            case NONE -> Optional.empty();
            case X509 -> readable("signingCertificate", request.signingCertificate(), SubscriberCertificate::of);
            case HMAC ->
                hasSecret && request.hmacSharedSecretKey() == null
                        ? Optional.empty()
                        : secretError(request.hmacSharedSecretKey());
        };
    }

    static Optional<FieldError> secretError(@Nullable String secret) {
        return readable("hmacSharedSecretKey", secret, SharedSecret::ofBase64);
    }

    /** @param check throws an {@link IllegalArgumentException} that says what is wrong */
    private static Optional<FieldError> readable(String field, @Nullable String given, Consumer<String> check) {
        if (given == null) {
            return error(field, Catalogue.VALUE_MISSING);
        }
        try {
            check.accept(given);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return error(field, Catalogue.NOT_ACCEPTED, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<FieldError> error(String path, Catalogue entry, Object... particulars) {
        return Optional.of(FieldError.of(path, entry, particulars));
    }
}
