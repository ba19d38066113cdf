-- As intake writes them: a cancel for every order of a prefix.
insert into cancellation.action (id, platform_id, order_id, kind, generation, reason_code, accepted_at, window_days, zone,
    service_fee_minor, rules_version, total_line_items, written_at)
select gen_random_uuid(), o.platform_id, o.id, 'CANCEL', 0, 'DUPLICATE', now(), p.window_days, p.zone, p.service_fee_minor,
    ${rulesVersion}, o.total_line_items, now()
from cancellation.orders o join access.platform p on p.id = o.platform_id
where o.reference_order_id like '${prefix}-%' order by o.id;
