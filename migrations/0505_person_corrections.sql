-- Somebody says that one's own record is wrong; the unit answers within the time the rules give.
create table correction_request (
  id INTEGER PRIMARY KEY,
  person_id INTEGER not null references person (id),
  account_id INTEGER not null,
  wish text not null,
  asked_at INTEGER not null,
  due_at INTEGER not null,
  due_source text not null,
  state text not null check (state in ('open', 'done', 'refused')),
  answer text not null,
  answered_at INTEGER,
  answered_by text not null
) STRICT;
create index correction_request_by_person on correction_request (person_id, id);
create index correction_request_by_due on correction_request (state, due_at);
