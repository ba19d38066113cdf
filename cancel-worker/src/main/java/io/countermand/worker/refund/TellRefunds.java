package io.countermand.worker.refund;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.countermand.backbone.store.Unnest;
import io.countermand.domain.refund.RefundState;
import io.countermand.worker.ledger.LedgerAccounts;
import io.countermand.worker.publish.NewEvent;
import io.countermand.worker.publish.Outbox;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What else is true once a refund is over, or waits for a human: the postings, the outcome of the action, the event. */
@ApplicationScoped
class TellRefunds {

    private static final String READ =
            """
            select i.id as refund_id, i.told, i.provider, pay.transaction_id, p.name as platform, c.identifier as customer,
                acc.identifier as account, o.reference_order_id, o.external_ref_id, o.platform_id, o.account_id,
                a.id as action_id, a.order_id, a.kind, a.line_number, a.state, a.reason_code, a.other_reason,
                a.total_line_items, a.successful, a.failed, a.ineligible::text as ineligible, a.fee_minor, a.accepted_at,
                a.settled_at, a.traceparent, case when i.id = any ($2) then (
                    select coalesce(sum(l.charged_fee_minor), 0)::bigint from cancellation.refund r
                        join cancellation.line_item l on l.order_id = r.order_id and l.line_number = r.line_number
                    where r.order_id = i.order_id and r.action_id = i.action_id and l.charged_by is not null)
                else 0 end as charge_fees_minor, %s
            from cancellation.refund_intent i
                join cancellation.payment pay on pay.id = i.payment_id
                join cancellation.action a on a.id = i.action_id
                join cancellation.orders o on o.id = i.order_id
                join cancellation.account acc on acc.id = o.account_id
                join cancellation.customer c on c.id = o.customer_id
                join access.platform p on p.id = o.platform_id
            where i.id = any ($1)
            """.formatted(LedgerAccounts.columns("o.platform_id", "o.currency", "o.account_id"));

    /** After everything else, in the order of ids. */
    private static final String ACTION = """
            with told as (
                select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[]) as t(id, state, refund, fee)),
            locked as (
                select a.id from cancellation.action a join told on told.id = a.id order by a.id for no key update of a)
            update cancellation.action a set refund_state = told.state, refund_minor = told.refund, fee_minor = told.fee
            from told join locked on locked.id = told.id where a.id = told.id
            """;

    private final PostRefunds postings;
    private final Outbox outbox;

    TellRefunds(PostRefunds postings, Outbox outbox) {
        this.postings = postings;
        this.outbox = outbox;
    }

    void tell(SqlConnection transaction, List<Moved> over, Instant now) {
        if (over.isEmpty()) {
            return;
        }
        var told = read(transaction, over);
        postings.post(transaction, told, now);
        act(transaction, told);
        outbox.add(transaction, events(transaction, told, now), now);
    }

    private static List<Told> read(SqlConnection transaction, List<Moved> over) {
        var byId = over.stream().collect(toMap(moved -> moved.intent().keys().id(), identity()));
        var withFees = over.stream()
                .filter(moved -> moved.to() instanceof RefundState.Succeeded)
                .map(moved -> moved.intent().keys().id())
                .toArray(UUID[]::new);
        var parameters = Tuple.of(byId.keySet().toArray(UUID[]::new), withFees);
        var rows = transaction.preparedQuery(READ).executeAndAwait(parameters);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Told.of(requireNonNull(byId.get(row.getUUID("refund_id"))), row))
                .toList();
    }

    private static void act(SqlConnection transaction, List<Told> told) {
        var parameters = Unnest.of(told)
                .uuids(one -> one.row().getUUID("action_id"))
                .texts(Told::state)
                .longs(one -> one.value().minorUnits())
                .longs(one -> one.feesWithheld().minorUnits());
        transaction.preparedQuery(ACTION).executeAndAwait(parameters.tuple());
    }

    private List<NewEvent> events(SqlConnection transaction, List<Told> told, Instant now) {
        var counts = told.stream().map(Told::row).collect(groupingBy(TellRefunds::order, counting()));
        var next = new HashMap<Long, Long>();
        outbox.number(transaction, counts)
                .forEach((order, last) -> next.put(order, last - counts.getOrDefault(order, 0L) + 1));
        var events = new ArrayList<NewEvent>();
        for (var one : told) {
            events.add(RefundEvents.settled(one, next.merge(order(one.row()), 1L, Long::sum) - 1, now));
        }
        return events;
    }

    private static Long order(Row row) {
        return row.getLong("order_id");
    }
}
