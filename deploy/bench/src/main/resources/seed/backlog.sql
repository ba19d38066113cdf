-- ${events} events for each subscription whose URL is like ${urls}; those of one platform get the same. now() is the transaction's time.
insert into webhook.event (id, platform_id, category, type, customer, account, data, occurred_at, received_at)
select gen_random_uuid(), p.platform_id, 'ORDER', 'OrderActionStatus', 'customer', 'account', convert_to(
    '{"referenceOrderId":"RA261130-' || n || '","externalRefID":null,"customerIdentifier":"customer",'
    || '"accountIdentifier":"account","action":"CANCEL","actionId":"' || gen_random_uuid() || '","status":"SUCCESSFUL",'
    || '"reasonCode":"DUPLICATE","otherReason":null,"totalLineItems":10,"successfulLineItems":10,"failedLineItems":0,'
    || '"ineligible":{},"refund":{"currencyCode":"USD","value":247.50,"feesWithheld":2.50,"state":"POSTED"}}', 'UTF8'),
    now(), now()
from (select distinct platform_id from webhook.subscription where url like '${urls}') p, generate_series(1, ${events}) n;

insert into webhook.delivery (event_id, subscription_id, revision, due_at, created_at)
select e.id, s.id, s.last_revision + row_number() over (partition by s.id order by e.id), now(), now()
from webhook.subscription s
join webhook.event e on e.platform_id = s.platform_id and e.received_at = now()
where s.url like '${urls}';

update webhook.subscription set last_revision = last_revision + ${events} where url like '${urls}';
