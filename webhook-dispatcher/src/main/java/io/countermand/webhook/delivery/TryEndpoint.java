package io.countermand.webhook.delivery;

import static java.time.ZoneOffset.UTC;

import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.DispatcherConfig;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends one webhook that is nobody's delivery, as deliveries are sent: nothing of it is stored but that it was tried.
 * It takes no place of the deliveries at its host, so there is one at a time.
 */
@Singleton
public class TryEndpoint {

    private static final long REVISION = -1;

    private static final String MAY_BE_TRIED = """
            update webhook.subscription s set tested_at = $1
            where s.id = $2 and (s.tested_at is null or s.tested_at <= $3)
            returning
            s.host,
            """ + EndpointRow.COLUMNS;

    private final Transactions transactions;
    private final MakeAttempt makeAttempt;
    private final InstantSource clock;
    private final DispatcherConfig.Subscriptions limits;
    private final TriedHosts hosts = new TriedHosts();

    TryEndpoint(Transactions transactions, MakeAttempt makeAttempt, InstantSource clock, DispatcherConfig config) {
        this.transactions = transactions;
        this.makeAttempt = makeAttempt;
        this.clock = clock;
        this.limits = config.subscriptions();
    }

    /** Empty if it was tried just before, or its host is being tried. */
    public Optional<Attempt> send(UUID subscriptionId, Envelope envelope) {
        var delivery = new Delivery(0, REVISION, 0, 0, envelope);
        return claimed(subscriptionId)
                .flatMap(claimed -> hosts.alone(claimed.host, () -> makeAttempt.attempt(claimed.endpoint, delivery)));
    }

    private record Claimed(String host, Endpoint endpoint) {

        static Claimed of(Row row) {
            return new Claimed(row.getString("host"), EndpointRow.read(row));
        }
    }

    private Optional<Claimed> claimed(UUID subscriptionId) {
        var now = clock.instant();
        var parameters = Tuple.of(
                now.atOffset(UTC),
                subscriptionId,
                now.minus(limits.testInterval()).atOffset(UTC));
        return transactions.inTransaction(transaction -> {
            var rows = transaction
                    .preparedQuery(MAY_BE_TRIED)
                    .executeAndAwait(parameters)
                    .iterator();
            return rows.hasNext() ? Optional.of(Claimed.of(rows.next())) : Optional.empty();
        });
    }
}
