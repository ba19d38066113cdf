package io.countermand.worker.intake;

import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.UnreadableRecord;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** Whose an order is. Customers and accounts that are not known yet are made, with the order's currency. */
@ApplicationScoped
public class Accounts {

    private static final String PLATFORM = "select id from access.platform where name = $1";

    /** The update writes nothing; it makes a row that is already there come back too. */
    private static final String CUSTOMER = """
            insert into cancellation.customer as c (platform_id, identifier, created_at) values ($1, $2, $3)
            on conflict on constraint customer_identifier_once do update set identifier = c.identifier
            returning id
            """;

    private static final String ACCOUNT = """
            insert into cancellation.account as a (platform_id, customer_id, identifier, currency, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict on constraint account_identifier_once do update set identifier = a.identifier
            returning id, customer_id, currency, status, created_at
            """;

    private final InstantSource clock;

    Accounts(InstantSource clock) {
        this.clock = clock;
    }

    /** Ids of ours. */
    public record Owner(int platformId, long customerId, long accountId) {}

    Owner owner(SqlConnection transaction, IssuedOrder order) {
        var page = order.page();
        var platformId = platform(transaction, page.platform())
                .orElseThrow(() -> new UnreadableRecord("the platform is not known", null));
        return owner(transaction, platformId, page.customerIdentifier(), page.accountIdentifier(), order.currency());
    }

    public Optional<Integer> platform(SqlConnection transaction, String name) {
        var rows = transaction
                .preparedQuery(PLATFORM)
                .executeAndAwait(Tuple.of(name))
                .iterator();
        return rows.hasNext() ? Optional.of(rows.next().getInteger("id")) : Optional.empty();
    }

    /** @throws UnreadableRecord if the account is another customer's or has another currency */
    public Owner owner(SqlConnection transaction, int platformId, String customer, String account, String currency) {
        var now = Unnest.utc(clock.instant());
        var customerId =
                one(transaction, CUSTOMER, Tuple.of(platformId, customer, now)).getLong("id");
        var row = one(transaction, ACCOUNT, Tuple.of(platformId, customerId, account, currency, now));
        if (!row.getLong("customer_id").equals(customerId)) {
            throw new UnreadableRecord("the account belongs to another customer", null);
        }
        if (!row.getString("currency").equals(currency)) {
            throw new UnreadableRecord("the account has another currency", null);
        }
        return new Owner(platformId, customerId, row.getLong("id"));
    }

    private static Row one(SqlConnection transaction, String sql, Tuple parameters) {
        return transaction
                .preparedQuery(sql)
                .executeAndAwait(parameters)
                .iterator()
                .next();
    }
}
