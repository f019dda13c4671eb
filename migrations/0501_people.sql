-- People (cán bộ, công chức, viên chức, người lao động, người dân). Who works nowhere is here by the place of residence.
create table person (
  id INTEGER PRIMARY KEY,
  name text not null,
  -- 1985-03-17, 1985-03 or 1985
  birth_date text,
  sex text not null check (sex in ('', 'male', 'female', 'other')),
  phone text not null,
  email text not null,
  -- sealed with the server's key; the keyed hash finds the same number again
  id_number_sealed BLOB,
  id_number_hash BLOB,
  residence_area_id INTEGER references area (id),
  residence_address text not null,
  folded text not null,
  -- by given name, as Vietnamese sorts
  sort_key BLOB not null,
  state text not null check (state in ('active', 'left', 'merged')),
  merged_into INTEGER references person (id),
  is_demo INTEGER not null,
  version INTEGER not null,
  created_at INTEGER not null
) STRICT;
create index person_by_name on person (sort_key, id);
create index person_by_folded on person (folded, id);
create index person_by_phone on person (phone) where phone <> '';
create index person_by_id_number on person (id_number_hash) where id_number_hash is not null;
create index person_by_residence on person (residence_area_id, sort_key) where residence_area_id is not null;
create index person_by_merged_into on person (merged_into) where merged_into is not null;

-- Where somebody works or belongs, from valid_from up to, not including, valid_to. A main one is where somebody is
-- employed: one a day. A secondment (biệt phái) is where somebody works while it lasts.
create table membership (
  id INTEGER PRIMARY KEY,
  person_id INTEGER not null references person (id),
  organisation_id INTEGER not null references organisation (id),
  kind text not null check (kind in ('permanent', 'contract', 'seconded', 'member')),
  position text not null,
  rank text not null check (rank in ('head', 'deputy', 'member')),
  valid_from text not null,
  valid_to text,
  is_main INTEGER not null
) STRICT;
create index membership_by_person on membership (person_id, valid_from);
create index membership_by_organisation on membership (organisation_id, valid_from, valid_to);
create unique index membership_main on membership (person_id) where is_main = 1 and valid_to is null;

create table absence (
  id INTEGER PRIMARY KEY,
  person_id INTEGER not null references person (id),
  kind text not null check (kind in ('leave', 'maternity', 'sick', 'business_trip', 'other')),
  from_on text not null,
  -- the last day
  to_on text not null,
  note text not null
) STRICT;
create index absence_by_person on absence (person_id, to_on);

-- What happened to a person's record, for its page. No personal data in it: which fields, not what they held.
create table person_change (
  id INTEGER PRIMARY KEY,
  person_id INTEGER not null references person (id),
  changed_at INTEGER not null,
  account_id INTEGER not null,
  actor text not null,
  action text not null,
  note text not null
) STRICT;
create index person_change_by_person on person_change (person_id, id);

-- Somebody opened another's sensitive data, why, and until when it stays open to that account.
create table disclosure (
  id INTEGER PRIMARY KEY,
  person_id INTEGER not null references person (id),
  account_id INTEGER not null,
  actor text not null,
  purpose text not null,
  opened_at INTEGER not null,
  open_until INTEGER not null
) STRICT;
create index disclosure_by_person on disclosure (person_id, account_id, open_until);
