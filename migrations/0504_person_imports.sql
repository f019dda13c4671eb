-- How the columns of a file were meant, by its head: offered again for the next file with the same head.
create table import_mapping (
  head text primary key,
  -- for each column of the file the field it holds, "" = none; a line each
  fields text not null,
  used_at INTEGER not null
) STRICT;

-- A list of people being brought in: uploaded, checked by a job, decided about, written by a job, all or nothing.
create table person_import (
  id INTEGER PRIMARY KEY,
  account_id INTEGER not null,
  actor text not null,
  -- where the uploader may edit people; a line each
  scopes text not null,
  unit_id INTEGER references organisation (id),
  file_name text not null,
  -- the rows as CSV; emptied when it is done
  content BLOB not null,
  fields text not null,
  state text not null check (state in ('waiting', 'checked', 'confirmed', 'done', 'failed', 'cancelled')),
  created_at INTEGER not null,
  finished_at INTEGER,
  created_count INTEGER not null,
  updated_count INTEGER not null,
  unchanged_count INTEGER not null,
  -- what is wrong: row, column, text and its arguments, as CSV
  problems text not null
) STRICT;
create index person_import_by_state on person_import (state, id);
create index person_import_by_account on person_import (account_id, id);

-- A row that may be somebody: a stored person, or an earlier row of the file.
create table person_import_question (
  import_id INTEGER not null references person_import (id),
  row_number INTEGER not null,
  person_id INTEGER references person (id),
  other_row INTEGER not null,
  name text not null,
  reasons text not null,
  -- same, different or not decided yet
  decision text not null check (decision in ('', 'same', 'different')),
  primary key (import_id, row_number)
) STRICT;
