-- Actions are started platform by platform.
create index action_waiting on cancellation.action (platform_id, ordinal) where state = 'PENDING';
drop index cancellation.action_not_started;
