-- Who may log in. organisation_id is an organisation's; its table is made later (04xx), so no foreign key here.
create table account (
  id INTEGER PRIMARY KEY,
  login_name text not null unique,         -- folded: lower case ASCII
  display_name text not null,
  email text not null,
  phone text not null,
  locale text not null,                    -- vi | en
  state text not null,                     -- active | locked | closed
  organisation_id INTEGER,
  is_demo INTEGER not null,                -- of the demonstration: shown as such, and needs no TOTP
  folded text not null,                    -- names for search
  sort_key BLOB not null,                  -- by given name
  created_at INTEGER not null,
  version INTEGER not null,
  password_hash text not null,             -- argon2id with its parameters and salt
  password_set_at INTEGER not null,
  must_change_password INTEGER not null,
  failed_count INTEGER not null,           -- wrong passwords or codes in a row
  locked_until INTEGER,                    -- a rest after too many of them
  totp_secret BLOB,                        -- sealed with the server's key
  totp_since INTEGER,                      -- null: not confirmed yet
  totp_last_step INTEGER not null          -- of the last accepted code: none is accepted twice
) STRICT;
create index account_by_name on account (sort_key, id);
create index account_by_organisation on account (organisation_id);

create table recovery_code (
  id INTEGER PRIMARY KEY,
  account_id INTEGER not null references account (id),
  code_hash BLOB not null,
  used_at INTEGER
) STRICT;
create index recovery_code_by_account on recovery_code (account_id);

create table session (
  id INTEGER PRIMARY KEY,
  account_id INTEGER not null references account (id),
  token_hash BLOB not null unique,
  state text not null,                     -- open | awaiting_code | ended
  created_at INTEGER not null,
  last_used_at INTEGER not null,
  expires_at INTEGER not null,
  address text not null,
  device text not null,
  attempts INTEGER not null                -- wrong codes while awaiting one
) STRICT;
create index session_by_account on session (account_id, state);
create index session_by_expiry on session (expires_at);

create table api_token (
  id INTEGER PRIMARY KEY,
  account_id INTEGER not null references account (id),
  token_hash BLOB not null unique,
  name text not null,
  permissions text not null,               -- names, a space between; "" = all of the account's
  created_at INTEGER not null,
  last_used_at INTEGER,
  expires_at INTEGER not null,
  revoked_at INTEGER
) STRICT;
create index api_token_by_account on api_token (account_id);

create table role_grant (
  id INTEGER PRIMARY KEY,
  account_id INTEGER not null references account (id),
  role text not null,
  organisation_id INTEGER,                 -- held there, or
  area_id INTEGER,                         -- there, or (neither) everywhere
  valid_from text not null,
  valid_to text,                           -- the last day; null = until revoked
  given_by INTEGER not null,               -- account; 0 = the system
  given_at INTEGER not null,
  delegated_from INTEGER references role_grant (id),
  authority text not null,                 -- of a delegation: tm | kt | tl | tuq | q; else ""
  paper_number text not null,
  revoked_at INTEGER,
  revoked_by INTEGER
) STRICT;
create index role_grant_by_account on role_grant (account_id);
create index role_grant_by_organisation on role_grant (organisation_id);
create index role_grant_by_origin on role_grant (delegated_from);

-- Counts changes that may take something away from a viewer; caches of viewers are compared with it.
create table access_version (
  id INTEGER PRIMARY KEY,
  value INTEGER not null
) STRICT;
insert into access_version (id, value) values (1, 1);
