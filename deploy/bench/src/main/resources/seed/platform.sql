-- One platform with a key, a customer and a thousand accounts. It keeps a service fee, so that voids have all their postings.
insert into access.platform (name, service_fee_minor, created_at) values ('${platform}', 50, now());

insert into access.credential (id, platform_id, key_hash, created_at)
select gen_random_uuid(), id, decode('${keyHash}', 'hex'), now() from access.platform where name = '${platform}';

insert into cancellation.customer (platform_id, identifier, created_at)
select id, '${platform}-customer', now() from access.platform where name = '${platform}';

insert into cancellation.account (platform_id, customer_id, identifier, currency, created_at)
select p.id, c.id, p.name || '-account-' || n, 'USD', now()
from access.platform p join cancellation.customer c on c.platform_id = p.id, generate_series(1, 1000) n
where p.name = '${platform}';

insert into cancellation.ledger_account (platform_id, kind, currency, account_id, balance_minor)
select a.platform_id, 'ACCOUNT', a.currency, a.id, 0
from cancellation.account a join access.platform p on p.id = a.platform_id where p.name = '${platform}';

insert into cancellation.ledger_account (platform_id, kind, currency)
select p.id, kind, 'USD'
from access.platform p, unnest(array['ISSUED', 'FEES', 'PROVIDER_DUE', 'PROVIDER', 'FUNDING']) kind
where p.name = '${platform}';
