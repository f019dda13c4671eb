-- What an account is told (thông báo). It is unread, read or settled: the thing it is about is done or gone.
create table notification (
  id INTEGER PRIMARY KEY,
  account_id INTEGER not null references account (id),
  kind text not null,                      -- "campaigns.task_assigned": the text notify.campaigns.task_assigned
  parameters text not null,                -- a JSON object of texts for the braces
  address text not null,                   -- where it leads, "" = nowhere
  subject text not null,                   -- "task/12", "" = none
  urgency text not null,                   -- now | today | digest
  due_on text,
  created_at INTEGER not null,
  changed_at INTEGER not null,             -- made, read or settled: what other servers look for
  read_at INTEGER,
  settled_at INTEGER
) STRICT;
create index notification_unread on notification (account_id, id) where read_at is null and settled_at is null;
create index notification_read on notification (account_id, id) where read_at is not null and settled_at is null;
create index notification_settled on notification (account_id, settled_at, id) where settled_at is not null;
create index notification_by_subject on notification (subject, account_id) where settled_at is null;
create index notification_by_change on notification (changed_at);
