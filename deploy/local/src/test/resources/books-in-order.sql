-- An order of two line items at 10.00, paid from an account; a cancel of the order took the first and left the second.
truncate cancellation.orders, cancellation.line_item, cancellation.action, cancellation.action_chunk, cancellation.refund,
    cancellation.decision, cancellation.ledger_account, cancellation.ledger_transaction, cancellation.posting,
    cancellation.outbox, cancellation.unsettled_item, cancellation.payment, cancellation.refund_intent;

insert into cancellation.line_item (order_id, line_number, status, reward_status, product_kind, issuance, issued_minor,
    issued_currency, charged_minor, charged_fee_minor, charged_total_minor, remaining_minor, date_issued, version, charged_by,
    settled_reward, settled_by, settled_at)
values
    (1, 1, 'COMPLETE', 'ACTIVE', 'REWARD_LINK', 1, 1000, 'USD', 1000, 0, 1000, 1000, now(), 1, 2,
        'CANCELLED', '00000000-0000-8000-8000-000000000001', now()),
    (1, 2, 'COMPLETE', 'REDEEMED', 'REWARD_LINK', 1, 1000, 'USD', 1000, 0, 1000, 0, now(), 1, 2, null, null, null);

insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at, state, window_days, zone,
    service_fee_minor, rules_version, total_line_items, successful, failed, refund_minor, fee_minor, refund_state, open_chunks,
    written_at)
values ('00000000-0000-8000-8000-000000000001', 1, 1, 'CANCEL', 0, 'FRAUD', now(), 'PARTIALFAILED', 5, 'UTC',
    100, 1, 2, 1, 1, 900, 100, 'POSTED', 0, now());

insert into cancellation.action_chunk (action_id, number, ordinal, platform_id, order_id, from_line, to_line, state, due_at)
values ('00000000-0000-8000-8000-000000000001', 0, 1, 1, 1, 1, 2, 'DONE', now());

insert into cancellation.decision
    (action_id, order_id, line_number, chunk, verdict, rule, refund_minor, fee_minor, currency, decided_at)
values
    ('00000000-0000-8000-8000-000000000001', 1, 1, 0, 'ELIGIBLE', null, 900, 100, 'USD', now()),
    ('00000000-0000-8000-8000-000000000001', 1, 2, 0, 'INELIGIBLE', 'REDEEMED', 0, 0, 'USD', now());

insert into cancellation.ledger_account (id, platform_id, kind, currency, account_id, balance_minor)
overriding system value
values (1, 1, 'ACCOUNT', 'USD', 7, 3900), (2, 1, 'ISSUED', 'USD', null, null), (3, 1, 'FEES', 'USD', null, null),
    (4, 1, 'FUNDING', 'USD', null, null);

insert into cancellation.ledger_transaction (id, platform_id, kind, order_id, action_id, chunk, posted_at)
overriding system value
values (1, 1, 'FUNDING', null, null, null, now()), (2, 1, 'CHARGE', 1, null, null, now()),
    (3, 1, 'VOID', 1, '00000000-0000-8000-8000-000000000001', 0, now());

insert into cancellation.posting (transaction_id, ledger_account_id, amount_minor, currency, order_id, line_number, posted_at)
values (1, 4, -5000, 'USD', null, null, now()), (1, 1, 5000, 'USD', null, null, now()),
    (2, 2, 1000, 'USD', 1, 1, now()), (2, 2, 1000, 'USD', 1, 2, now()), (2, 1, -2000, 'USD', 1, null, now()),
    (3, 2, -1000, 'USD', 1, 1, now()), (3, 1, 900, 'USD', 1, null, now()), (3, 3, 100, 'USD', 1, null, now());

insert into cancellation.refund
values (1, 1, '00000000-0000-8000-8000-000000000001', 900, 100, 'USD', 'ACCOUNT', 3, now());

insert into cancellation.outbox (event_id, topic, record_key, type, payload, created_at)
values ('00000000-0000-8000-8000-000000000002', 'order-actions.settled', 'key', 'type', convert_to(
    '{"actionId":"00000000-0000-8000-8000-000000000001","sequence":1}', 'UTF8'), now());
