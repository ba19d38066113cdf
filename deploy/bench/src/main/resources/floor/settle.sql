-- The floor: what settling a chunk of an account-paid cancel costs in SQL alone. One transaction that locks, judges, voids,
-- refunds, posts, counts down and tells, writing the same rows into the same tables as the worker does, with no process
-- around it: nothing crosses the wire but the chunk's key. No bundle, no queue, no relay.
create schema floor;

create function floor.settle_chunk(the_action uuid, the_chunk integer) returns void language plpgsql as $$
declare
    c         record;
    void      bigint;
    sums      record;
    open_left integer;
    sequence  bigint;
begin
    select k.order_id, k.from_line, k.to_line, k.platform_id, x.window_days, x.zone, x.accepted_at, x.reason_code,
        least(x.service_fee_minor, 1000000000000) as fee, o.status as order_status, o.currency, o.reference_order_id,
        o.external_ref_id, a.status as account_status, a.identifier as account, u.identifier as customer, p.name as platform,
        (select l.id from cancellation.ledger_account l where l.platform_id = o.platform_id and l.kind = 'ACCOUNT'
            and l.currency = o.currency and l.account_id = o.account_id) as ledger_account,
        (select l.id from cancellation.ledger_account l where l.platform_id = o.platform_id and l.kind = 'ISSUED'
            and l.currency = o.currency and l.account_id is null) as ledger_issued,
        (select l.id from cancellation.ledger_account l where l.platform_id = o.platform_id and l.kind = 'FEES'
            and l.currency = o.currency and l.account_id is null) as ledger_fees
    into strict c
    from cancellation.action_chunk k
        join cancellation.action x on x.id = k.action_id
        join cancellation.orders o on o.id = k.order_id
        join cancellation.account a on a.id = o.account_id
        join cancellation.customer u on u.id = o.customer_id
        join access.platform p on p.id = o.platform_id
    where k.action_id = the_action and k.number = the_chunk and k.state = 'OPEN' for no key update of k;

    insert into cancellation.ledger_transaction (platform_id, kind, order_id, action_id, chunk, posted_at)
    values (c.platform_id, 'VOID', c.order_id, the_action, the_chunk, now()) returning id into void;

    with item as (
        select i.line_number, i.external_ref_id, i.charged_minor, i.product_kind, i.reward_status,
            case
                when i.settled_reward = 'CANCELLED' then 'ALREADY_SETTLED'
                when c.order_status not in ('COMPLETE', 'PARTIAL') then 'ORDER_STATUS'
                when i.status <> 'COMPLETE' then 'LINE_ITEM_STATUS'
                when i.reward_status not in ('ACTIVE', 'FROZEN', 'REDEEMED', 'PARTIALLY_REDEEMED') then 'REWARD_STATUS'
                when i.product_kind in ('PRINTED_REWARD_LINK', 'BRAND_CARD') then 'PRODUCT_KIND'
                when i.reward_status in ('REDEEMED', 'PARTIALLY_REDEEMED') or i.remaining_minor is distinct from i.issued_minor
                    then 'REDEEMED'
                when c.accepted_at >= (date_trunc('day', i.date_issued at time zone c.zone)
                    + (c.window_days + 1) * interval '1 day') at time zone c.zone then 'WINDOW'
                when i.product_kind = 'PROMO_LINK' and i.issuance > 1 then 'ISSUANCE'
                when c.account_status not in ('ACTIVE', 'INACTIVE') then 'ACCOUNT'
            end as rule
        from cancellation.line_item i
        where i.order_id = c.order_id and i.line_number between c.from_line and c.to_line
        order by i.line_number for no key update),
    judged as materialized (
        select item.*, case when rule is null then least(c.fee, charged_minor) else 0 end as fee,
            case when rule is null then charged_minor - least(c.fee, charged_minor) else 0 end as refund
        from item),
    voided as (
        update cancellation.line_item i set settled_reward = 'CANCELLED', settled_by = the_action, settled_at = now()
        from judged j where i.order_id = c.order_id and i.line_number = j.line_number and j.rule is null),
    refunded as (
        insert into cancellation.refund (order_id, line_number, action_id, amount_minor, fee_minor, currency, way,
            transaction_id, created_at)
        select c.order_id, line_number, the_action, refund, fee, c.currency, 'ACCOUNT', void, now()
        from judged where rule is null),
    decided as (
        insert into cancellation.decision (action_id, order_id, line_number, chunk, verdict, rule, rule_version, detail,
            refund_minor, fee_minor, currency, transaction_id, decided_at)
        select the_action, c.order_id, line_number, the_chunk, case when rule is null then 'ELIGIBLE' else 'INELIGIBLE' end,
            rule, case when rule is not null then 1 end, case when rule is not null then 'the reward was redeemed' end,
            refund, fee, c.currency, case when rule is null then void end, now()
        from judged where rule is distinct from 'ALREADY_SETTLED'),
    posted as (
        insert into cancellation.posting (transaction_id, ledger_account_id, amount_minor, currency, order_id, line_number,
            posted_at)
        select void, c.ledger_issued, -charged_minor, c.currency, c.order_id, line_number, now() from judged where rule is null
        union all select void, c.ledger_account, sum(refund), c.currency, c.order_id, null, now() from judged
        union all select void, c.ledger_fees, sum(fee), c.currency, c.order_id, null, now() from judged having sum(fee) > 0)
    select count(*) filter (where rule is null) as voided, count(*) filter (where rule is not null) as kept,
        sum(refund) as refund, sum(fee) as fee,
        json_agg(json_strip_nulls(json_build_object(
            'referenceLineItemId', c.reference_order_id || '-' || line_number, 'externalRefLineItemID', external_ref_id,
            'verdict', case when rule is null then 'ELIGIBLE' else 'INELIGIBLE' end, 'rule', rule,
            'ruleVersion', case when rule is not null then 1 end,
            'detail', case when rule is not null then 'the reward was redeemed' end,
            'rewardStatus', case when rule is null then 'CANCELLED' else reward_status end, 'productKind', product_kind,
            'refund', case when rule is null then refund / 100.0 end, 'feeWithheld', case when rule is null then fee / 100.0 end,
            'currencyCode', c.currency))) as told
    into sums from judged;

    update cancellation.action_chunk set state = 'DONE', successful = sums.voided, failed = sums.kept,
        ineligible = jsonb_build_object('REDEEMED', sums.kept), refund_minor = sums.refund, fee_minor = sums.fee
    where action_id = the_action and number = the_chunk;

    update cancellation.ledger_account set balance_minor = balance_minor + sums.refund where id = c.ledger_account;

    update cancellation.action set open_chunks = open_chunks - 1 where id = the_action returning open_chunks into open_left;
    if open_left = 0 then
        update cancellation.action a set state = case when s.failed = 0 then 'SUCCESSFUL' else 'PARTIALFAILED' end,
            successful = s.successful, failed = s.failed, ineligible = jsonb_build_object('REDEEMED', s.failed),
            refund_minor = s.refund, fee_minor = s.fee, refund_state = 'POSTED', settled_at = now()
        from (select sum(successful) as successful, sum(failed) as failed, sum(refund_minor) as refund, sum(fee_minor) as fee
              from cancellation.action_chunk where action_id = the_action) s
        where a.id = the_action;
    end if;

    insert into cancellation.event_sequence as s (order_id, last) values (c.order_id, case open_left when 0 then 2 else 1 end)
    on conflict (order_id) do update set last = s.last + excluded.last returning last into sequence;

    insert into cancellation.outbox (event_id, topic, record_key, type, payload, created_at)
    select gen_random_uuid(), 'line-items.settled', c.platform || '/' || c.reference_order_id, 'io.countermand.line-items.settled',
        convert_to(json_build_object('schema', 1, 'platform', c.platform, 'customerIdentifier', c.customer,
            'accountIdentifier', c.account, 'sequence', sequence - case open_left when 0 then 1 else 0 end,
            'referenceOrderId', c.reference_order_id,
            'externalRefID', c.external_ref_id, 'actionId', the_action, 'action', 'CANCEL', 'chunk', the_chunk,
            'reasonCode', c.reason_code, 'settledAt', now(), 'lineItems', sums.told)::text, 'UTF8'), now();
    if open_left = 0 then
        insert into cancellation.outbox (event_id, topic, record_key, type, payload, created_at)
        select gen_random_uuid(), 'order-actions.settled', c.platform || '/' || c.reference_order_id,
            'io.countermand.order-action.settled',
            convert_to(json_build_object('schema', 1, 'platform', c.platform, 'customerIdentifier', c.customer,
                'accountIdentifier', c.account, 'sequence', sequence, 'referenceOrderId', c.reference_order_id,
                'externalRefID', c.external_ref_id, 'actionId', the_action, 'action', 'CANCEL', 'status', a.state,
                'reasonCode', a.reason_code, 'totalLineItems', a.total_line_items, 'successfulLineItems', a.successful,
                'failedLineItems', a.failed, 'ineligible', a.ineligible, 'refund', json_build_object('currencyCode', c.currency,
                    'value', a.refund_minor / 100.0, 'feesWithheld', a.fee_minor / 100.0, 'state', a.refund_state),
                'acceptedAt', a.accepted_at, 'settledAt', a.settled_at)::text, 'UTF8'), now()
        from cancellation.action a where a.id = the_action;
    end if;
end $$;
