-- Orders ${prefix}-1, -2, ... paid from an account and charged. One line item in ten was redeemed, the others can be voided.
insert into cancellation.orders (platform_id, reference_order_id, external_ref_id, customer_id, account_id, source, status,
    currency, created_at, total_line_items, arrived_line_items, payment_kind, version, first_seen_at)
select a.platform_id, '${prefix}-' || n, 'ref-${prefix}-' || n, a.customer_id, a.id, 'RA', 'COMPLETE', 'USD', now(), ${items},
    ${items}, 'ACCOUNT', 1, now()
from generate_series(1, ${orders}) n
    join cancellation.account a on a.identifier = '${platform}-account-' || (n % ${accounts} + 1);

insert into cancellation.ledger_transaction (platform_id, kind, order_id, posted_at)
select platform_id, 'CHARGE', id, now() from cancellation.orders where reference_order_id like '${prefix}-%' order by id;

insert into cancellation.line_item (order_id, line_number, external_ref_id, status, reward_status, product_kind, issuance, utid,
    etid, reward_name, issued_minor, issued_currency, charged_minor, charged_fee_minor, charged_total_minor, remaining_minor,
    date_issued, version, charged_by)
select o.id, n, 'item-' || n, 'COMPLETE', case when n % 10 = 0 then 'REDEEMED' else 'ACTIVE' end, 'REWARD_LINK', 1, 'U123456',
    'E123456', 'Choice link', 1000, 'USD', 1000, 25, 1025, case when n % 10 = 0 then 0 else 1000 end, now(), 1, t.id
from cancellation.orders o
    join cancellation.ledger_transaction t on t.order_id = o.id and t.kind = 'CHARGE', generate_series(1, o.total_line_items) n
where o.reference_order_id like '${prefix}-%' order by o.id, n;

insert into cancellation.posting (transaction_id, ledger_account_id, amount_minor, currency, order_id, line_number, posted_at)
select t.id, l.id, 1000, 'USD', o.id, n, now()
from cancellation.orders o
    join cancellation.ledger_transaction t on t.order_id = o.id and t.kind = 'CHARGE'
    join cancellation.ledger_account l on l.platform_id = o.platform_id and l.currency = 'USD' and l.kind = 'ISSUED',
    generate_series(1, o.total_line_items) n
where o.reference_order_id like '${prefix}-%'
union all
select t.id, l.id, -1000 * o.total_line_items, 'USD', o.id, null, now()
from cancellation.orders o
    join cancellation.ledger_transaction t on t.order_id = o.id and t.kind = 'CHARGE'
    join cancellation.ledger_account l on l.account_id = o.account_id and l.currency = 'USD' and l.kind = 'ACCOUNT'
where o.reference_order_id like '${prefix}-%';

update cancellation.ledger_account l set balance_minor = balance_minor - o.charged
from (select account_id, 1000 * sum(total_line_items) as charged from cancellation.orders
      where reference_order_id like '${prefix}-%' group by account_id) o
where l.account_id = o.account_id;
