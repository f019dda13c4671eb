-- How somebody wants to be told; nobody has a row before choosing something else than the usual.
create table notification_choice (
  account_id INTEGER not null unique references account (id),
  quiet_from INTEGER not null,             -- minutes of the day
  quiet_to INTEGER not null,
  urgent_passes INTEGER not null,          -- "now" reaches them in quiet hours too
  digest_at INTEGER not null
) STRICT;
create table notification_kind_choice (
  account_id INTEGER not null references account (id),
  kind text not null,
  channel text not null,                   -- page | mail | digest
  primary key (account_id, kind)
) STRICT;

-- Where mail goes, once its owner has shown with a code that it is theirs.
create table mail_address (
  account_id INTEGER not null unique references account (id),
  address text not null,
  confirmed_at INTEGER,
  code_hash BLOB,
  code_sent_at INTEGER,
  code_tries INTEGER not null default 0
) STRICT;

-- The queue (thư chờ gửi). A mail gets its uuid here, in the write that causes it, and its domain at the first attempt:
-- the Message-ID is the same however often it is sent.
create table mail (
  id INTEGER PRIMARY KEY,
  account_id INTEGER references account (id),
  purpose text not null,                   -- notifications | confirmation | trial
  address text not null,
  uuid text not null unique,
  domain text,
  code text not null,                      -- of a confirmation; forgotten once it is sent
  state text not null,                     -- waiting | sent | failed | dropped
  send_after INTEGER not null,
  attempts INTEGER not null,
  leased_until INTEGER,                    -- one server is sending it
  answer text not null,                    -- the mail server's last
  created_at INTEGER not null,
  finished_at INTEGER
) STRICT;
create index mail_due on mail (send_after, id) where state = 'waiting';
create index mail_by_account on mail (account_id, send_after);
create index mail_by_state on mail (state, id);

create table mail_item (
  mail_id INTEGER not null references mail (id) on delete cascade,
  notification_id INTEGER not null references notification (id) on delete cascade,
  primary key (mail_id, notification_id)
) STRICT;
create index mail_item_by_notification on mail_item (notification_id);

-- The secret address of a calendar, as a hash.
create table calendar_address (
  account_id INTEGER not null unique references account (id),
  secret_hash BLOB not null unique,
  created_at INTEGER not null
) STRICT;
