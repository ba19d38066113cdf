package io.countermand.webhook.event;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The events, each once. */
final class EventStore {

    private static final String ADD = """
            insert into webhook.event
                (id, platform_id, category, type, customer, account, data, occurred_at, traceparent, received_at)
            select e.*, $10 from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::bytea[], $8::timestamptz[], $9::text[]) as e
            on conflict on constraint event_once do nothing
            returning id
            """;

    /** @return the ids of those that were not there yet */
    Set<UUID> add(SqlConnection transaction, Collection<PlatformEvent> events, Instant now) {
        var fresh = new HashSet<UUID>();
        if (!events.isEmpty()) {
            transaction
                    .preparedQuery(ADD)
                    .executeAndAwait(columns(events, now))
                    .forEach(row -> fresh.add(row.getUUID("id")));
        }
        return fresh;
    }

    /** In the order of their ids, so that two pods that write the same events wait for one another and do not deadlock. */
    private static Tuple columns(Collection<PlatformEvent> events, Instant now) {
        var rows = events.stream()
                .sorted(Comparator.comparing(one -> one.event().id()))
                .toList();
        return Unnest.of(rows)
                .uuids(one -> one.event().id())
                .integers(PlatformEvent::platformId)
                .texts(one -> one.event().type().category().name())
                .texts(one -> one.event().type().wireName())
                .texts(one -> one.event().concern().customer())
                .texts(one -> one.event().concern().account())
                .bytes(one -> one.event().data())
                .times(one -> one.event().occurredAt())
                .texts(one -> one.event().traceparent())
                .all(now)
                .tuple();
    }
}
