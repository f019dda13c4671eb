-- People whose likeness to others is to be looked at: new and changed ones. A job empties it.
create table duplicate_todo (
  person_id INTEGER primary key references person (id)
) STRICT;

-- Two records that may be one human being, first_id < second_id; a person decides. `reasons`: codes, a space between.
create table duplicate_candidate (
  id INTEGER PRIMARY KEY,
  first_id INTEGER not null references person (id),
  second_id INTEGER not null references person (id),
  likeness text not null check (likeness in ('same', 'question')),
  bits REAL not null,
  reasons text not null,
  state text not null check (state in ('open', 'merged', 'different')),
  found_at INTEGER not null,
  decided_at INTEGER,
  decided_by text not null,
  unique (first_id, second_id)
) STRICT;
create index duplicate_candidate_by_state on duplicate_candidate (state, bits, id);
create index duplicate_candidate_by_second on duplicate_candidate (second_id);

-- from_id goes on in into_id. Undone at any time: person_merge_row says what was carried over.
create table person_merge (
  id INTEGER PRIMARY KEY,
  from_id INTEGER not null references person (id),
  into_id INTEGER not null references person (id),
  merged_at INTEGER not null,
  merged_by text not null,
  undone_at INTEGER,
  undone_by text not null
) STRICT;
create index person_merge_by_from on person_merge (from_id);
create index person_merge_by_into on person_merge (into_id);

-- kind: membership (row_id's person changed; was_main as before), absence, or a field that was empty and taken over.
create table person_merge_row (
  merge_id INTEGER not null references person_merge (id),
  kind text not null check (kind in ('membership', 'absence', 'field')),
  row_id INTEGER not null,
  field text not null,
  was_main INTEGER not null,
  primary key (merge_id, kind, row_id, field)
) STRICT;
