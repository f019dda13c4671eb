-- A task of a campaign (nhiệm vụ, R15): whose it is, until when, how far it has come; codes: src/campaigns/task.h.
create table campaign_task(
  id INTEGER PRIMARY KEY,
  version INTEGER not null default 1,
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  -- the line of the plan it was made from; a plan entered anew loses it, the title stays
  item_id INTEGER references campaign_item(id) on delete set null,
  -- what else it comes from: 'finding/12'
  origin text not null default '',
  title text not null,
  detail text not null default '',
  organisation_id INTEGER not null references organisation(id),
  -- who set it and may change what it asks
  set_by_id INTEGER not null references organisation(id),
  -- a person of people; whose it was before she moved away
  person_id INTEGER,
  left_person_id INTEGER,
  due_on text,
  -- due_on, or behind all days
  due_key text not null,
  state text not null,
  -- why it is blocked or cancelled, what came of it when it is done
  state_note text not null default '',
  -- who can unblock it
  unblocker_id INTEGER references organisation(id),
  progress INTEGER not null default 0,
  done_on text,
  folded text not null,
  created_at INTEGER not null,
  changed_at INTEGER not null,
  check (progress >= 0 and progress <= 100)
) STRICT;
create index campaign_task_by_due on campaign_task(campaign_id, due_key, id);
create index campaign_task_by_state on campaign_task(campaign_id, state, due_key);
create index campaign_task_by_unit on campaign_task(organisation_id, state, due_key);
create index campaign_task_by_person on campaign_task(person_id, state, due_key);
create index campaign_task_by_item on campaign_task(item_id);
create index campaign_task_by_origin on campaign_task(origin) where origin <> '';

create table campaign_task_coordinator(
  task_id INTEGER not null references campaign_task(id) on delete cascade,
  organisation_id INTEGER not null references organisation(id),
  primary key (task_id, organisation_id)
) STRICT;
create index campaign_task_coordinator_by_unit on campaign_task_coordinator(organisation_id);

-- Comments and everything else that happened to a task, in order. Append-only.
create table campaign_task_event(
  id INTEGER PRIMARY KEY,
  task_id INTEGER not null references campaign_task(id) on delete cascade,
  kind text not null,
  happened_at INTEGER not null,
  account_id INTEGER not null,
  actor text not null,
  text text not null
) STRICT;
create index campaign_task_event_by_task on campaign_task_event(task_id, id);

-- Files of campaigns, byte for byte, each once.
create table campaign_file(
  id INTEGER PRIMARY KEY,
  sha256 BLOB not null unique,
  size INTEGER not null,
  bytes BLOB not null,
  received_at INTEGER not null
) STRICT;

-- What shows that something was done: a file, a link, or a number with its unit. Withdrawn, never removed.
create table campaign_task_evidence(
  id INTEGER PRIMARY KEY,
  task_id INTEGER not null references campaign_task(id) on delete cascade,
  kind text not null,
  title text not null,
  address text not null default '',
  file_id INTEGER references campaign_file(id),
  content_type text not null default '',
  amount REAL,
  unit text not null default '',
  added_at INTEGER not null,
  added_by text not null,
  withdrawn_at INTEGER,
  withdrawn_by text not null default ''
) STRICT;
create index campaign_task_evidence_by_task on campaign_task_evidence(task_id, id);
