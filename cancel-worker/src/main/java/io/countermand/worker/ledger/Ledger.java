package io.countermand.worker.ledger;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Writes ledger transactions. The database refuses postings that do not sum to zero; balances of customers' accounts are the
 * last thing written, in the order of their ids, since a hot account locked early costs a factor of three.
 */
@ApplicationScoped
public class Ledger {

    private static final String OPEN = """
            insert into cancellation.ledger_transaction (platform_id, kind, order_id, action_id, chunk, posted_at)
            select platform_id, kind, order_id, action_id, chunk, $6
            from unnest($1::int[], $2::text[], $3::bigint[], $4::uuid[], $5::int[])
                with ordinality as t(platform_id, kind, order_id, action_id, chunk, position)
            order by position
            returning id
            """;

    private static final String POST = """
            insert into cancellation.posting
                (transaction_id, ledger_account_id, amount_minor, currency, order_id, line_number, posted_at)
            select t.*, $7 from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::int[]) as t
            """;

    private static final String BALANCE = """
            with change as (
                select id, sum(amount)::bigint as amount from unnest($1::bigint[], $2::bigint[]) as t(id, amount) group by id),
            locked as (
                select a.id from cancellation.ledger_account a join change using (id)
                where a.balance_minor is not null order by a.id for no key update of a)
            update cancellation.ledger_account a set balance_minor = a.balance_minor + change.amount
            from change join locked using (id) where a.id = change.id
            """;

    /** @return the ids, in the order given */
    public List<Long> open(SqlConnection transaction, List<NewTransaction> opened, Instant now) {
        var parameters = Unnest.of(opened)
                .integers(NewTransaction::platformId)
                .texts(NewTransaction::kind)
                .longs(NewTransaction::orderId)
                .uuids(NewTransaction::actionId)
                .integers(NewTransaction::chunk)
                .all(now);
        var rows = transaction.preparedQuery(OPEN).executeAndAwait(parameters.tuple());
        // Identity values are drawn in the order of the inserts, so sorting them restores the order given.
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Ledger::id)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** All postings of the opened transactions, in one statement: the sum-zero check sees whole transactions. */
    public void post(SqlConnection transaction, List<Posting> postings, Instant now) {
        var parameters = Unnest.of(postings)
                .longs(Posting::transactionId)
                .longs(Posting::ledgerAccountId)
                .longs(Posting::amountMinor)
                .texts(Posting::currency)
                .longs(Posting::orderId)
                .integers(Posting::lineNumber)
                .all(now);
        transaction.preparedQuery(POST).executeAndAwait(parameters.tuple());
    }

    /** Moves the kept balances by these postings; accounts without a kept balance are left alone. */
    public void moveBalances(SqlConnection transaction, List<Posting> postings) {
        var sums = postings.stream()
                .filter(posting -> posting.lineNumber() == null)
                .toList();
        var parameters = Unnest.of(sums).longs(Posting::ledgerAccountId).longs(Posting::amountMinor);
        transaction.preparedQuery(BALANCE).executeAndAwait(parameters.tuple());
    }

    private static Long id(Row row) {
        return row.getLong("id");
    }
}
