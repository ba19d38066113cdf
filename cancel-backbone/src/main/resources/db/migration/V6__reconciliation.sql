-- Reconciliation: the books held against each other, line item by line item, again and again. Expand only.

-- What does not agree. For a human; nothing here is put right by itself.
create table cancellation.difference (
    id          bigint generated always as identity primary key,
    kind        text        not null check (kind in ('VOID_WITHOUT_REFUND', 'REFUND_WITHOUT_VOID', 'DOUBLE_REFUND',
        'WRONG_AMOUNT', 'MISSING_EVENT', 'UNKNOWN_PROVIDER_REFUND')),
    order_id    bigint      not null,
    line_number integer,    -- null: a whole action
    action_id   uuid,
    detail      text        not null,
    found_at    timestamptz not null,
    resolved_at timestamptz,
    constraint difference_recorded_once unique nulls not distinct (kind, order_id, line_number, action_id)
);
create index difference_open on cancellation.difference (id) where resolved_at is null;

-- How far the walk over all line items has come. Its lock is the right to go on: one worker at a time.
create table cancellation.reconciliation (
    only_one      boolean     not null default true primary key check (only_one),
    order_id      bigint      not null default 0,
    line_number   integer     not null default 0,
    started_at    timestamptz,                      -- of the pass under way; null between passes
    ended_at      timestamptz                       -- of the last whole pass
);
insert into cancellation.reconciliation default values;

-- A void belongs to a chunk of an action; without one it could not be found again by its id.
alter table cancellation.ledger_transaction add constraint void_belongs_to_a_chunk
    check (kind <> 'VOID' or order_id is not null and action_id is not null and chunk is not null) not valid;

-- By which they are found. The first grows to the right only; the second has one or two entries an action.
create index posting_of_transaction on cancellation.posting (transaction_id);
create index outbox_event on cancellation.outbox (event_id);

grant select, insert on cancellation.difference to countermand_worker;
grant update (resolved_at) on cancellation.difference to countermand_worker;
grant select, update on cancellation.reconciliation to countermand_worker;

-- Retention. Chunks are found by age through the cheapest index there is: they are written in the order of their time.
create index chunk_age on cancellation.action_chunk using brin (due_at);
grant delete on cancellation.action_chunk, cancellation.parked_record to countermand_worker;

-- Drops the months of the outbox that lie wholly before a time, unless one of their events still waits. Only the outbox: the
-- worker may not drop anything itself, and there is no such function for what the books are made of.
create function cancellation.drop_published_months(before timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    month   record;
    waits   boolean;
    dropped integer := 0;
begin
    for month in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'cancellation.outbox'::regclass and c.relname ~ '^outbox_[0-9]{4}_[0-9]{2}$'
            and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before at time zone 'UTC'
        order by c.relname
    loop
        execute format('select exists (select from cancellation.%I where published_at is null)', month.relname) into waits;
        if not waits then
            execute format('drop table cancellation.%I', month.relname);
            dropped := dropped + 1;
        end if;
    end loop;
    delete from cancellation.outbox_other where created_at < before and published_at is not null;
    return dropped;
end $$;
revoke execute on function cancellation.drop_published_months(timestamptz) from public;
grant execute on function cancellation.drop_published_months(timestamptz) to countermand_worker;
