-- Administrative units (đơn vị hành chính), dated: a unit holds from valid_from up to, not including, valid_to.
-- Codes are reused by successors, so (code, valid_from) is the key a person knows; `path` is "a/ID/ID/" from the province.
create table area (
  id INTEGER PRIMARY KEY,
  code text not null,
  kind text not null check (kind in ('province', 'district', 'commune')),
  type text not null,
  name text not null,
  full_name text not null,
  parent_id INTEGER references area (id),
  valid_from text not null,
  valid_to text,
  -- what the unit lists leave open: the day it ended, or the day it began
  list_gap text check (list_gap in ('end', 'begin')),
  -- the name its code bore just before valid_to, where a list gives another one
  later_name text,
  path text not null,
  folded text not null,
  sort_key BLOB not null,
  unique (code, valid_from)
) STRICT;
create index area_by_parent on area (parent_id, sort_key);
create index area_by_path on area (path);
create index area_by_kind on area (kind, sort_key);

-- The words of the name, without diacritics: a search walks the words that begin with what was typed.
create table area_word (
  word text not null,
  area_id INTEGER not null references area (id),
  primary key (word, area_id)
) STRICT;

-- N:M. 'whole': all of it, 'part': some of it, 'indirect': by way of units the lists do not have.
create table area_succession (
  predecessor_id INTEGER not null references area (id),
  successor_id INTEGER not null references area (id),
  relation text not null check (relation in ('whole', 'part', 'indirect')),
  on_date text not null,
  source text not null,
  primary key (predecessor_id, successor_id)
) STRICT;
create index area_succession_by_successor on area_succession (successor_id);

create table area_population (
  area_id INTEGER not null references area (id),
  year INTEGER not null,
  population INTEGER not null check (population >= 0),
  source text not null,
  primary key (area_id, year)
) STRICT;
