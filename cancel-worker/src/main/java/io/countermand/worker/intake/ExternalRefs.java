package io.countermand.worker.intake;

import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.UnreadableRecord;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/** An externalRefID is unique per account for 90 days: the first order keeps it, another one's pages are parked. */
@ApplicationScoped
class ExternalRefs {

    /** As documented. */
    private static final Duration CLAIMED_FOR = Duration.ofDays(90);

    /** Two orders with one reference come from different partitions; whoever is second waits for the first to commit. */
    private static final String TAKE_TURNS = "select pg_advisory_xact_lock(hashtextextended($1, $2))";

    private static final String OTHER = """
            select reference_order_id from cancellation.orders
            where account_id = $1 and external_ref_id = $2 and reference_order_id <> $3 and first_seen_at > $4
            limit 1
            """;

    private final InstantSource clock;

    ExternalRefs(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws UnreadableRecord if another order has it */
    void check(SqlConnection transaction, IssuedOrder order, Accounts.Owner owner) {
        var reference = order.page().externalRefID();
        if (reference == null) {
            return;
        }
        transaction.preparedQuery(TAKE_TURNS).executeAndAwait(Tuple.of(reference, owner.accountId()));
        var since = Unnest.utc(clock.instant().minus(CLAIMED_FOR));
        var parameters = Tuple.of(owner.accountId(), reference, order.page().referenceOrderId(), since);
        if (transaction.preparedQuery(OTHER).executeAndAwait(parameters).size() > 0) {
            throw new UnreadableRecord("externalRefID belongs to another order of the account", null);
        }
    }
}
