package io.countermand.worker.intake;

import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.UnreadableRecord;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** Whose an order is. Customers and accounts that are not known yet are made, with the order's currency. */
@ApplicationScoped
public class Accounts {

    private static final String PLATFORM = "select id from access.platform where name = $1";

    private static final String MEET_CUSTOMER = """
            insert into cancellation.customer (platform_id, identifier, created_at) values ($1, $2, $3)
            on conflict on constraint customer_identifier_once do nothing
            """;

    private static final String MEET_ACCOUNT = """
            insert into cancellation.account (platform_id, customer_id, identifier, currency, created_at)
            values ($1, (select id from cancellation.customer where platform_id = $1 and identifier = $2), $3, $4, $5)
            on conflict on constraint account_identifier_once do nothing
            """;

    /** A statement of its own: it sees what somebody else inserted a moment before. */
    private static final String FIND = """
            select a.id, a.customer_id, a.currency, c.identifier as customer
            from cancellation.account a join cancellation.customer c on c.id = a.customer_id
            where a.platform_id = $1 and a.identifier = $2
            """;

    private final InstantSource clock;

    Accounts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Ids of ours.
     *
     * @param isNew whether the account was made just now
     */
    public record Owner(int platformId, long customerId, long accountId, boolean isNew) {}

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
        meetCustomer(transaction, platformId, customer);
        var isNew = meetAccount(transaction, Tuple.of(platformId, customer, account, currency));
        var found = transaction
                .preparedQuery(FIND)
                .executeAndAwait(Tuple.of(platformId, account))
                .iterator()
                .next();
        check(
                "the account belongs to another customer",
                found.getString("customer").equals(customer));
        check("the account has another currency", found.getString("currency").equals(currency));
        return new Owner(platformId, found.getLong("customer_id"), found.getLong("id"), isNew);
    }

    /** @return whether it was not known */
    public boolean meetCustomer(SqlConnection transaction, int platformId, String customer) {
        var parameters = Tuple.of(platformId, customer, Unnest.utc(clock.instant()));
        return transaction
                        .preparedQuery(MEET_CUSTOMER)
                        .executeAndAwait(parameters)
                        .rowCount()
                == 1;
    }

    private boolean meetAccount(SqlConnection transaction, Tuple parameters) {
        parameters.addValue(Unnest.utc(clock.instant()));
        return transaction
                        .preparedQuery(MEET_ACCOUNT)
                        .executeAndAwait(parameters)
                        .rowCount()
                == 1;
    }

    private static void check(String objection, boolean holds) {
        if (!holds) {
            throw new UnreadableRecord(objection, null);
        }
    }
}
