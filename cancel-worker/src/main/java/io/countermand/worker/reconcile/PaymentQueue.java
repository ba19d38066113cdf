package io.countermand.worker.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.domain.money.Money;
import io.countermand.worker.WorkerConfig;
import io.countermand.worker.provider.PaymentProvider;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Claims payments that are due to be compared, under a lease: providers are asked without a transaction. Whoever was killed or
 * paused over one leaves it to the next; to compare twice changes nothing.
 */
@ApplicationScoped
class PaymentQueue {

    /** What is under way may be listed or not; its payment waits until that is known. */
    private static final String CLAIM = """
            with due as (
                select id from cancellation.payment p
                where provider = $1 and compare_at is not null and greatest(compare_at, compare_leased_until) <= $2
                    and not exists (
                        select from cancellation.refund_intent i
                        where i.payment_id = p.id and i.state in ('SENDING', 'UNKNOWN'))
                order by greatest(compare_at, compare_leased_until) limit $3 for no key update skip locked)
            update cancellation.payment p set compare_leased_until = $4 from due where p.id = due.id
            returning p.id, p.transaction_id, p.currency, p.foreign_minor, p.compare_at, p.compare_leased_until
            """;

    private static final String REFUNDS = """
            select payment_id, id, action_id, order_id, amount_minor, currency, state, outcome, request, resolution,
                coalesce(settled_at, written_at) as changed_at
            from cancellation.refund_intent where payment_id = any ($1) order by ordinal
            """;

    private static final String RECORD = """
            insert into cancellation.difference (kind, order_id, action_id, provider_refund, detail, found_at)
            select t.kind, t.order_id, t.action_id, t.provider_refund, t.detail, $6
            from unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::text[])
                as t(kind, order_id, action_id, provider_refund, detail)
            on conflict on constraint difference_recorded_once do nothing
            """;

    /** Not where a refund has ended since, or the lease is another's: it is due again as was written then. */
    private static final String NEXT = """
            update cancellation.payment set compare_at = $2, compare_leased_until = null
            where id = $1 and compare_at = $3 and compare_leased_until = $4
            """;

    private final Transactions transactions;
    private final ReconcileConfig.Payments settings;
    private final Duration shortestGap;

    PaymentQueue(Transactions transactions, WorkerConfig config) {
        this.transactions = transactions;
        this.settings = config.reconcile().payments();
        this.shortestGap = config.refund().comparedAfter();
    }

    List<OurPayment> claim(String provider, Instant now) {
        return transactions.inTransaction(transaction -> {
            var until = Unnest.utc(now.plus(settings.lease()));
            var parameters = Tuple.of(provider, Unnest.utc(now), settings.most(), until);
            var rows = transaction.preparedQuery(CLAIM).executeAndAwait(parameters);
            var payments = StreamSupport.stream(rows.spliterator(), false).toList();
            var refunds = refunds(
                    transaction, payments.stream().map(row -> row.getLong("id")).toList());
            return payments.stream()
                    .filter(row -> refunds.containsKey(row.getLong("id")))
                    .map(row -> payment(row, refunds.getOrDefault(row.getLong("id"), List.of())))
                    .toList();
        });
    }

    /** @return how many differences are new; none if our refunds are not what they were: then it is compared again */
    int record(OurPayment compared, List<Found> found, Instant now) {
        return transactions.inTransaction(transaction -> {
            var refunds = refunds(transaction, List.of(compared.id()));
            if (!compared.refunds().equals(refunds.get(compared.id()))) {
                return 0;
            }
            var next = Tuple.of(
                    compared.id(),
                    Unnest.utc(nextFor(compared, now)),
                    Unnest.utc(compared.claim().dueAt()),
                    Unnest.utc(compared.claim().until()));
            transaction.preparedQuery(NEXT).executeAndAwait(next);
            return record(transaction, found, now);
        });
    }

    /** Gaps double: a payment is looked at again when it is twice as old. */
    private @Nullable Instant nextFor(OurPayment payment, Instant now) {
        var age = Duration.between(payment.lastChangedAt(), now);
        var gap = age.compareTo(shortestGap) < 0 ? shortestGap : age;
        return age.compareTo(settings.watched()) < 0 ? now.plus(gap) : null;
    }

    private static int record(SqlConnection transaction, List<Found> found, Instant now) {
        var parameters = Unnest.of(found)
                .texts(one -> one.kind().name())
                .longs(Found::orderId)
                .uuids(Found::actionId)
                .texts(Found::providerRefund)
                .texts(Found::detail)
                .all(now);
        return transaction
                .preparedQuery(RECORD)
                .executeAndAwait(parameters.tuple())
                .rowCount();
    }

    private static Map<Long, List<OurRefund>> refunds(SqlConnection transaction, Collection<Long> payments) {
        var rows = transaction.preparedQuery(REFUNDS).executeAndAwait(Tuple.of(payments.toArray(Long[]::new)));
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(groupingBy(row -> row.getLong("payment_id"), mapping(OurRefund::of, toList())));
    }

    private static OurPayment payment(Row row, List<OurRefund> refunds) {
        var currency = row.getString("currency");
        return new OurPayment(
                row.getLong("id"),
                new PaymentProvider.Payment(row.getString("transaction_id"), Currency.getInstance(currency)),
                Money.of(row.getLong("foreign_minor"), currency),
                new OurPayment.Claim(time(row, "compare_at"), time(row, "compare_leased_until")),
                refunds);
    }

    private static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
