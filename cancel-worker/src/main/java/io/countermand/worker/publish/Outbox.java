package io.countermand.worker.publish;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Events as rows of the transaction that made them: there is no moment in which one exists without the other. Written last,
 * under the lock of the order's sequence, so ids and sequences follow the order of commits.
 */
@ApplicationScoped
public class Outbox {

    private static final String NUMBER = """
            insert into cancellation.event_sequence as s (order_id, last)
            select order_id, events from unnest($1::bigint[], $2::bigint[]) as t(order_id, events) order by order_id
            on conflict (order_id) do update set last = s.last + excluded.last
            returning order_id, last
            """;

    private static final String ADD = """
            insert into cancellation.outbox (event_id, topic, record_key, type, payload, traceparent, created_at)
            select event_id, topic, record_key, type, payload, traceparent, $7
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[]) with ordinality
                as t(event_id, topic, record_key, type, payload, traceparent, position)
            order by position
            """;

    /**
     * Takes the next sequence numbers of each order.
     *
     * @param events how many events each order is about to have
     * @return the last number taken for each order
     */
    public Map<Long, Long> number(SqlConnection transaction, Map<Long, Long> events) {
        var parameters = Unnest.of(List.copyOf(events.entrySet()))
                .longs(Map.Entry::getKey)
                .longs(Map.Entry::getValue);
        var rows = transaction.preparedQuery(NUMBER).executeAndAwait(parameters.tuple());
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getLong("order_id"), row -> row.getLong("last")));
    }

    public void add(SqlConnection transaction, List<NewEvent> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        var parameters = Unnest.of(events)
                .uuids(NewEvent::id)
                .texts(NewEvent::topic)
                .texts(NewEvent::key)
                .texts(NewEvent::type)
                .bytes(NewEvent::payload)
                .texts(NewEvent::traceparent)
                .all(now);
        transaction.preparedQuery(ADD).executeAndAwait(parameters.tuple());
    }
}
