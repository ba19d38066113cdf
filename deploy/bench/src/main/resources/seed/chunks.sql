-- As the worker's planner cuts them: actions of a prefix, in chunks of 1,000 line items. They are due tomorrow, so that a worker
-- that is running leaves them alone.
insert into cancellation.action_chunk (action_id, number, ordinal, platform_id, order_id, from_line, to_line, due_at)
select a.id, n, a.ordinal, a.platform_id, a.order_id, 1 + n * 1000, least(a.total_line_items, (n + 1) * 1000),
    now() + interval '1 day'
from cancellation.action a join cancellation.orders o on o.id = a.order_id, generate_series(0, (a.total_line_items - 1) / 1000) n
where o.reference_order_id like '${prefix}-%' order by a.ordinal, n;

update cancellation.action a set state = 'PROCESSING', open_chunks = (a.total_line_items + 999) / 1000
from cancellation.orders o where o.id = a.order_id and o.reference_order_id like '${prefix}-%';
