package io.countermand.local.books;

/** What the tables must keep, each as a query for the rows that break it. */
public enum Promise {
    VOIDED_MEANS_REFUNDED("""
            select i.order_id || '-' || i.line_number from cancellation.line_item i
                left join cancellation.refund r using (order_id, line_number)
            where coalesce(i.settled_reward, '') = 'CANCELLED' and r.order_id is null
            """),
    REFUNDED_MEANS_VOIDED("""
            select r.order_id || '-' || r.line_number from cancellation.refund r
                left join cancellation.line_item i using (order_id, line_number)
            where i.settled_reward is distinct from 'CANCELLED' or i.settled_by is distinct from r.action_id
            """),
    REFUND_AND_FEE_ARE_THE_CHARGE("""
            select r.order_id || '-' || r.line_number || ': ' || r.amount_minor || ' + ' || r.fee_minor
            from cancellation.refund r join cancellation.line_item i using (order_id, line_number)
            where r.amount_minor + r.fee_minor <> i.charged_minor
            """),
    TRANSACTIONS_SUM_TO_ZERO("""
            select transaction_id || ' ' || currency || ': ' || sum(amount_minor) from cancellation.posting
            group by transaction_id, currency having sum(amount_minor) <> 0
            """),
    POSTINGS_HAVE_A_TRANSACTION("""
            select p.transaction_id from cancellation.posting p
                left join cancellation.ledger_transaction t on t.id = p.transaction_id
            where t.id is null
            """),
    BALANCES_ARE_THE_SUM_OF_POSTINGS("""
            select a.id || ': ' || a.balance_minor || ' but ' || coalesce(sum(p.amount_minor), 0)
            from cancellation.ledger_account a left join cancellation.posting p on p.ledger_account_id = a.id
            where a.kind = 'ACCOUNT'
            group by a.id having a.balance_minor <> coalesce(sum(p.amount_minor), 0)
            """),
    EACH_REFUND_IS_ONE_POSTING_OUT_OF_ISSUED("""
            select r.order_id || '-' || r.line_number || ': ' || count(p.*) || ' postings of ' || sum(p.amount_minor)
            from cancellation.refund r
                left join (cancellation.posting p join cancellation.ledger_account a
                    on a.id = p.ledger_account_id and a.kind = 'ISSUED')
                on p.transaction_id = r.transaction_id and p.order_id = r.order_id and p.line_number = r.line_number
            group by r.order_id, r.line_number, r.amount_minor, r.fee_minor
            having count(p.*) <> 1 or sum(p.amount_minor) <> -(r.amount_minor + r.fee_minor)
            """),
    REFUNDS_ARE_WHAT_WAS_POSTED("""
            with refunded as (select transaction_id as id, sum(amount_minor) as amount, sum(fee_minor) as fee
                from cancellation.refund group by transaction_id),
            posted as (select p.transaction_id as id,
                    coalesce(sum(p.amount_minor) filter (where a.kind in ('ACCOUNT', 'PROVIDER_DUE')), 0) as amount,
                    coalesce(sum(p.amount_minor) filter (where a.kind = 'FEES'), 0) as fee
                from cancellation.posting p join cancellation.ledger_account a on a.id = p.ledger_account_id
                group by p.transaction_id)
            select t.id || ': ' || coalesce(r.amount, 0) || ' and ' || coalesce(r.fee, 0) || ' refunded, '
                || coalesce(p.amount, 0) || ' and ' || coalesce(p.fee, 0) || ' posted'
            from cancellation.ledger_transaction t left join refunded r using (id) left join posted p using (id)
            where t.kind = 'VOID' and (coalesce(r.amount, 0) <> coalesce(p.amount, 0) or coalesce(r.fee, 0) <> coalesce(p.fee, 0))
            """),
    CHARGED_ONCE("""
            select p.order_id || '-' || p.line_number || ': ' || count(*) from cancellation.posting p
                join cancellation.ledger_transaction t on t.id = p.transaction_id and t.kind = 'CHARGE'
            where p.line_number is not null group by p.order_id, p.line_number having count(*) > 1
            """),
    COMPLETE_MEANS_CHARGED("""
            select i.order_id || '-' || i.line_number from cancellation.line_item i
            where i.status = 'COMPLETE' and i.charged_by is null
            """),
    ONLY_CHARGED_ITEMS_ARE_REFUNDED("""
            select r.order_id || '-' || r.line_number from cancellation.refund r
                left join cancellation.line_item i using (order_id, line_number)
            where i.charged_by is null
            """),
    ENDED_ACTIONS_HAVE_ALL_THEIR_CHUNKS("""
            select a.id from cancellation.action a join cancellation.action_chunk c on c.action_id = a.id
            where a.state in ('SUCCESSFUL', 'PARTIALFAILED', 'FAILED') and c.state <> 'DONE'
            """),
    ACTIONS_ADD_UP("""
            select a.id || ': ' || a.successful || ' + ' || a.failed || ' of ' || a.total_line_items
                || ', refund ' || a.refund_minor || ' but ' || coalesce(r.amount, 0)
            from cancellation.action a
                left join (select action_id, sum(amount_minor) as amount, count(*) as items
                    from cancellation.refund group by action_id) r on r.action_id = a.id
            where a.state in ('SUCCESSFUL', 'PARTIALFAILED', 'FAILED')
                and (a.successful + a.failed <> a.total_line_items
                    or a.kind = 'CANCEL' and a.successful <> coalesce(r.items, 0)
                    or a.refund_minor <> coalesce(r.amount, 0) and not exists (select from cancellation.refund_intent i
                        where i.action_id = a.id and (i.outcome = 'RELEASED' or i.state = 'WRITTEN_OFF')))
            """),
    WHAT_A_PROVIDER_OWES_HAS_ONE_INTENT("""
            select a.id || ': ' || r.amount || ' owed, ' || coalesce(i.amount_minor::text, 'nothing') || ' intended'
            from cancellation.action a
                join (select action_id, sum(amount_minor) as amount from cancellation.refund
                    where way = 'PROVIDER' group by action_id) r on r.action_id = a.id
                left join cancellation.refund_intent i on i.action_id = a.id
            where a.state in ('SUCCESSFUL', 'PARTIALFAILED') and r.amount <> coalesce(i.amount_minor, 0)
            """),
    WHAT_A_PROVIDER_OWES_IS_POSTED_UNTIL_IT_IS_OVER("""
            select i.id || ' ' || i.state || ': ' || i.amount_minor || ' intended, ' || coalesce(sum(p.amount_minor), 0) || ' due'
            from cancellation.refund_intent i
                left join cancellation.ledger_transaction t on t.action_id = i.action_id
                left join (cancellation.posting p join cancellation.ledger_account a
                    on a.id = p.ledger_account_id and a.kind = 'PROVIDER_DUE') on p.transaction_id = t.id
            group by i.id, i.state, i.amount_minor
            having coalesce(sum(p.amount_minor), 0)
                <> case when i.state in ('SUCCEEDED', 'CREDITED', 'WRITTEN_OFF') then 0 else i.amount_minor end
            """),
    WHAT_COUNTS_AGAINST_A_PAYMENT_IS_UNDER_WAY_OR_DONE("""
            select p.id || ': ' || p.committed_minor || ' but ' || coalesce(sum(i.amount_minor), 0)
            from cancellation.payment p left join cancellation.refund_intent i on i.payment_id = p.id
                and i.request is distinct from 'RELEASE'
                and (i.state in ('SENDING', 'UNKNOWN') or i.outcome = 'REFUNDED')
            group by p.id having p.committed_minor <> coalesce(sum(i.amount_minor), 0)
            """),
    DECIDED_ONCE_PER_ACTION("""
            select action_id || ' line ' || line_number from cancellation.decision
            group by action_id, line_number having count(*) > 1
            """),
    UNSETTLED_ITEMS_ARE_LISTED("""
            select d.action_id || ' line ' || d.line_number from cancellation.decision d
                left join cancellation.unsettled_item u using (action_id, line_number)
            where d.verdict = 'UNSETTLED' and u.id is null or d.verdict <> 'UNSETTLED' and u.state = 'NEEDS_REVIEW'
            """),
    EVENTS_OF_AN_ORDER_ARE_NUMBERED_WITHOUT_GAPS("""
            with event as (select record_key, (convert_from(payload, 'UTF8')::jsonb->>'sequence')::bigint as number
                from cancellation.outbox)
            select record_key || ': ' || count(*) || ' from ' || min(number) || ' to ' || max(number) from event
            group by record_key
            having max(number) - min(number) + 1 <> count(*) or count(distinct number) <> count(*)
            """),
    EVENTS_OF_AN_ORDER_GO_OUT_AS_THEY_ARE_NUMBERED("""
            select record_key || ': ' || number || ' after ' || before from (
                select record_key, number, lag(number) over (partition by record_key order by id) as before
                from (select id, record_key, (convert_from(payload, 'UTF8')::jsonb->>'sequence')::bigint as number
                    from cancellation.outbox) event) pairs
            where number <= before
            """),
    ACTIONS_OF_AN_ORDER_NEVER_INTERLEAVE("""
            with event as (select (body->>'actionId')::uuid as action_id, (body->>'sequence')::bigint as number, topic
                from cancellation.outbox cross join lateral (select convert_from(payload, 'UTF8')::jsonb as body offset 0) b
                where topic in ('line-items.settled', 'order-actions.settled')),
            span as (select a.id, a.order_id, a.line_number, min(e.number) as first,
                    greatest(max(e.number) filter (where e.topic = 'line-items.settled'),
                        min(e.number) filter (where e.topic = 'order-actions.settled')) as last
                from event e join cancellation.action a on a.id = e.action_id group by a.id)
            select inner_one.id || ' within ' || outer_one.id from span outer_one
                join span inner_one on inner_one.order_id = outer_one.order_id and inner_one.id <> outer_one.id
                    and (inner_one.line_number is null or outer_one.line_number is null
                        or inner_one.line_number = outer_one.line_number)
            where inner_one.first > outer_one.first and inner_one.first < outer_one.last
            """),
    OUTCOMES_ARE_TOLD_ONCE("""
            select topic || ' ' || event_id from cancellation.outbox group by topic, event_id having count(*) > 1
            """);

    private final String breakers;

    Promise(String breakers) {
        this.breakers = breakers;
    }

    String breakers() {
        return breakers;
    }
}
