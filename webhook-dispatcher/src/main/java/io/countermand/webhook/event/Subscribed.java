package io.countermand.webhook.event;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as events see it.
 *
 * @param customers whose events it wants; null: everybody's
 * @param accounts null: those of every account
 */
record Subscribed(
        UUID id,
        int platformId,
        List<String> categories,
        List<String> eventTypes,
        @Nullable List<String> customers,
        @Nullable List<String> accounts) {

    static Subscribed of(Row row) {
        return new Subscribed(
                row.getUUID("id"),
                row.getInteger("platform_id"),
                List.of(row.getArrayOfStrings("categories")),
                List.of(row.getArrayOfStrings("event_types")),
                listed(row.getArrayOfStrings("customers")),
                listed(row.getArrayOfStrings("accounts")));
    }

    boolean waitsFor(PlatformTopic topic) {
        return platformId == topic.platformId()
                && (categories.contains(topic.type().category().name())
                        || eventTypes.contains(topic.type().wireName()));
    }

    boolean waitsFor(PlatformEvent one) {
        var concern = one.event().concern();
        return waitsFor(new PlatformTopic(one.platformId(), one.event().type()))
                && reaches(customers, concern.customer())
                && reaches(accounts, concern.account())
                && !id.equals(concern.notTo());
    }

    private static boolean reaches(@Nullable List<String> wanted, @Nullable String given) {
        return wanted == null || given != null && wanted.contains(given);
    }

    private static @Nullable List<String> listed(String @Nullable [] identifiers) {
        return identifiers == null ? null : List.of(identifiers);
    }
}
