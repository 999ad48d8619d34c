-- What a stranger does from his place shall not keep a person out of his own.

alter table login_try add column address_hash bytea not null default '';
alter table login_try add column is_code_ask boolean not null default false;
comment on table login_try is 'Tries to sign in and codes asked for, by a digest of the mobile typed, to slow guessing. Kept a day. Owner: identity.';
comment on column login_try.address_hash is 'A digest of where it came from.';
comment on column login_try.is_code_ask is 'Not a try: a code was asked for, whether or not somebody has the mobile.';
