-- What the administration and its lists need. Expand only: services of the version before run on it too.

-- A platform's own rate; null takes the setting of the front doors.
alter table access.platform add column requests_per_second integer check (requests_per_second between 1 and 100000);

-- Credentials are listed in the order in which they were made.
alter table access.credential add column ordinal bigint generated always as identity;

-- Orders that have not arrived yet, the oldest first: few, and operators are told of those that stay.
create index orders_arriving on cancellation.orders (first_seen_at) where arrived_line_items < total_line_items;

-- Whether a command of an order waits for a human. A hash: keys come from outside and may be longer than a page.
create index parked_of_key on cancellation.parked_record using hash (record_key) where state = 'PARKED';
create index parked_waiting on cancellation.parked_record (id) where state = 'PARKED';
