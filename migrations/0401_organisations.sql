-- Organisations (cơ quan, đơn vị, đoàn thể) as they are today; `path` is "o/ID/ID/" from the root and moves with the parent.
create table organisation (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER references organisation (id),
  kind text not null,
  name text not null,
  short_name text not null,
  -- as it stands behind the dash of its documents' symbols: "SNgV" in 12/KH-SNgV; empty if it issues none
  symbol text not null,
  seat_area_id INTEGER references area (id),
  governed_area_id INTEGER references area (id),
  head_name text not null,
  head_title text not null,
  website text not null,
  path text not null,
  folded text not null,
  sort_key BLOB not null,
  valid_from text not null,
  valid_to text,
  version INTEGER not null
) STRICT;
create index organisation_by_parent on organisation (parent_id, sort_key);
create index organisation_by_path on organisation (path);
create index organisation_by_sort_key on organisation (sort_key, id);
create index organisation_by_symbol on organisation (symbol);
create index organisation_by_seat on organisation (seat_area_id);
create index organisation_by_governed on organisation (governed_area_id);

-- What an organisation was from day to day: parent, names, symbol and head are dated. A period holds from valid_from up
-- to, not including, valid_to; the open one says the same as `organisation`.
create table organisation_period (
  organisation_id INTEGER not null references organisation (id),
  valid_from text not null,
  valid_to text,
  parent_id INTEGER references organisation (id),
  kind text not null,
  name text not null,
  short_name text not null,
  symbol text not null,
  seat_area_id INTEGER references area (id),
  governed_area_id INTEGER references area (id),
  head_name text not null,
  head_title text not null,
  website text not null,
  primary key (organisation_id, valid_from)
) STRICT;
create index organisation_period_by_day on organisation_period (valid_from);

-- Who changed what, for the organisation's page. `changes` is JSON: [{"field", "before", "after"}].
create table organisation_change (
  id INTEGER PRIMARY KEY,
  organisation_id INTEGER not null references organisation (id),
  version INTEGER not null,
  changed_at INTEGER not null,
  account_id INTEGER not null,
  actor text not null,
  action text not null,
  applies_from text,
  changes text not null
) STRICT;
create index organisation_change_by_organisation on organisation_change (organisation_id, version);
