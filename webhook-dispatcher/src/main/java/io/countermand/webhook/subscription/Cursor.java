package io.countermand.webhook.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.UUID;

/** A place in a list of subscriptions; it stays a place when the subscription it was taken from is deleted. */
record Cursor(Instant createdAt, UUID id) implements Comparable<Cursor> {

    private static final Comparator<Cursor> ORDER = Comparator.comparing(Cursor::createdAt)
            .thenComparing(cursor -> cursor.id().toString());

    static Cursor of(SubscriptionView subscription) {
        return new Cursor(subscription.createdAt(), subscription.webhookId());
    }

    static Cursor parse(String parameter, String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.invalid(parameter, Catalogue.WRONG_CURSOR);
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((createdAt + " " + id).getBytes(UTF_8));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }
}
