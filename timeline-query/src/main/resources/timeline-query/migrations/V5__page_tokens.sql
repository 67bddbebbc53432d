-- Page tokens are signed with it, so that any instance knows the tokens of every other.
create table signing_key (key bytea not null);
insert into signing_key
select decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');

grant select on signing_key to ${app};
