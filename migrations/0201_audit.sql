-- One line per thing done, chained: hash = SHA-256 over the line and the hash of the line before (src/audit/audit.h).
create table audit_line (
  sequence INTEGER PRIMARY KEY,
  hash BLOB not null,
  at INTEGER not null,
  account INTEGER not null,
  name text not null,
  role text not null,
  address text not null,
  action text not null,
  subject text not null,
  before_hash BLOB,
  after_hash BLOB,
  note text not null
) STRICT;
create index audit_line_by_time on audit_line (at);
create index audit_line_by_name on audit_line (name, sequence);
create index audit_line_by_action on audit_line (action, sequence);
create index audit_line_by_subject on audit_line (subject, sequence);

-- The last line: where the next one is chained. One row.
create table audit_head (
  id INTEGER PRIMARY KEY,
  sequence INTEGER not null,
  hash BLOB not null
) STRICT;
insert into audit_head (id, sequence, hash) values (1, 0, cast('' as BLOB));

-- Results of verification. A seal binds the head of that moment with the server's key, which is not in the database.
create table audit_check (
  id INTEGER PRIMARY KEY,
  at INTEGER not null,
  lines INTEGER not null,
  broken_sequence INTEGER,                 -- null: whole
  fault text not null,
  head_sequence INTEGER not null,
  head_hash BLOB not null,
  seal BLOB not null
) STRICT;
