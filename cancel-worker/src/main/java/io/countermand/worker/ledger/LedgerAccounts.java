package io.countermand.worker.ledger;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ids of ledger accounts. All that an order can need are made when it arrives, so settling only ever reads them. */
public final class LedgerAccounts {

    private static final String MAKE = """
            insert into cancellation.ledger_account (platform_id, kind, currency, account_id, balance_minor)
            select $1, kind, $2, case kind when 'ACCOUNT' then $3::bigint end, case kind when 'ACCOUNT' then 0 end
            from unnest(array['ACCOUNT', 'ISSUED', 'FEES', 'PROVIDER_DUE', 'PROVIDER', 'FUNDING']) as kind
            on conflict on constraint ledger_account_once do nothing
            """;

    private static final String MAKE_WRITTEN_OFF = """
            insert into cancellation.ledger_account (platform_id, kind, currency) values ($1, 'WRITTEN_OFF', $2)
            on conflict on constraint ledger_account_once do nothing
            """;

    private static final String FIND_WRITTEN_OFF = """
            select id from cancellation.ledger_account
            where platform_id = $1 and kind = 'WRITTEN_OFF' and currency = $2 and account_id is null
            """;

    private static final String FIND = "select " + columns("$1", "$2", "$3");

    private LedgerAccounts() {}

    /**
     * Where the money of one customer's account can move, in one currency.
     *
     * @param account what the customer may still spend; the only one with a kept balance
     * @param issued value that is out with recipients
     * @param fees what was kept for service
     * @param providerDue owed to a payer through a payment provider, not yet confirmed
     * @param provider what payment providers brought in and gave back
     * @param funding where the money of accounts comes from
     */
    public record Ids(long account, long issued, long fees, long providerDue, long provider, long funding) {

        /** From a row with {@link #columns}. */
        public static Ids of(Row row) {
            return new Ids(
                    row.getLong("ledger_account"),
                    row.getLong("ledger_issued"),
                    row.getLong("ledger_fees"),
                    row.getLong("ledger_provider_due"),
                    row.getLong("ledger_provider"),
                    row.getLong("ledger_funding"));
        }
    }

    /** Makes them if need be; called where an order or an account first appears. */
    public static Ids make(SqlConnection transaction, int platformId, String currency, long accountId) {
        var parameters = Tuple.of(platformId, currency, accountId);
        transaction.preparedQuery(MAKE).executeAndAwait(parameters);
        return Ids.of(transaction
                .preparedQuery(FIND)
                .executeAndAwait(parameters)
                .iterator()
                .next());
    }

    /** Where what nobody gets back ends; made when the first is written off. */
    public static long writtenOff(SqlConnection transaction, int platformId, String currency) {
        var parameters = Tuple.of(platformId, currency);
        transaction.preparedQuery(MAKE_WRITTEN_OFF).executeAndAwait(parameters);
        return transaction
                .preparedQuery(FIND_WRITTEN_OFF)
                .executeAndAwait(parameters)
                .iterator()
                .next()
                .getLong("id");
    }

    /**
     * The select list that {@link Ids#of} reads: one index look-up per account, where a scan over the platform would read
     * every customer's account.
     */
    public static String columns(String platformId, String currency, String accountId) {
        return Stream.of("ACCOUNT", "ISSUED", "FEES", "PROVIDER_DUE", "PROVIDER", "FUNDING")
                .map(kind -> column(kind, platformId, currency, "ACCOUNT".equals(kind) ? "= " + accountId : "is null"))
                .collect(Collectors.joining(", "));
    }

    private static String column(String kind, String platformId, String currency, String account) {
        return "(select l.id from cancellation.ledger_account l where l.platform_id = %s and l.kind = '%s'"
                        .formatted(platformId, kind)
                + " and l.currency = %s and l.account_id %s) as ledger_%s"
                        .formatted(currency, account, kind.toLowerCase(java.util.Locale.ROOT));
    }
}
