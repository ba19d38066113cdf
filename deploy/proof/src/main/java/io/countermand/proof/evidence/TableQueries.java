package io.countermand.proof.evidence;

import io.countermand.proof.history.HistoryFile;
import java.util.Map;

/** What is read from the tables, a row a line. */
final class TableQueries {

    static final Map<HistoryFile, String> ALL = Map.of(
            HistoryFile.ACTIONS,
            """
            select a.id as action, p.name as platform, o.reference_order_id as order, a.kind, a.state, a.refund_state,
                a.settled_at is not null as ended, a.successful, a.refund_minor
            from cancellation.action a join access.platform p on p.id = a.platform_id
                join cancellation.orders o on o.id = a.order_id
            """,
            HistoryFile.COMMANDS,
            """
            select id as command, action_id as action from cancellation.command
            """,
            HistoryFile.REFUNDS,
            """
            select o.reference_order_id || '-' || r.line_number as item, r.action_id as action, r.amount_minor, r.way,
                i.settled_reward = 'CANCELLED' as void
            from cancellation.refund r join cancellation.orders o on o.id = r.order_id
                left join cancellation.line_item i on i.order_id = r.order_id and i.line_number = r.line_number
            """,
            HistoryFile.INTENTS,
            """
            select i.id as refund, i.action_id as action, p.transaction_id as payment, i.amount_minor, i.state, i.outcome,
                i.cause, (select count(*) from cancellation.refund_attempt t where t.refund_id = i.id and t.call = 'GIVE_BACK'
                    and t.word not in ('REFUNDED', 'CANCELLED')) as unclear,
                (select string_agg(t.call || ' ' || t.word, ', ' order by t.started_at)
                    from cancellation.refund_attempt t where t.refund_id = i.id) as words
            from cancellation.refund_intent i join cancellation.payment p on p.id = i.payment_id
            """,
            HistoryFile.ACCOUNTS,
            """
            select a.id as account, a.currency, a.balance_minor, coalesce(sum(p.amount_minor), 0) as postings
            from cancellation.ledger_account a left join cancellation.posting p on p.ledger_account_id = a.id
            where a.kind = 'ACCOUNT' group by a.id, a.currency, a.balance_minor
            """,
            HistoryFile.PARKED,
            """
            select topic, partition, record_offset as offset, reason from cancellation.parked_record
            union all select topic, partition, record_offset, reason from webhook.parked_record
            """,
            HistoryFile.DELIVERIES,
            """
            select d.event_id as event, d.subscription_id as subscription, d.revision, d.state, d.attempts, e.type,
                convert_from(e.data, 'UTF8')::json->>'actionId' as action
            from webhook.delivery d join webhook.event e on e.id = d.event_id
            """,
            HistoryFile.SUBSCRIPTIONS,
            """
            select s.id as subscription, p.name as platform, s.url, s.state, s.last_revision,
                array_to_json(s.categories) as categories
            from webhook.subscription s join access.platform p on p.id = s.platform_id
            """,
            HistoryFile.ATTEMPTS,
            """
            select d.subscription_id as subscription, coalesce(a.error, 'none') as error, count(*) as times
            from webhook.attempt a join webhook.delivery d on d.id = a.delivery_id group by 1, 2
            """);

    private TableQueries() {}
}
