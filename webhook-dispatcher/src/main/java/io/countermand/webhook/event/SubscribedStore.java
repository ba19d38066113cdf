package io.countermand.webhook.event;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who waits for what, and the deliveries promised to them. */
final class SubscribedStore {

    private static final String PLATFORMS = "select name, id from access.platform where name = any($1)";

    /** Paused and disabled endpoints get their deliveries too: they are their backlog. Locked by id, as everywhere. */
    private static final String LOCK = """
            select s.id, s.platform_id, s.categories, s.event_types, s.customers, s.accounts
            from webhook.subscription s
            where s.expires_at > $4 and exists (
                select from unnest($1::int[], $2::text[], $3::text[]) as topic (platform_id, category, type)
                where topic.platform_id = s.platform_id
                    and (topic.category = any (s.categories) or topic.type = any (s.event_types)))
            order by s.id
            for update of s
            """;

    /** The next revision of each subscription, in the order given. */
    private static final String PROMISE = """
            with promised as (
                select p.*, s.last_revision
                    + row_number() over (partition by p.subscription_id order by p.place) as revision
                from unnest($1::uuid[], $2::uuid[], $3::smallint[]) with ordinality
                    as p (subscription_id, event_id, priority, place)
                join webhook.subscription s on s.id = p.subscription_id
            ), delivery as (
                insert into webhook.delivery (event_id, subscription_id, revision, priority, due_at, created_at)
                select event_id, subscription_id, revision, priority, $4, $4 from promised
                order by subscription_id, revision
            )
            update webhook.subscription s
            set last_revision = p.revision, next_due_at = least(s.next_due_at, $4)
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

    /** Those whose revisions may be counted on until the transaction ends. */
    List<Subscribed> lock(SqlConnection transaction, Set<PlatformTopic> topics, Instant now) {
        var parameters = Unnest.of(List.copyOf(topics))
                .integers(PlatformTopic::platformId)
                .texts(topic -> topic.type().category().name())
                .texts(topic -> topic.type().wireName())
                .all(now)
                .tuple();
        var locked = new ArrayList<Subscribed>();
        transaction.preparedQuery(LOCK).executeAndAwait(parameters).forEach(row -> locked.add(Subscribed.of(row)));
        return locked;
    }

    void promise(SqlConnection transaction, List<Subscribed> locked, List<PlatformEvent> events, Instant now) {
        var promises = locked.stream()
                .flatMap(one -> events.stream().filter(one::waitsFor).map(event -> promise(one, event.event())))
                .toList();
        var parameters = Unnest.of(promises)
                .uuids(Promise::subscriptionId)
                .uuids(Promise::eventId)
                .tuple()
                .addArrayOfShort(promises.stream().map(Promise::priority).toArray(Short[]::new))
                .addOffsetDateTime(now.atOffset(UTC));
        transaction.preparedQuery(PROMISE).executeAndAwait(parameters);
    }

    private static Promise promise(Subscribed subscribed, Event event) {
        return new Promise(subscribed.id(), event.id(), (short) event.type().priority());
    }
}
