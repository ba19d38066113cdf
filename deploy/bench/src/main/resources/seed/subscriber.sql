-- A platform with a key, that has subscriptions and nothing else.
insert into access.platform (name, created_at) values ('${platform}', now());

insert into access.credential (id, platform_id, key_hash, created_at)
select gen_random_uuid(), id, decode('${keyHash}', 'hex'), now() from access.platform where name = '${platform}';
