-- Refunds through payment providers: the payments, one intent per action, and what was tried. Owner: cancel-worker.
create table cancellation.payment (
    id              bigint generated always as identity primary key,
    platform_id     integer     not null,      -- of the order that named it first; an order of another platform gets nothing
    provider        text        not null,
    transaction_id  text        not null,
    currency        char(3)     not null,
    captured_minor  bigint      not null default 0,   -- as the provider last told
    refunded_minor  bigint      not null default 0,   -- as the provider last told, by whomever
    committed_minor bigint      not null default 0,   -- of our refunds: under way, or done
    foreign_minor   bigint      not null default 0,   -- given back by others, with a human's consent
    version         bigint      not null default 0,   -- a refund that was decided before another one was sent is decided again
    created_at      timestamptz not null,
    constraint payment_once unique (provider, transaction_id),
    constraint refunds_never_above_captured check (committed_minor >= 0 and committed_minor <= captured_minor)
) with (fillfactor = 70);

create table cancellation.refund_intent (
    ordinal        bigint generated always as identity,
    id             uuid        not null,      -- the key that the provider knows it by: computed from action and payment
    action_id      uuid        not null,
    payment_id     bigint      not null references cancellation.payment,
    provider       text        not null,
    platform_id    integer     not null,
    order_id       bigint      not null,
    amount_minor   bigint      not null check (amount_minor > 0),
    currency       char(3)     not null,
    state          text        not null default 'INTENDED' check (state in ('INTENDED', 'AWAITING_CAPTURE', 'SENDING',
        'UNKNOWN', 'SUCCEEDED', 'NEEDS_REVIEW', 'CREDITED', 'WRITTEN_OFF')),
    outcome        text check (outcome in ('REFUNDED', 'RELEASED')),
    cause          text,                       -- why a human has to look
    -- what was sent, written before the call
    request        text check (request in ('RELEASE', 'FULL', 'PART')),
    tax_minor      bigint,
    before_minor   bigint,                     -- what the provider had given back of the payment by then
    first_sent_at  timestamptz,
    sent_at        timestamptz,
    refused        boolean     not null default false,
    unchanged_since timestamptz,
    waiting_since  timestamptz,
    last_word      text,                       -- of the provider
    failures       integer     not null default 0,
    due_at         timestamptz not null,       -- a claim moves it ahead: the lease
    epoch          bigint      not null default 0,  -- counts claims: who was paused through its lease is not listened to
    told           integer     not null default 0,  -- events
    written_at     timestamptz not null,
    settled_at     timestamptz,
    constraint refund_key_once primary key (id),
    constraint one_intent_per_action unique (action_id)
) with (fillfactor = 50);
create unique index one_refund_in_flight_per_payment on cancellation.refund_intent (payment_id)
    where state in ('SENDING', 'UNKNOWN');
create index refund_due on cancellation.refund_intent (provider, due_at)
    where state in ('INTENDED', 'AWAITING_CAPTURE', 'SENDING', 'UNKNOWN');
create index refund_of_payment on cancellation.refund_intent (payment_id);
create index refund_listed on cancellation.refund_intent (state, ordinal);

create table cancellation.refund_attempt (
    refund_id  uuid        not null,
    call       text        not null check (call in ('READ', 'GIVE_BACK')),
    word       text        not null,           -- what came of it
    started_at timestamptz not null,
    millis     integer     not null
) partition by range (started_at);
create index attempt_of_refund on cancellation.refund_attempt (refund_id, started_at);
create table cancellation.refund_attempt_other partition of cancellation.refund_attempt default;

-- Whether a payment's last line item is void.
create index orders_of_payment on cancellation.orders (provider, provider_transaction_id) where payment_kind = 'PROVIDER';

-- What a refund comes to, posted once.
alter table cancellation.ledger_account drop constraint ledger_account_kind_check;
alter table cancellation.ledger_account add constraint ledger_account_kind_check check (
    kind in ('ACCOUNT', 'ISSUED', 'FEES', 'PROVIDER_DUE', 'PROVIDER', 'FUNDING', 'WRITTEN_OFF'));
alter table cancellation.ledger_transaction drop constraint ledger_transaction_kind_check;
alter table cancellation.ledger_transaction add constraint ledger_transaction_kind_check check (
    kind in ('FUNDING', 'CHARGE', 'VOID', 'REFUND', 'RELEASE', 'CREDIT', 'WRITE_OFF'));
create unique index one_end_per_refund on cancellation.ledger_transaction (action_id)
    where kind in ('REFUND', 'RELEASE', 'CREDIT', 'WRITE_OFF');

create or replace function cancellation.make_partitions(first_month date, months integer) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    parent text;
    month  date;
    name   text;
begin
    perform pg_advisory_xact_lock(hashtext('cancellation.make_partitions'));
    foreach parent in array array['decision', 'posting', 'outbox', 'refund_attempt'] loop
        for i in 0 .. months - 1 loop
            month := (date_trunc('month', first_month) + make_interval(months => i))::date;
            name := parent || to_char(month, '_YYYY_MM');
            if to_regclass('cancellation.' || name) is null then
                begin
                    execute format('create table cancellation.%I partition of cancellation.%I for values from (%L) to (%L)',
                        name, parent, month::timestamp at time zone 'UTC',
                        (month + interval '1 month')::timestamp at time zone 'UTC');
                exception when check_violation then
                    -- Rows of that month are in the other partition already; they are found there, so nothing is wrong.
                    raise warning 'no partition % is made: its rows have a place', name;
                end;
            end if;
        end loop;
    end loop;
end $$;
revoke execute on function cancellation.make_partitions(date, integer) from public;
grant execute on function cancellation.make_partitions(date, integer) to countermand_worker;

grant select on cancellation.payment, cancellation.refund_intent, cancellation.refund_attempt
    to countermand_api, countermand_worker;
grant insert on cancellation.payment, cancellation.refund_intent, cancellation.refund_attempt to countermand_worker;
-- The key, its action, its payment and its amount are never changed.
grant update (captured_minor, refunded_minor, committed_minor, foreign_minor, version) on cancellation.payment to countermand_worker;
grant update (state, outcome, cause, request, tax_minor, before_minor, first_sent_at, sent_at, refused, unchanged_since,
    waiting_since, last_word, failures, due_at, epoch, told, settled_at) on cancellation.refund_intent to countermand_worker;
