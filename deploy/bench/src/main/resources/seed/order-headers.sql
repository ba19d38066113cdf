-- The API reads no more of an order than its header.
insert into cancellation.orders (platform_id, reference_order_id, customer_id, account_id, source, status, currency,
    created_at, total_line_items, arrived_line_items, payment_kind, version, first_seen_at)
select a.platform_id, 'RA-' || n, a.customer_id, a.id, 'RA', 'COMPLETE', 'USD', now(), 10, 10, 'ACCOUNT', 1, now()
from generate_series(0, ${orders} - 1) n
    join cancellation.account a on a.identifier = '${platform}-account-' || (n % 1000 + 1);

vacuum analyze;
