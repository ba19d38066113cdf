package io.countermand.worker.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.domain.NameBasedId;
import io.countermand.edge.page.PageAsked;
import io.countermand.worker.admin.UnsettledResource.View;
import io.countermand.worker.intake.Wakes;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Tries a line item again that was left unsettled: by an ordinary action on it alone, with the reason, the time and the
 * policy of the one that left it, so it is judged as it would have been. Its id comes from the row, so a row is retried once.
 * Where a chunk was parked, its action goes on instead.
 */
@ApplicationScoped
class RetryUnsettled {

    private static final String WAITING = """
            select u.id, p.name as platform, o.reference_order_id || '-' || u.line_number as line_item, u.action_id, a.kind,
                u.cause, u.recorded_at, u.state, u.retried_by, u.chunk
            from cancellation.unsettled_item u
                join cancellation.action a on a.id = u.action_id
                join cancellation.orders o on o.id = u.order_id join access.platform p on p.id = o.platform_id
            where u.state = 'NEEDS_REVIEW'
            """;

    private static final String ONE = WAITING + " and u.id = $1 for no key update of u";

    private static final String ACT = """
            insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code,
                other_reason, accepted_at, window_days, zone, service_fee_minor, freeze_hours, rules_version,
                total_line_items, releases, traceparent, written_at)
            select $2, a.platform_id, a.order_id, a.kind, u.line_number, 0, a.reason_code, a.other_reason, a.accepted_at,
                a.window_days, a.zone, a.service_fee_minor, a.freeze_hours, a.rules_version, 1, a.releases, a.traceparent, $3
            from cancellation.unsettled_item u join cancellation.action a on a.id = u.action_id where u.id = $1
            """;

    private static final String OPEN_CHUNK = """
            update cancellation.action_chunk set state = 'OPEN', attempts = 0, failures = 0, due_at = $3
            where action_id = $1 and number = $2 and state = 'PARKED'
            """;

    private static final String CHUNK_RETRIED = """
            update cancellation.unsettled_item set state = 'RETRIED', retried_by = action_id
            where action_id = $1 and chunk = $2 and state = 'NEEDS_REVIEW'
            """;

    private static final String RETRIED =
            "update cancellation.unsettled_item set state = 'RETRIED', retried_by = $2 where id = $1";

    private final Transactions transactions;
    private final Changes changes;
    private final Wakes wakes;
    private final InstantSource clock;

    RetryUnsettled(Transactions transactions, Changes changes, Wakes wakes, InstantSource clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.wakes = wakes;
        this.clock = clock;
    }

    /** The oldest first. */
    Listed<View> waiting(PageAsked page) {
        var order = ListOrder.oldestFirst(page);
        var sql = WAITING + " and u.id %s $1 order by u.id %s limit $2".formatted(order.operator(), order.direction());
        return transactions.inTransaction(transaction -> {
            var read = rows(transaction, sql, Tuple.of(order.beside(), page.rowsToRead()));
            return Listed.of(read, page, row -> List.of(row.getLong("id")), RetryUnsettled::view);
        });
    }

    /** Empty if there is none that still waits. */
    Optional<View> retry(long id) {
        var retried = transactions.inTransaction(transaction ->
                rows(transaction, ONE, Tuple.of(id)).stream().findFirst().map(row -> retry(transaction, row)));
        wakes.plan();
        return retried;
    }

    private View retry(SqlConnection transaction, Row row) {
        var before = view(row);
        var chunk = row.getInteger("chunk");
        var after = retriedBy(before, chunk == null ? act(transaction, before) : openAgain(transaction, before, chunk));
        changes.record(transaction, "unsettled/" + before.referenceLineItemId(), before, after);
        return after;
    }

    private UUID act(SqlConnection transaction, View before) {
        var action = NameBasedId.of("retry", before.actionId().toString(), before.referenceLineItemId());
        transaction.preparedQuery(ACT).executeAndAwait(Tuple.of(before.id(), action, Unnest.utc(clock.instant())));
        transaction.preparedQuery(RETRIED).executeAndAwait(Tuple.of(before.id(), action));
        return action;
    }

    /** Its action has not ended: it goes on, with all line items of the chunk that was parked. */
    private UUID openAgain(SqlConnection transaction, View before, int chunk) {
        var action = before.actionId();
        transaction.preparedQuery(OPEN_CHUNK).executeAndAwait(Tuple.of(action, chunk, Unnest.utc(clock.instant())));
        transaction.preparedQuery(CHUNK_RETRIED).executeAndAwait(Tuple.of(action, chunk));
        return action;
    }

    private static List<Row> rows(SqlConnection transaction, String sql, Tuple parameters) {
        var rows = transaction.preparedQuery(sql).executeAndAwait(parameters);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static View view(Row row) {
        return new View(
                row.getLong("id"),
                row.getString("platform"),
                row.getString("line_item"),
                row.getUUID("action_id"),
                row.getString("kind"),
                row.getString("cause"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("state"),
                row.getUUID("retried_by"));
    }

    private static View retriedBy(View before, UUID action) {
        return new View(
                before.id(),
                before.platform(),
                before.referenceLineItemId(),
                before.actionId(),
                before.action(),
                before.cause(),
                before.recordedAt(),
                "RETRIED",
                action);
    }
}
