-- Who may call: platforms and their credentials. Written by the worker's administration, read by every service.
-- One role per service. They are made without login; whoever runs the migration gives them a password.
do $$
declare service text;
begin
    foreach service in array array['countermand_api', 'countermand_worker', 'countermand_dispatcher'] loop
        if not exists (select from pg_roles where rolname = service) then
            execute format('create role %I nologin', service);
        end if;
    end loop;
exception when duplicate_object or unique_violation then
    null; -- another database of the same server was being migrated at the same moment and made them
end $$;

create schema access;
grant usage on schema access to countermand_api, countermand_worker, countermand_dispatcher;

create table access.platform (
    id                integer generated always as identity primary key,
    name              text        not null,
    window_days       integer     not null default 5 check (window_days between 0 and 365),
    zone              text        not null default 'UTC',
    service_fee_minor bigint      not null default 0 check (service_fee_minor between 0 and 1000000000000),
    freeze_hours      integer     not null default 48 check (freeze_hours between 1 and 8760),
    created_at        timestamptz not null,
    constraint platform_name_once unique (name),
    constraint platform_name_form check (name ~ '^[-a-zA-Z0-9_]{3,100}$')
);

create table access.credential (
    id          uuid primary key,
    platform_id integer     not null references access.platform,
    key_hash    bytea       not null,
    rights      text[]      not null default '{READ,CANCEL,WEBHOOK}',
    customers   text[],     -- null: every customer of the platform
    accounts    text[],     -- null: every account of the customers above
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    constraint credential_key_once unique (key_hash)
);
create index credential_of_platform on access.credential (platform_id);

-- Who changed what through the administration. Nobody is granted update or delete.
create table access.change (
    id         bigint generated always as identity primary key,
    who        text        not null,
    changed_at timestamptz not null,
    subject    text        not null,   -- such as platform/acme or account/acme/acme-wellness
    old_value  text,                   -- JSON; null when it was made
    new_value  text                    -- JSON; null when it was taken away
);
create index change_of_subject on access.change (subject, id);

grant select, insert on access.change to countermand_worker;
grant select on access.platform, access.credential to countermand_api, countermand_dispatcher, countermand_worker;
grant insert, update on access.platform, access.credential to countermand_worker;
