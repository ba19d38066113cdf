-- Actions that have ended, each owing one refund through the provider, and the payments they refund. None is due yet.
insert into cancellation.orders (platform_id, reference_order_id, customer_id, account_id, source, status, currency, created_at,
    total_line_items, arrived_line_items, payment_kind, provider, provider_transaction_id, provider_state, captured_minor,
    tax_minor, version, first_seen_at)
select a.platform_id, 'RA-' || r || '-' || n, a.customer_id, a.id, 'RA', 'COMPLETE', 'USD', now(), 1, 1, 'PROVIDER', 'bango',
    'ours-' || r || '-' || n, 'CAPTURED', 2575, 206, 1, now()
from generate_series(0, ${rounds} - 1) r, generate_series(0, ${refunds} - 1) n
    join cancellation.account a on a.identifier = '${platform}-account-' || (n % 1000 + 1);

insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at, state, window_days, zone,
    service_fee_minor, rules_version, total_line_items, successful, refund_minor, fee_minor, refund_state, open_chunks, written_at,
    settled_at)
select md5('action' || o.id)::uuid, o.platform_id, o.id, 'CANCEL', 0, 'FRAUD', now(), 'SUCCESSFUL', 5, 'UTC', 50, 1, 1, 1, 2450, 50,
    'PENDING', 0, now(), now()
from cancellation.orders o;

insert into cancellation.payment (platform_id, provider, transaction_id, currency, created_at)
select platform_id, provider, provider_transaction_id, currency, now() from cancellation.orders;

insert into cancellation.refund_intent (id, action_id, payment_id, provider, platform_id, order_id, amount_minor, currency, due_at,
    written_at)
select md5('refund' || o.id)::uuid, md5('action' || o.id)::uuid, p.id, p.provider, o.platform_id, o.id, 2450, 'USD', 'infinity', now()
from cancellation.orders o join cancellation.payment p on p.transaction_id = o.provider_transaction_id;
