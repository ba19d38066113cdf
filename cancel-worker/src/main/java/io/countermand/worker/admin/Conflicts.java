package io.countermand.worker.admin;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.util.stream.Collectors.joining;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.domain.order.LineItemId;
import io.countermand.edge.page.PageAsked;
import io.countermand.worker.admin.ConflictResource.View;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads conflicts and marks them as seen to. */
@ApplicationScoped
class Conflicts {

    /** Time in microseconds, order, line, version. */
    static final int KEY_NUMBERS = 4;

    private static final String OPEN = """
            select p.name as platform, o.reference_order_id, c.* from cancellation.redemption_conflict c
                join cancellation.orders o on o.id = c.order_id join access.platform p on p.id = o.platform_id
            where c.resolved_at is null
            """;

    private static final List<String> KEY = List.of("c.recorded_at", "c.order_id", "c.line_number", "c.reward_version");
    private static final String AFTER = page(">", "asc");
    private static final String BEFORE = page("<", "desc");
    private static final String ONE = OPEN
            + " and o.reference_order_id = $1 and c.line_number = $2 and c.reward_version = $3 for no key update of c";
    private static final String RESOLVE = """
            update cancellation.redemption_conflict set resolved_at = $4
            where order_id = $1 and line_number = $2 and reward_version = $3
            """;

    private final Transactions transactions;
    private final Changes changes;
    private final InstantSource clock;

    Conflicts(Transactions transactions, Changes changes, InstantSource clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    private static String page(String beyond, String direction) {
        return OPEN
                + " and (%1$s) %2$s ($1, $2, $3, $4) order by %3$s limit $5"
                        .formatted(
                                String.join(", ", KEY),
                                beyond,
                                KEY.stream()
                                        .map(column -> column + " " + direction)
                                        .collect(joining(", ")));
    }

    /** The oldest first. */
    Listed<View> open(PageAsked page) {
        var sql = page.backwards() ? BEFORE : AFTER;
        var beside = page.key().isEmpty() ? List.of(0L, 0L, 0L, 0L) : page.key();
        var parameters = Tuple.tuple()
                .addValue(Unnest.utc(Instant.EPOCH.plus(beside.get(0), MICROS)))
                .addLong(beside.get(1))
                .addInteger((int) Math.min(beside.get(2), Integer.MAX_VALUE))
                .addLong(beside.get(3))
                .addInteger(page.rowsToRead());
        return transactions.inTransaction(transaction -> {
            var rows = transaction.preparedQuery(sql).executeAndAwait(parameters);
            var read = StreamSupport.stream(rows.spliterator(), false).toList();
            return Listed.of(read, page, Conflicts::key, row -> view(row, null));
        });
    }

    private static List<Long> key(Row row) {
        var recordedAt = row.getOffsetDateTime("recorded_at").toInstant();
        return List.of(
                MICROS.between(Instant.EPOCH, recordedAt),
                row.getLong("order_id"),
                row.getLong("line_number"),
                row.getLong("reward_version"));
    }

    /** Empty if there is none that still waits. */
    Optional<View> resolve(String lineItem, long version) {
        return LineItemId.parse(lineItem)
                .flatMap(id -> transactions.inTransaction(transaction -> resolve(transaction, id, version)));
    }

    private Optional<View> resolve(SqlConnection transaction, LineItemId id, long version) {
        var found = transaction
                .preparedQuery(ONE)
                .executeAndAwait(Tuple.of(id.referenceOrderId(), id.lineNumber(), version))
                .iterator();
        return found.hasNext() ? Optional.of(resolved(transaction, found.next())) : Optional.empty();
    }

    private View resolved(SqlConnection transaction, Row row) {
        var now = clock.instant();
        var key = Tuple.of(row.getLong("order_id"), row.getInteger("line_number"), row.getLong("reward_version"));
        transaction.preparedQuery(RESOLVE).executeAndAwait(key.addValue(Unnest.utc(now)));
        var after = view(row, now);
        changes.record(transaction, "conflict/" + after.referenceLineItemId(), view(row, null), after);
        return after;
    }

    private static View view(Row row, @Nullable Instant resolvedAt) {
        return new View(
                row.getString("platform"),
                new LineItemId(row.getString("reference_order_id"), row.getInteger("line_number")).toString(),
                row.getLong("reward_version"),
                row.getUUID("action_id"),
                row.getString("reward_status"),
                row.getLong("remaining_minor"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                resolvedAt);
    }
}
