-- The dispatcher's administration, and what it forgets. Expand only: services of the version before run on it too.

-- Who changed what through the administration. Nobody is granted update or delete.
create table webhook.change (
    id         bigint generated always as identity primary key,
    who        text        not null,
    changed_at timestamptz not null,
    subject    text        not null,   -- such as delivery/17 or parked/4
    old_value  text,                   -- JSON; null when it was made
    new_value  text                    -- JSON; null when it was taken away
);
grant select, insert on webhook.change to countermand_dispatcher;

-- Endpoints are listed in the order in which they were made.
alter table webhook.subscription add column ordinal bigint generated always as identity;
create unique index subscription_in_order on webhook.subscription (ordinal);

-- A parked record is driven through again as it came: the id under which subscribers will know its event is a header.
alter table webhook.parked_record add column event_id text, add column traceparent text;
alter table cancellation.parked_record add column event_id text, add column traceparent text;
create index parked_waiting on webhook.parked_record (id) where state = 'PARKED';

-- Whole months of attempts go at once.
create function webhook.drop_months(before timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    month   text;
    dropped integer := 0;
begin
    for month in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'webhook.attempt'::regclass and c.relname ~ '^attempt_[0-9]{4}_[0-9]{2}$'
            and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before at time zone 'UTC'
        order by c.relname
    loop
        execute format('drop table webhook.%I', month);
        dropped := dropped + 1;
    end loop;
    delete from webhook.attempt_other where started_at < before;
    return dropped;
end $$;
revoke execute on function webhook.drop_months(timestamptz) from public;
grant execute on function webhook.drop_months(timestamptz) to countermand_dispatcher;
