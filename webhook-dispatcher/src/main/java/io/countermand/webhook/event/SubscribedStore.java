package io.countermand.webhook.event;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toSet;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who waits for what, and the deliveries promised to them. */
final class SubscribedStore {

    private static final String PLATFORMS = "select name, id from access.platform where name = any($1)";

    /** Paused and disabled endpoints get their deliveries too: they are their backlog. Locked by id, as everywhere. */
    private static final String LOCK = """
            select s.id, s.platform_id, s.categories, s.event_types from webhook.subscription s
            where s.expires_at > $4 and exists (
                select from unnest($1::int[], $2::text[], $3::text[]) as topic (platform_id, category, type)
                where topic.platform_id = s.platform_id
                    and (topic.category = any (s.categories) or topic.type = any (s.event_types)))
            order by s.id
            for update of s
            """;

    private static final String PROMISE = """
            with promised as (
                select s.id as subscription_id, e.id as event_id, e.priority,
                    s.last_revision + row_number() over (partition by s.id order by e.place) as revision
                from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::smallint[]) with ordinality
                    as e (id, platform_id, category, type, priority, place)
                join webhook.subscription s on s.id = any ($1) and s.platform_id = e.platform_id
                    and (e.category = any (s.categories) or e.type = any (s.event_types))
            ), delivery as (
                insert into webhook.delivery (event_id, subscription_id, revision, priority, due_at, created_at)
                select event_id, subscription_id, revision, priority, $7, $7 from promised
                order by subscription_id, revision
            )
            update webhook.subscription s
            set last_revision = p.revision, next_due_at = least(s.next_due_at, $7)
            from (select subscription_id, max(revision) as revision from promised group by subscription_id) p
            where s.id = p.subscription_id
            """;

    Map<String, Integer> platforms(SqlConnection transaction, Set<String> names) {
        var ids = new HashMap<String, Integer>();
        transaction
                .preparedQuery(PLATFORMS)
                .executeAndAwait(Tuple.of(names.toArray(String[]::new)))
                .forEach(row -> ids.put(row.getString("name"), row.getInteger("id")));
        return ids;
    }

    LockedSubscriptions lock(SqlConnection transaction, Set<PlatformTopic> topics, Instant now) {
        var parameters = Tuple.tuple()
                .addArrayOfInteger(
                        topics.stream().map(PlatformTopic::platformId).toArray(Integer[]::new))
                .addArrayOfString(topics.stream()
                        .map(topic -> topic.type().category().name())
                        .toArray(String[]::new))
                .addArrayOfString(
                        topics.stream().map(topic -> topic.type().wireName()).toArray(String[]::new))
                .addOffsetDateTime(now.atOffset(UTC));
        return locked(topics, transaction.preparedQuery(LOCK).executeAndAwait(parameters));
    }

    void promise(SqlConnection transaction, LockedSubscriptions locked, List<PlatformEvent> events, Instant now) {
        var types = events.stream().map(one -> one.event().type()).toList();
        var parameters = Tuple.tuple()
                .addArrayOfUUID(locked.subscriptionIds().toArray(UUID[]::new))
                .addArrayOfUUID(events.stream().map(one -> one.event().id()).toArray(UUID[]::new))
                .addArrayOfInteger(
                        events.stream().map(PlatformEvent::platformId).toArray(Integer[]::new))
                .addArrayOfString(
                        types.stream().map(type -> type.category().name()).toArray(String[]::new))
                .addArrayOfString(types.stream().map(EventType::wireName).toArray(String[]::new))
                .addArrayOfShort(
                        types.stream().map(type -> (short) type.priority()).toArray(Short[]::new))
                .addOffsetDateTime(now.atOffset(UTC));
        transaction.preparedQuery(PROMISE).executeAndAwait(parameters);
    }

    private static LockedSubscriptions locked(Set<PlatformTopic> topics, RowSet<Row> rows) {
        var ids = new HashSet<UUID>();
        var waitedFor = new HashSet<PlatformTopic>();
        for (var row : rows) {
            ids.add(row.getUUID("id"));
            waitedFor.addAll(
                    topics.stream().filter(topic -> waitsFor(row, topic)).collect(toSet()));
        }
        return new LockedSubscriptions(ids, waitedFor);
    }

    private static boolean waitsFor(Row row, PlatformTopic topic) {
        return row.getInteger("platform_id") == topic.platformId()
                && (List.of(row.getArrayOfStrings("categories"))
                                .contains(topic.type().category().name())
                        || List.of(row.getArrayOfStrings("event_types"))
                                .contains(topic.type().wireName()));
    }
}
