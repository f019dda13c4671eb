-- How many units stand below one, by interval: unit lists come whole, so they are counted once, when they come.
create table area_count (
  area_id INTEGER not null references area (id),
  valid_from text not null,
  valid_to text,
  kind text not null,
  type text not null,
  units INTEGER not null,
  end_unknown INTEGER not null,
  primary key (area_id, valid_from, kind, type)
) STRICT;
