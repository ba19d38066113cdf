package io.countermand.webhook.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.edge.page.PageAsked;
import io.countermand.webhook.subscription.Page;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A list of rows that have a number, in pages.
 *
 * @param sql what comes before the condition on the number, which is the column {@code number}
 */
record Numbered<T>(String sql, String column, Function<Row, T> view) {

    /** @param parameters of the query, from $1 on */
    Page<T> page(Transactions transactions, PageAsked asked, Tuple parameters) {
        var rising = !asked.backwards();
        var beside = asked.key().isEmpty() ? 0L : asked.key().getFirst();
        var next = parameters.size();
        var query = "%s and %s %s $%d order by %s %s limit $%d"
                .formatted(sql, column, rising ? ">" : "<", next + 1, column, rising ? "asc" : "desc", next + 2);
        var complete = parameters.addLong(beside).addInteger(asked.rowsToRead());
        return transactions.inTransaction(transaction -> {
            var rows = transaction.preparedQuery(query).executeAndAwait(complete);
            var read = StreamSupport.stream(rows.spliterator(), false).toList();
            return Page.of(read, asked, row -> List.of(row.getLong("number")), view);
        });
    }
}
