package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** To whose events a subscription is limited: at most to what its credential may see. Whether they exist is not asked. */
final class ScopeCheck {

    private static final int IDENTIFIERS_MAX = 50;
    private static final Pattern IDENTIFIER = Pattern.compile("[-a-zA-Z0-9]{5,100}");

    private ScopeCheck() {}

    static List<FieldError> errors(SubscribeRequest request, Caller caller) {
        return Stream.of(
                        error("customerIdentifiers", request.customerIdentifiers(), caller.customers()),
                        error("accountIdentifiers", request.accountIdentifiers(), caller.accounts()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** None given: all that the credential may see. */
    static String @Nullable [] limit(@Nullable List<@Nullable String> given, @Nullable List<String> ofCaller) {
        if (given == null || given.isEmpty()) {
            return ofCaller == null ? null : ofCaller.toArray(String[]::new);
        }
        return given.stream().distinct().toArray(String[]::new);
    }

    private static Optional<FieldError> error(
            String field, @Nullable List<@Nullable String> given, @Nullable List<String> allowed) {
        if (given == null) {
            return Optional.empty();
        }
        if (given.size() > IDENTIFIERS_MAX) {
            return error(field, "at most " + IDENTIFIERS_MAX);
        }
        if (given.stream()
                .anyMatch(one -> one == null || !IDENTIFIER.matcher(one).matches())) {
            return error(field, "5 to 100 letters, digits and hyphens each");
        }
        return allowed == null || allowed.containsAll(given)
                ? Optional.empty()
                : error(field, "this credential does not reach all of them");
    }

    private static Optional<FieldError> error(String field, String why) {
        return Optional.of(FieldError.of(field, Catalogue.NOT_ACCEPTED, why));
    }
}
