package io.countermand.worker.refund;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.worker.Chore;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Writes the intents of actions that ended PENDING without one, as workers of before there were intents left them. At start and
 * hourly, for one of those may still run while a newer one starts.
 */
@ApplicationScoped
class WriteOwed implements Chore {

    private static final Logger LOG = Logger.getLogger(WriteOwed.class);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final int ACTIONS_MAX = 500;

    private static final String OWED = """
            select a.id, a.platform_id, a.order_id, a.refund_minor, o.currency
            from cancellation.action a
                join cancellation.orders o on o.id = a.order_id and o.provider is not null
                    and o.provider_transaction_id is not null
            where a.refund_state = 'PENDING' and a.refund_minor > 0
                and not exists (select from cancellation.refund_intent i where i.action_id = a.id)
            order by a.settled_at limit $1 for no key update of a skip locked
            """;

    private final Transactions transactions;
    private final InstantSource clock;
    private final Loop loop = new Loop("write-owed", HOURLY, this::write);

    WriteOwed(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    /** @return whether there may be more */
    boolean write() {
        int written = transactions.inTransaction(this::write);
        if (written > 0) {
            LOG.warnf(
                    "%d actions of an older version owed a refund that nobody would have sent; they are due now",
                    written);
        }
        return written == ACTIONS_MAX;
    }

    private int write(SqlConnection transaction) {
        var rows = transaction.preparedQuery(OWED).executeAndAwait(Tuple.of(ACTIONS_MAX));
        var owed = StreamSupport.stream(rows.spliterator(), false)
                .map(WriteOwed::intent)
                .toList();
        WriteIntents.write(transaction, owed, clock.instant());
        return owed.size();
    }

    private static NewIntent intent(Row row) {
        return new NewIntent(
                row.getUUID("id"),
                row.getInteger("platform_id"),
                row.getLong("order_id"),
                row.getLong("refund_minor"),
                row.getString("currency"));
    }
}
