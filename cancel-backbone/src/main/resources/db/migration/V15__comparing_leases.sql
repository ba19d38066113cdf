-- Who compares a payment now has it until then; when it is due stays as it was, for the gauge of what waits. A worker of the
-- version before still moves compare_at ahead instead; to compare twice changes nothing.
alter table cancellation.payment add column compare_leased_until timestamptz;
grant update (compare_leased_until) on cancellation.payment to countermand_worker;

-- In the order of claims: what could not be read comes back when its lease ends, behind what waited meanwhile.
create index payment_to_claim on cancellation.payment (provider, greatest(compare_at, compare_leased_until))
    where compare_at is not null;
create index payment_due on cancellation.payment (compare_at) where compare_at is not null;
drop index cancellation.payment_to_compare;
