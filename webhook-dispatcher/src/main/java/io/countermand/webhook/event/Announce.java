package io.countermand.webhook.event;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.countermand.backbone.intake.Refused;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes events down and promises each to every matching subscription: one delivery, with the subscription's next
 * revision. An event and its deliveries are one transaction, so an event that is there already has its deliveries, and a
 * record that comes again uses up no revision.
 */
final class Announce {

    private final EventStore events;
    private final SubscribedStore subscribed;
    private final InstantSource clock;

    Announce(EventStore events, SubscribedStore subscribed, InstantSource clock) {
        this.events = events;
        this.subscribed = subscribed;
        this.clock = clock;
    }

    /** @return the records of platforms that we do not know */
    List<Refused> write(SqlConnection transaction, List<Announcement> announcements) {
        var platforms = subscribed.platforms(
                transaction, announcements.stream().map(Announcement::platform).collect(toSet()));
        promise(transaction, announcements, platforms);
        return announcements.stream()
                .filter(one -> !platforms.containsKey(one.platform()))
                .map(one -> new Refused(one.origin(), "no platform is called " + one.platform()))
                .toList();
    }

    private void promise(SqlConnection transaction, List<Announcement> announcements, Map<String, Integer> platforms) {
        var now = clock.instant();
        var topics = announcements.stream()
                .flatMap(one -> topic(one, platforms).stream())
                .collect(toSet());
        var locked = subscribed.lock(transaction, topics, now);
        promise(transaction, locked, wanted(announcements, platforms, locked));
    }

    /** What one of ours is about, to the other subscriptions of its platform. */
    void promise(SqlConnection transaction, PlatformEvent ours) {
        var topic = new PlatformTopic(ours.platformId(), ours.event().type());
        var locked = subscribed.lock(transaction, Set.of(topic), clock.instant());
        promise(transaction, locked, locked.stream().anyMatch(one -> one.waitsFor(ours)) ? List.of(ours) : List.of());
    }

    private void promise(SqlConnection transaction, List<Subscribed> locked, Collection<PlatformEvent> wanted) {
        if (!wanted.isEmpty()) {
            var now = clock.instant();
            var fresh = events.add(transaction, wanted, now);
            subscribed.promise(transaction, locked, inOrder(wanted, fresh), now);
        }
    }

    private static Collection<PlatformEvent> wanted(
            List<Announcement> announcements, Map<String, Integer> platforms, List<Subscribed> locked) {
        return announcements.stream()
                .flatMap(one -> topic(one, platforms)
                        .filter(topic -> locked.stream().anyMatch(subscription -> subscription.waitsFor(topic)))
                        .stream()
                        .flatMap(topic -> events(topic, one)))
                .filter(event -> locked.stream().anyMatch(subscription -> subscription.waitsFor(event)))
                .collect(toMap(one -> one.event().id(), one -> one, (first, again) -> first, LinkedHashMap::new))
                .values();
    }

    private static Stream<PlatformEvent> events(PlatformTopic topic, Announcement announcement) {
        return announcement.events().get().stream().map(event -> new PlatformEvent(topic.platformId(), event));
    }

    private static List<PlatformEvent> inOrder(Collection<PlatformEvent> all, Set<UUID> fresh) {
        return all.stream().filter(one -> fresh.contains(one.event().id())).toList();
    }

    private static Optional<PlatformTopic> topic(Announcement announcement, Map<String, Integer> platforms) {
        return Optional.ofNullable(platforms.get(announcement.platform()))
                .map(id -> new PlatformTopic(id, announcement.type()));
    }
}
