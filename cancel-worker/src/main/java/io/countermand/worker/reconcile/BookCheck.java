package io.countermand.worker.reconcile;

/**
 * What the books must keep for every line item of actions that have ended, each as a query for those that break it: order,
 * line (null: the action), action, what was found. Every query sees one snapshot, so work going on beside it is no difference.
 */
enum BookCheck {
    /** The reward is gone and the money is not back. */
    VOID_WITHOUT_REFUND("""
            select i.order_id, i.line_number, i.settled_by, 'voided, and no refund is recorded'
            from item i join ended a on a.id = i.settled_by
                left join refunded r on r.order_id = i.order_id and r.line_number = i.line_number
            where i.settled_reward = 'CANCELLED' and r.order_id is null
            """),

    /** The money is back and the reward can still be spent. */
    REFUND_WITHOUT_VOID("""
            select r.order_id, r.line_number, r.action_id, r.amount_minor || ' refunded, reward '
                || coalesce(i.settled_reward, 'never settled') || coalesce(' by action ' || i.settled_by, '')
            from refunded r left join item i on i.order_id = r.order_id and i.line_number = r.line_number
            where (i.settled_reward is distinct from 'CANCELLED' or i.settled_by is distinct from r.action_id)
                and not exists (select from cancellation.action a where a.id = r.action_id and a.state in ('PENDING', 'PROCESSING'))
            """),

    /** The ledger gave back the same line item more than once. */
    DOUBLE_REFUND("""
            select p.order_id, p.line_number, null::uuid, count(*) || ' postings of ' || -sum(p.amount_minor)
                || ' in transactions ' || string_agg(p.transaction_id::text, ', ' order by p.transaction_id)
            from posted p group by p.order_id, p.line_number having count(*) > 1
            """),

    /** A chunk gave back once, by its key: whatever is posted as a void for another than the line items' chunk is one too many. */
    STRAY_VOID("DOUBLE_REFUND", """
            select t.order_id, null::int, t.action_id, 'transaction ' || t.id || ' belongs to no chunk'
            from stretch s join ended a on a.order_id = s.order_id
                cross join lateral (select * from cancellation.ledger_transaction
                    where action_id = a.id and kind = 'VOID' offset 0) t
                left join lateral (select line_number from cancellation.posting
                    where transaction_id = t.id and line_number is not null limit 1) p on true
                left join lateral (select chunk from cancellation.decision
                    where action_id = a.id and line_number = p.line_number limit 1) d on true
            where s.from_line = 1 and t.chunk is distinct from d.chunk
            """),

    /** What was refunded, charged, decided and posted are not the same amount. */
    WRONG_AMOUNT("""
            select r.order_id, r.line_number, r.action_id, 'refund ' || r.amount_minor || ' + fee ' || r.fee_minor || ' '
                || r.currency || ', charged ' || i.charged_minor || ' ' || o.currency || ', decided '
                || coalesce(d.refund_minor || ' + ' || d.fee_minor, 'nothing') || ', posted ' || coalesce(p.amount, 0)
            from refunded r
                join ended a on a.id = r.action_id
                join cancellation.orders o on o.id = r.order_id
                join item i on i.order_id = r.order_id and i.line_number = r.line_number
                left join decided d
                    on d.action_id = r.action_id and d.line_number = r.line_number and d.verdict = 'ELIGIBLE'
                left join (select order_id, line_number, -sum(amount_minor) as amount, max(currency) as currency
                    from posted group by order_id, line_number) p
                    on p.order_id = r.order_id and p.line_number = r.line_number
            where (r.amount_minor + r.fee_minor, r.currency) <> (i.charged_minor, o.currency)
                or r.fee_minor <> least(a.service_fee_minor, i.charged_minor)
                or (r.amount_minor, r.fee_minor) is distinct from (d.refund_minor, d.fee_minor)
                or (r.amount_minor + r.fee_minor, r.currency) is distinct from (p.amount, p.currency)
            """),

