package io.countermand.webhook.restart;

import static java.time.ZoneOffset.UTC;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.UUID;

/**
 * One delivery is due at once, whether it arrived or not, with all attempts of its schedule before it. Under the lock of its
 * subscription, without which an attempt under way could write over it.
 */
public final class StartAgain {

    private static final String DELIVERY = """
            update webhook.delivery set due_at = cast($2 as timestamptz), state = 'PENDING',
                attempts_before = case when state = 'PENDING' then attempts_before else attempts end
            where id = $1
            """;

    private static final String SUBSCRIPTION = """
            update webhook.subscription set next_due_at = least(next_due_at, cast($2 as timestamptz))
            where id = cast($1 as uuid)
            """;

    private StartAgain() {}

    public static void inTransaction(SqlConnection transaction, UUID subscriptionId, long deliveryId, Instant now) {
        var time = now.atOffset(UTC);
        transaction.preparedQuery(DELIVERY).executeAndAwait(Tuple.of(deliveryId, time));
        transaction.preparedQuery(SUBSCRIPTION).executeAndAwait(Tuple.of(subscriptionId, time));
    }

    /** In the session's; who has read the delivery before must read it again. */
    public static Uni<Integer> inSession(UUID subscriptionId, long deliveryId, Instant now) {
        return inSession(DELIVERY, deliveryId, now).chain(() -> inSession(SUBSCRIPTION, subscriptionId, now));
    }

    private static Uni<Integer> inSession(String sql, Object id, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql.replace('$', '?'))
                        .setParameter(1, id)
                        .setParameter(2, now.atOffset(UTC))
                        .executeUpdate());
    }
}
