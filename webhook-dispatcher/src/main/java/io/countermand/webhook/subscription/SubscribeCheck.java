package io.countermand.webhook.subscription;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.FieldError;
import io.countermand.webhook.event.Category;
import io.countermand.webhook.event.EventType;
import io.countermand.webhook.signature.SharedSecret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    static List<FieldError> errors(SubscribeRequest request) {
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
        verificationError(request).ifPresent(errors::add);
        return errors;
    }

    private static List<FieldError> notIn(List<String> known, String field, List<@Nullable String> given) {
        return given.stream().allMatch(known::contains)
                ? List.of()
                : List.of(FieldError.of(field, Catalogue.NOT_ALLOWED_VALUE, String.join(", ", known)));
    }

    private static Optional<FieldError> verificationError(SubscribeRequest request) {
        var method = request.payloadVerificationMethod();
        if (method != null && !METHODS.contains(method)) {
            return error("payloadVerificationMethod", Catalogue.NOT_ALLOWED_VALUE, String.join(", ", METHODS));
        }
        return switch (request.method()) {
            case NONE -> Optional.empty();
            case X509 -> error("payloadVerificationMethod", Catalogue.NOT_ACCEPTED, "X509 is not offered yet");
            case HMAC -> secretError(request.hmacSharedSecretKey());
        };
    }

    private static Optional<FieldError> secretError(@Nullable String secret) {
        if (secret == null) {
            return error("hmacSharedSecretKey", Catalogue.VALUE_MISSING);
        }
        try {
            SharedSecret.ofBase64(secret);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return error("hmacSharedSecretKey", Catalogue.NOT_ACCEPTED, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<FieldError> error(String path, Catalogue entry, Object... particulars) {
        return Optional.of(FieldError.of(path, entry, particulars));
    }
}