    /** A ledger transaction gave another sum, or gave it to another account, than its line items say. */
    WRONG_RECEIVER("WRONG_AMOUNT", """
            select t.order_id, null::int, t.action_id, 'transaction ' || t.id || ': ' || whole.amount || ' refunded, '
                || received.amount || ' received'
            from voiding v
                cross join lateral (select * from cancellation.ledger_transaction where id = v.transaction_id offset 0) t
                join cancellation.orders o on o.id = t.order_id
                cross join lateral (select coalesce(sum(r.amount_minor), 0) as amount from cancellation.refund r
                    where r.order_id = t.order_id and r.line_number between v.from_line and v.to_line
                        and r.transaction_id = t.id) whole
                cross join lateral (select coalesce(sum(p.amount_minor), 0) as amount
                    from (select * from cancellation.posting where transaction_id = t.id and line_number is null offset 0) p
                        join cancellation.ledger_account l on l.id = p.ledger_account_id
                    where case o.payment_kind when 'ACCOUNT'
                        then l.kind = 'ACCOUNT' and l.account_id = o.account_id else l.kind = 'PROVIDER_DUE' end) received
            where whole.amount <> received.amount
            """);

    /**
     * {@code ended}: the actions of these orders that have ended. {@code item}, {@code decided}, {@code refunded}: what is known
     * of these line items. {@code voiding}: the ledger transactions that gave them back, with the line items that each of them
     * spans. {@code posted}: what they gave, line item by line item. Each range is looked up by its key, whatever the planner
     * believes ({@code offset 0}): a table that was never analysed would else be read from end to end.
     */
    private static final String VIEWS = """
            with stretch as materialized (
                select * from unnest($1::bigint[], $2::int[], $3::int[]) as s(order_id, from_line, to_line)),
            ended as materialized (
                select a.* from stretch s cross join lateral (
                    select * from cancellation.action where order_id = s.order_id and state not in ('PENDING', 'PROCESSING') offset 0) a),
            item as materialized (
                select i.* from stretch s cross join lateral (
                    select * from cancellation.line_item
                    where order_id = s.order_id and line_number between s.from_line and s.to_line offset 0) i),
            refunded as materialized (
                select r.* from stretch s cross join lateral (
                    select * from cancellation.refund
                    where order_id = s.order_id and line_number between s.from_line and s.to_line offset 0) r),
            decided as materialized (
                select d.* from stretch s join ended a on a.order_id = s.order_id and a.kind = 'CANCEL'
                    cross join lateral (select * from cancellation.decision
                        where action_id = a.id and line_number between s.from_line and s.to_line offset 0) d),
            given as materialized (
                select transaction_id from decided where transaction_id is not null
                union
                select r.transaction_id from refunded r join ended a on a.id = r.action_id),
            item_posting as materialized (
                select p.* from given g cross join lateral (
                    select * from cancellation.posting where transaction_id = g.transaction_id and line_number is not null offset 0) p),
            voiding as (
                select transaction_id, min(line_number) as from_line, max(line_number) as to_line
                from item_posting group by transaction_id),
            posted as (
                select p.* from item_posting p join stretch s
                    on s.order_id = p.order_id and p.line_number between s.from_line and s.to_line)
            """;

    private final String kind;
    private final String breakers;

    BookCheck(String breakers) {
        this.kind = name();
        this.breakers = breakers;
    }

    BookCheck(String kind, String breakers) {
        this.kind = kind;
        this.breakers = breakers;
    }

    /** Records what is found, once; takes the stretches and the time. */
    String sql() {
        return VIEWS + """
                insert into cancellation.difference (kind, order_id, line_number, action_id, detail, found_at)
                select '%s', found.*, $4 from (%s) found on conflict on constraint difference_recorded_once do nothing
                """.formatted(kind, breakers);
    }
}
