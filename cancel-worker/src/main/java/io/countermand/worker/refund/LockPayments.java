package io.countermand.worker.refund;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/**
 * Locks payments, in the order of their ids and before any refund of them. Whoever writes refunds does this first, so two that
 * write refunds of the same payments wait for one another and never in a circle.
 */
final class LockPayments {

    private static final String LOCK =
            "select from cancellation.payment where id = any ($1) order by id for no key update";

    private static final String LOCK_OF_REFUND = """
            select from cancellation.payment
            where id = (select payment_id from cancellation.refund_intent where id = $1) for no key update
            """;

    private LockPayments() {}

    static void of(SqlConnection transaction, List<Moved> all) {
        var ids = all.stream()
                .map(moved -> moved.intent().payment().id())
                .distinct()
                .toArray(Long[]::new);
        transaction.preparedQuery(LOCK).executeAndAwait(Tuple.of(ids));
    }

    static void ofRefund(SqlConnection transaction, UUID refundId) {
        transaction.preparedQuery(LOCK_OF_REFUND).executeAndAwait(Tuple.of(refundId));
    }
}
