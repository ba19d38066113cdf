package io.countermand.api.store;

import io.countermand.api.ApiConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Single statements outside transactions: nothing to leak when a caller hangs up in the middle. */
@ApplicationScoped
public class Reads {

    private final Pool pool;
    private final Duration patience;

    Reads(Pool pool, ApiConfig config) {
        this.pool = pool;
        patience = config.storePatience();
    }

    public Uni<Optional<Row>> one(String sql, Tuple arguments) {
        return many(sql, arguments).map(rows -> rows.stream().findFirst());
    }

    public Uni<List<Row>> many(String sql, Tuple arguments) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .ifNoItem()
                .after(patience)
                .fail()
                .map(Reads::listed);
    }

    private static List<Row> listed(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
