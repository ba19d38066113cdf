-- Refunds held against what the providers list, and what is left over of refunds. Expand only.

-- When a payment is compared next; a claim moves it ahead. Null: not any more.
alter table cancellation.payment add column compare_at timestamptz;
update cancellation.payment set compare_at = now();
create index payment_to_compare on cancellation.payment (provider, compare_at) where compare_at is not null;

-- What a human decided last; null: nobody had to.
alter table cancellation.refund_intent add column resolution text
    check (resolution in ('ADOPT', 'RESEND', 'CREDIT', 'WRITE_OFF'));

-- The key, or else the amount, of what a provider gave back. A second one of the same order is a difference of its own.
alter table cancellation.difference add column provider_refund text;
alter table cancellation.difference drop constraint difference_recorded_once;
alter table cancellation.difference add constraint difference_recorded_once
    unique nulls not distinct (kind, order_id, line_number, action_id, provider_refund);

grant update (compare_at) on cancellation.payment to countermand_worker;
grant update (resolution) on cancellation.refund_intent to countermand_worker;

-- Ended actions that owe a payer. A worker of before V7 ended some without an intent; they are looked for.
create index action_owing on cancellation.action (settled_at) where refund_state = 'PENDING';

-- Drops the months of attempts that lie wholly before a time, unless one of them belongs to a refund that is not over.
create function cancellation.drop_old_attempts(before timestamptz) returns integer
    language plpgsql security definer set search_path = pg_catalog as $$
declare
    month   record;
    needed  boolean;
    dropped integer := 0;
begin
    for month in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'cancellation.refund_attempt'::regclass and c.relname ~ '^refund_attempt_[0-9]{4}_[0-9]{2}$'
            and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= before at time zone 'UTC'
        order by c.relname
    loop
        execute format('select exists (select from cancellation.%I a join cancellation.refund_intent i on i.id = a.refund_id'
            || ' where i.state not in (''SUCCEEDED'', ''CREDITED'', ''WRITTEN_OFF''))', month.relname) into needed;
        if not needed then
            execute format('drop table cancellation.%I', month.relname);
            dropped := dropped + 1;
        end if;
    end loop;
    delete from cancellation.refund_attempt_other a where a.started_at < before and exists (
        select from cancellation.refund_intent i
        where i.id = a.refund_id and i.state in ('SUCCEEDED', 'CREDITED', 'WRITTEN_OFF'));
    return dropped;
end $$;
revoke execute on function cancellation.drop_old_attempts(timestamptz) from public;
grant execute on function cancellation.drop_old_attempts(timestamptz) to countermand_worker;
