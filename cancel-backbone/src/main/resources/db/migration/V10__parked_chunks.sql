-- Chunks that cannot even be set aside: after some tries they are parked, and wait for a human like their line items do.
-- Expand only.
alter table cancellation.action_chunk drop constraint action_chunk_state_check;
alter table cancellation.action_chunk add constraint action_chunk_state_check check (state in ('OPEN', 'DONE', 'PARKED'));
-- How often it failed for its content: a lock that was met counts as an attempt, not as a failure.
alter table cancellation.action_chunk add column failures integer not null default 0;

alter table cancellation.unsettled_item add column chunk integer; -- the parked one, which a retry opens again; else null

-- Those that were retried are forgotten when they are old.
create index unsettled_retried on cancellation.unsettled_item (recorded_at) where state = 'RETRIED';
grant update (cause, recorded_at, chunk) on cancellation.unsettled_item to countermand_worker;
grant delete on cancellation.unsettled_item to countermand_worker;
