package io.countermand.backbone.retention;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/**
 * Lets go of what is old, a page of rows or whole months in a transaction each, and counts it under what it was. Several
 * processes may do so at once.
 */
public final class Purge {

    private final Transactions transactions;
    private final MeterRegistry registry;
    private final String counter;
    private final InstantSource clock;

    /** @param counter the metric, with the tag {@code what} */
    public Purge(Transactions transactions, MeterRegistry registry, String counter, InstantSource clock) {
        this.transactions = transactions;
        this.registry = registry;
        this.counter = counter;
        this.clock = clock;
    }

    /** Rows of one kind. */
    public interface Old {

        /** What they are called in the metric. */
        String name();

        /** Deletes those from before $1, $2 of them at most. */
        String sql();
    }

    /** @return how many; as many as may be, if there may be more */
    public int page(Old old, Duration kept, int rowsMax) {
        var deleted = transactions.inTransaction(transaction -> transaction
                .preparedQuery(old.sql())
                .executeAndAwait(Tuple.of(before(kept), rowsMax))
                .rowCount());
        count(old.name(), deleted);
        return deleted;
    }

    /** @param sql drops the months before $1 and tells how many in the column {@code dropped} */
    public void months(String what, String sql, Duration kept) {
        var dropped = transactions.inTransaction(transaction -> transaction
                .preparedQuery(sql)
                .executeAndAwait(Tuple.of(before(kept)))
                .iterator()
                .next()
                .getInteger("dropped"));
        count(what, dropped);
    }

    private OffsetDateTime before(Duration kept) {
        return clock.instant().minus(kept).atOffset(UTC);
    }

    private void count(String what, int gone) {
        registry.counter(counter, "what", what).increment(gone);
    }
}
