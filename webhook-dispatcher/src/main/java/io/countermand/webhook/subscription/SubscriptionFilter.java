package io.countermand.webhook.subscription;

import com.fasterxml.jackson.core.type.TypeReference;
import io.countermand.backbone.wire.WireJson;
import io.countermand.edge.page.Given;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.subscription.SubscribeRequest.CustomHeader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which subscriptions a list shows, as documented; null is every one. Times take any offset; bounds are on the list. */
public record SubscriptionFilter(
        @RestQuery @Nullable String url,
        @RestQuery @Nullable String headerName,
        @RestQuery @Nullable String headerValue,
        @RestQuery List<String> categories,
        @RestQuery List<String> eventTypes,
        @RestQuery @Nullable String expiresAtFrom,
        @RestQuery @Nullable String expiresAtTo,
        @RestQuery @Nullable String createdAtFrom,
        @RestQuery @Nullable String createdAtTo) {

    private static final int VALUES_MAX = 50;

    /** A subscription passes that has any of the categories and any of the event types. */
    boolean lets(SubscriptionView one) {
        return (url == null || url.equals(one.url()))
                && letsHeaders(one)
                && anyOf("categories", categories, one.categories())
                && anyOf("eventTypes", eventTypes, one.eventTypes())
                && between(time("expiresAtFrom", expiresAtFrom), one.expiresAt(), time("expiresAtTo", expiresAtTo))
                && between(time("createdAtFrom", createdAtFrom), one.createdAt(), time("createdAtTo", createdAtTo));
    }

    /** @throws Refusal 400 that names the parameter, also where there is nothing to filter */
    void check() {
        Given.texts("categories", categories, VALUES_MAX);
        Given.texts("eventTypes", eventTypes, VALUES_MAX);
        time("expiresAtFrom", expiresAtFrom);
        time("expiresAtTo", expiresAtTo);
        time("createdAtFrom", createdAtFrom);
        time("createdAtTo", createdAtTo);
    }

    private boolean letsHeaders(SubscriptionView one) {
        if (headerName == null && headerValue == null) {
            return true;
        }
        return WireJson.readText(one.headers(), new TypeReference<List<CustomHeader>>() {}).stream()
                .anyMatch(header -> (headerName == null || headerName.equalsIgnoreCase(header.name()))
                        && (headerValue == null || headerValue.equals(header.value())));
    }

    private static boolean anyOf(String parameter, List<String> given, List<String> own) {
        var wanted = Given.texts(parameter, given, VALUES_MAX);
        return wanted.isEmpty() || own.stream().anyMatch(wanted::contains);
    }

    private static boolean between(@Nullable Instant from, Instant time, @Nullable Instant to) {
        return (from == null || !time.isBefore(from)) && (to == null || !time.isAfter(to));
    }

    private static @Nullable Instant time(String parameter, @Nullable String given) {
        try {
            // A plus that the client did not encode arrives as a space.
            return given == null
                    ? null
                    : OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
        } catch (DateTimeException notATime) {
            throw Refusal.invalid(parameter, Catalogue.NOT_ACCEPTED, "it is no RFC 3339 time");
        }
    }
}
