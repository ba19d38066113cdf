package io.countermand.webhook.event;

import static java.time.ZoneOffset.UTC;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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
        return Tuple.tuple()
                .addArrayOfUUID(column(rows, Event::id).toArray(UUID[]::new))
                .addArrayOfInteger(rows.stream().map(PlatformEvent::platformId).toArray(Integer[]::new))
                .addArrayOfString(
                        column(rows, event -> event.type().category().name()).toArray(String[]::new))
                .addArrayOfString(column(rows, event -> event.type().wireName()).toArray(String[]::new))
                .addArrayOfString(
                        column(rows, event -> event.concern().customer()).toArray(String[]::new))
                .addArrayOfString(
                        column(rows, event -> event.concern().account()).toArray(String[]::new))
                .addValue(column(rows, event -> Buffer.buffer(event.data())).toArray(Buffer[]::new))
                .addArrayOfOffsetDateTime(
                        column(rows, event -> event.occurredAt().atOffset(UTC)).toArray(OffsetDateTime[]::new))
                .addArrayOfString(
                        rows.stream().map(one -> one.event().traceparent()).toArray(String[]::new))
                .addOffsetDateTime(now.atOffset(UTC));
    }

    private static <C> List<C> column(List<PlatformEvent> rows, Function<Event, C> field) {
        return rows.stream().map(one -> field.apply(one.event())).toList();
    }
}
