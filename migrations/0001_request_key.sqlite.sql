-- Answers of writes that came with an idempotency key (src/web/idempotency.h). The day leads the key, so that old rows
-- are deleted from its beginning, and rows of a day with time-ordered keys are added at its end.
create table request_key (
  day integer not null, -- since 1970-01-01
  key blob not null, -- the UUID's 16 bytes
  owner text not null,
  fingerprint blob not null,
  status integer not null,
  headers text not null,
  body blob not null,
  primary key (day, key, owner)
) strict, without rowid;
