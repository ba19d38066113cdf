package io.countermand.proof.repeat;

import static java.util.stream.Collectors.toMap;

import io.countermand.local.books.Books;
import java.util.List;
import java.util.Map;

/** Everything that counts in the end, without the numbers and times that every run draws anew. */
record Outcome(Map<String, List<String>> rows) {

    private static final Map<String, String> QUESTIONS = Map.of(
            "line items", """
            select o.reference_order_id, i.line_number, i.status, i.reward_status, i.reward_version,
                i.remaining_minor, i.charged_minor, i.charged_by is not null as charged, i.settled_reward, i.settled_by
            from cancellation.line_item i join cancellation.orders o on o.id = i.order_id
            """,
            "actions", """
            select o.reference_order_id, a.id, a.kind, a.line_number, a.state, a.successful, a.failed, a.unsettled,
                a.ineligible, a.refund_minor, a.fee_minor, a.refund_state
            from cancellation.action a join cancellation.orders o on o.id = a.order_id
            """,
            "decisions", """
            select d.action_id, o.reference_order_id, d.line_number, d.chunk, d.verdict, d.rule, d.rule_version,
                d.detail, d.refund_minor, d.fee_minor
            from cancellation.decision d join cancellation.orders o on o.id = d.order_id
            """,
            "refunds", """
            select o.reference_order_id, r.line_number, r.action_id, r.amount_minor, r.fee_minor, r.currency, r.way
            from cancellation.refund r join cancellation.orders o on o.id = r.order_id
            """,
            "refunds of payments", """
            select i.id, i.action_id, p.transaction_id, i.amount_minor, i.state, i.outcome, p.committed_minor
            from cancellation.refund_intent i join cancellation.payment p on p.id = i.payment_id
            """,
            "balances", """
            select l.kind, p.name, a.identifier, l.currency, l.balance_minor,
                (select sum(amount_minor) from cancellation.posting where ledger_account_id = l.id) as posted
            from cancellation.ledger_account l join access.platform p on p.id = l.platform_id
                left join cancellation.account a on a.id = l.account_id
            """,
            "events", "select topic, event_id, record_key, type from cancellation.outbox",
            "commands", "select id, action_id from cancellation.command",
            "conflicts", "select order_id from cancellation.redemption_conflict",
            "parked records", "select topic, reason from cancellation.parked_record");

    static Outcome of(Books books) {
        return new Outcome(QUESTIONS.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, question -> rows(books, question.getValue()))));
    }

    List<String> of(String question) {
        return rows.getOrDefault(question, List.of());
    }

    private static List<String> rows(Books books, String question) {
        return books.rows("select row_to_json(q)::text as row from (" + question + ") q order by row");
    }
}
