-- What an endpoint is limited to, its sealed headers, the secret before this one, its health, and deliveries that start again.
-- Expand only: services of the version before run on it too.
alter table webhook.subscription
    add column customers               text[],      -- null: events of every customer
    add column accounts                text[],      -- null: events of every account
    add column sealed_headers          bytea,       -- AES-256-GCM of JSON [{name, value}]; headers holds those from before
    add column headers_key_id          text,
    add column previous_secret         bytea,
    add column previous_secret_key_id  text,
    add column previous_secret_until   timestamptz,
    add column failures_in_row         integer      not null default 0,
    add column failing_since           timestamptz, -- the first failed attempt since the last success
    add column slowness                smallint     not null default 0,
    add column held_until              timestamptz, -- breaker, rate and Retry-After: not served before
    add column disabled_at             timestamptz,
    add column disabled_reason         text,
    add column disabled_told           boolean      not null default false,
    add column tested_at               timestamptz,
    add column host                    text         not null generated always as (
        regexp_replace(lower(coalesce(substring(url from '^[a-zA-Z]+://([^/?#]+)'), url)), ':443$', '')) stored,
    drop constraint subscription_state_check,
    add constraint subscription_state_check check (state in ('ACTIVE', 'PAUSED', 'DISABLED', 'RESUMING'));
create index subscription_of_host on webhook.subscription (host);

-- The schedule counts from here: a delivery that starts again has all its attempts before it.
alter table webhook.delivery
    add column attempts_before integer not null default 0,
    drop constraint delivery_state_check,
    add constraint delivery_state_check check (state in ('PENDING', 'DELIVERED', 'UNDELIVERED', 'DROPPED'));

-- Deliveries that are to start again, page by page: all of a backlog before its endpoint is served, or a replay behind live work.
create table webhook.restart (
    id              bigint generated always as identity primary key,
    subscription_id uuid        not null references webhook.subscription on delete cascade,
    kind            text        not null check (kind in ('RESUME', 'REPLAY')),
    next_revision   bigint      not null,
    to_revision     bigint      not null,
    since           timestamptz not null,   -- older deliveries are left alone
    constraint restart_once_per_subscription unique (subscription_id, kind)
);
grant select, insert, update, delete on webhook.restart to countermand_dispatcher;
