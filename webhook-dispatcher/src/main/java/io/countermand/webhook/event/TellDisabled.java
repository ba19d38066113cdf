package io.countermand.webhook.event;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.NameBasedId;
import io.countermand.webhook.Chore;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Tells a platform's other subscriptions of an endpoint that was disabled. Not in the transaction that disables: that one holds
 * the endpoint's row, and rows are locked in the order of their ids.
 */
@Singleton
public class TellDisabled implements Chore {

    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final String UNTOLD = """
            select id, platform_id from webhook.subscription where state = 'DISABLED' and not disabled_told limit 1
            """;

    /** Once more under the locks: another pod may have told it, or somebody resumed it. */
    private static final String TOLD = """
            update webhook.subscription set disabled_told = true
            where id = $1 and state = 'DISABLED' and not disabled_told
            returning id, platform_id, url, disabled_reason, disabled_at
            """;

    private static final String LOCK =
            "select from webhook.subscription where platform_id = $1 order by id for no key update";

    private final Transactions transactions;
    private final Announce announce;
    private final DeliveryLoop delivery;
    private final Loop telling = new Loop("tell-disabled", IDLE, this::tellOne);

    TellDisabled(Transactions transactions, InstantSource clock, DeliveryLoop delivery) {
        this.transactions = transactions;
        this.announce = new Announce(new EventStore(), new SubscribedStore(), clock);
        this.delivery = delivery;
    }

    @Override
    public Loop loop() {
        return telling;
    }

    private boolean tellOne() {
        var told = transactions.inTransaction(transaction -> {
            var rows = transaction.query(UNTOLD).executeAndAwait().iterator();
            return rows.hasNext() && tell(transaction, rows.next());
        });
        if (told) {
            delivery.wake();
        }
        return told;
    }

    private boolean tell(SqlConnection transaction, Row untold) {
        transaction.preparedQuery(LOCK).executeAndAwait(Tuple.of(untold.getInteger("platform_id")));
        var rows = transaction
                .preparedQuery(TOLD)
                .executeAndAwait(Tuple.of(untold.getUUID("id")))
                .iterator();
        if (rows.hasNext()) {
            announce.promise(transaction, event(rows.next()));
        }
        return true;
    }

    private static PlatformEvent event(Row row) {
        var at = row.getOffsetDateTime("disabled_at").toInstant();
        var id = row.getUUID("id");
        var data =
                new WebhookDisabled(id, row.getString("url"), row.getString("disabled_reason"), at.truncatedTo(MILLIS));
        var event = new Event(
                NameBasedId.of("WebhookDisabled", id.toString(), at.toString()),
                EventType.WEBHOOK_DISABLED,
                new Event.Concern(null, null, id),
                WireJson.write(data),
                at,
                null);
        return new PlatformEvent(row.getInteger("platform_id"), event);
    }
}
