package io.countermand.webhook.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.intake.Origin;
import io.countermand.backbone.store.Transactions;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.event.EventIntakes;
import io.countermand.webhook.subscription.Page;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records that could not be announced and wait for a human. */
@Singleton
class ParkedBook {

    private static final Numbered<View> LIST = new Numbered<>(
            "select id as number, * from webhook.parked_record where state = 'PARKED'", "id", ParkedBook::view);

    /** Locked, so that two people cannot drive it through twice. */
    private static final String WAITING =
            "select * from webhook.parked_record where id = $1 and state = 'PARKED' for update";

    private static final String END = "update webhook.parked_record set state = $2 where id = $1 returning *";

    private final Transactions transactions;
    private final EventIntakes intakes;
    private final Changes changes;

    ParkedBook(Transactions transactions, EventIntakes intakes, Changes changes) {
        this.transactions = transactions;
        this.intakes = intakes;
        this.changes = changes;
    }

    /** {@code key} and {@code value} as UTF-8 text, whatever they were. */
    record View(
            long id,
            String topic,
            int partition,
            long offset,
            @Nullable String eventId,
            @Nullable String key,
            @Nullable String value,
            String reason,
            Instant parkedAt,
            String state) {}

    Page<View> waiting(PageAsked asked) {
        return LIST.page(transactions, asked, Tuple.tuple());
    }

    /** Takes it in as it came, in the transaction that marks it: it is announced, or goes on waiting. */
    View redrive(long id) {
        return transactions.inTransaction(transaction -> {
            var row = waiting(transaction, id);
            intakes.takeAgain(transaction, origin(row)).ifPresent(reason -> {
                throw Refusal.of(Catalogue.REFUSED_AGAIN, reason);
            });
            return ended(transaction, row, "REDRIVEN");
        });
    }

    View drop(long id) {
        return transactions.inTransaction(transaction -> ended(transaction, waiting(transaction, id), "DROPPED"));
    }

    private static Row waiting(SqlConnection transaction, long id) {
        var rows =
                transaction.preparedQuery(WAITING).executeAndAwait(Tuple.of(id)).iterator();
        if (!rows.hasNext()) {
            throw Refusal.of(Catalogue.PARKED_NOT_FOUND);
        }
        return rows.next();
    }

    private View ended(SqlConnection transaction, Row row, String state) {
        var after = view(transaction
                .preparedQuery(END)
                .executeAndAwait(Tuple.of(row.getLong("id"), state))
                .iterator()
                .next());
        changes.record(transaction, "parked/" + after.id(), view(row), after);
        return after;
    }

    private static Origin origin(Row row) {
        return new Origin(
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("record_offset"),
                row.getOffsetDateTime("parked_at").toInstant(),
                bytes(row, "record_key"),
                bytes(row, "value"),
                row.getString("event_id"),
                row.getString("traceparent"));
    }

    private static View view(Row row) {
        return new View(
                row.getLong("id"),
                row.getString("topic"),
                row.getInteger("partition"),
                row.getLong("record_offset"),
                row.getString("event_id"),
                text(row, "record_key"),
                text(row, "value"),
                row.getString("reason"),
                row.getOffsetDateTime("parked_at").toInstant(),
                row.getString("state"));
    }

    private static byte @Nullable [] bytes(Row row, String column) {
        Buffer buffer = row.getDelegate().getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }

    private static @Nullable String text(Row row, String column) {
        var bytes = bytes(row, column);
        return bytes == null ? null : new String(bytes, UTF_8);
    }
}
