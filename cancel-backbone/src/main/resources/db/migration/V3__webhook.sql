-- Subscriptions and deliveries. Owner: webhook-dispatcher; nobody else reads or writes here.
create schema webhook;
grant usage on schema webhook to countermand_dispatcher;

-- One row is one endpoint, and the claim: lease, revision, breaker and fairness live here.
create table webhook.subscription (
    id                  uuid        not null primary key,
    platform_id         integer     not null,
    url                 text        not null,
    headers             text        not null default '[]',   -- JSON [{name, value}]
    categories          text[]      not null default '{}',
    event_types         text[]      not null default '{}',
    verification_method text        not null check (verification_method in ('HMAC', 'X509', 'NONE')),
    signing_certificate text,
    secret              bytea,      -- AES-256-GCM, see secret_key_id
    secret_key_id       text,
    state               text        not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    last_revision       bigint      not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    expires_at          timestamptz not null,
    lease_epoch         bigint      not null default 0,
    leased_until        timestamptz,
    next_due_at         timestamptz,  -- the earliest due delivery; null: nothing to do
    last_served_at      timestamptz not null,
    last_success_at     timestamptz
) with (fillfactor = 50);
create index subscription_of_platform on webhook.subscription (platform_id, created_at);
create index subscription_due on webhook.subscription (next_due_at) where state = 'ACTIVE' and next_due_at is not null;

create table webhook.event (
    id          uuid        not null,
    platform_id integer     not null,
    category    text        not null,
    type        text        not null,
    customer    text,
    account     text,
    data        bytea       not null,   -- eventData exactly as it goes out: JSONB would change the bytes and so the signature
    occurred_at timestamptz not null,
    traceparent text,
    received_at timestamptz not null,
    constraint event_once primary key (id)
);
create index event_received on webhook.event (received_at);

create table webhook.delivery (
    id              bigint generated always as identity primary key,
    event_id        uuid        not null,
    subscription_id uuid        not null,
    revision        bigint      not null,
    priority        smallint    not null default 0,   -- 0: ORDER and PLATFORM events, 1: REWARD events
    state           text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'UNDELIVERED')),
    attempts        integer     not null default 0,
    due_at          timestamptz not null,
    created_at      timestamptz not null,
    delivered_at    timestamptz,
    constraint one_delivery_per_event_and_subscription unique (event_id, subscription_id),
    constraint revision_once_per_subscription unique (subscription_id, revision)
) with (fillfactor = 70);
-- Read in exactly this order by the claim, so that its cost does not depend on how many are pending.
create index delivery_due on webhook.delivery (subscription_id, priority, due_at, revision) where state = 'PENDING';

create table webhook.attempt (
    delivery_id bigint      not null,
    number      integer     not null,
    started_at  timestamptz not null,
    millis      integer     not null,
    status      integer,    -- HTTP status; null when none came
    error       text,       -- dns, connect, tls, timeout, status, body, refused
    answer      text        -- the first 1 KiB of the response body
) partition by range (started_at);
create index attempt_of_delivery on webhook.attempt (delivery_id, number);
create table webhook.attempt_other partition of webhook.attempt default;

create table webhook.parked_record (
    id            bigint generated always as identity primary key,
    topic         text        not null,
    partition     integer     not null,
    record_offset bigint      not null,
    record_key    bytea,
    value         bytea,
    reason        text        not null,
    parked_at     timestamptz not null,
    state         text        not null default 'PARKED' check (state in ('PARKED', 'REDRIVEN', 'DROPPED')),
    constraint record_parked_once unique (topic, partition, record_offset)
);

create function webhook.make_partitions(first_month date, months integer) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    month date;
    name  text;
begin
    perform pg_advisory_xact_lock(hashtext('webhook.make_partitions'));
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', first_month) + make_interval(months => i))::date;
        name := 'attempt' || to_char(month, '_YYYY_MM');
        if to_regclass('webhook.' || name) is null then
            begin
                execute format('create table webhook.%I partition of webhook.attempt for values from (%L) to (%L)',
                    name, month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
            exception when check_violation then
                -- Rows of that month are in the other partition already; they are found there, so nothing is wrong.
                raise warning 'no partition % is made: its rows have a place', name;
            end;
        end if;
    end loop;
end $$;
revoke execute on function webhook.make_partitions(date, integer) from public;

grant select, insert, update, delete on all tables in schema webhook to countermand_dispatcher;
grant execute on function webhook.make_partitions(date, integer) to countermand_dispatcher;
