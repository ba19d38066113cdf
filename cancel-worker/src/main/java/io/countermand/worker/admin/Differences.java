package io.countermand.worker.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.domain.order.LineItemId;
import io.countermand.edge.page.PageAsked;
import io.countermand.worker.admin.DifferenceResource.View;
import io.countermand.worker.reconcile.DifferenceKind;
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

/** Reads differences and marks them as seen to. */
@ApplicationScoped
class Differences {

    private static final String OPEN = """
            select p.name as platform, o.reference_order_id, d.* from cancellation.difference d
                join cancellation.orders o on o.id = d.order_id join access.platform p on p.id = o.platform_id
            where d.resolved_at is null
            """;
    private static final String ONE = OPEN + " and d.id = $1 for no key update of d";
    private static final String RESOLVE = "update cancellation.difference set resolved_at = $2 where id = $1";

    private final Transactions transactions;
    private final Changes changes;
    private final InstantSource clock;

    Differences(Transactions transactions, Changes changes, InstantSource clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.clock = clock;
    }

    /** The oldest first. */
    Listed<View> open(PageAsked page) {
        var order = ListOrder.oldestFirst(page);
        var sql = OPEN + " and d.id %s $1 order by d.id %s limit $2".formatted(order.operator(), order.direction());
        return transactions.inTransaction(transaction -> {
            var rows = transaction.preparedQuery(sql).executeAndAwait(Tuple.of(order.beside(), page.rowsToRead()));
            var read = StreamSupport.stream(rows.spliterator(), false).toList();
            return Listed.of(read, page, row -> List.of(row.getLong("id")), row -> view(row, null));
        });
    }

    /** Empty if there is none that still waits. */
    Optional<View> resolve(long id) {
        return transactions.inTransaction(transaction -> {
            var found =
                    transaction.preparedQuery(ONE).executeAndAwait(Tuple.of(id)).iterator();
            return found.hasNext() ? Optional.of(resolved(transaction, found.next())) : Optional.empty();
        });
    }

    private View resolved(SqlConnection transaction, Row row) {
        var now = clock.instant();
        var after = view(row, now);
        transaction.preparedQuery(RESOLVE).executeAndAwait(Tuple.of(after.id(), Unnest.utc(now)));
        changes.record(transaction, "difference/" + after.id(), view(row, null), after);
        return after;
    }

    private static View view(Row row, @Nullable Instant resolvedAt) {
        var order = row.getString("reference_order_id");
        var line = row.getInteger("line_number");
        return new View(
                row.getLong("id"),
                DifferenceKind.valueOf(row.getString("kind")),
                row.getString("platform"),
                order,
                line == null ? null : new LineItemId(order, line).toString(),
                row.getUUID("action_id"),
                row.getString("detail"),
                row.getOffsetDateTime("found_at").toInstant(),
                resolvedAt);
    }
}
