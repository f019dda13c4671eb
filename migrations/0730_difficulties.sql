-- Difficulties (khó khăn, vướng mắc; R18): who is stuck with what, at which level it lies, and each level's clock.
-- Codes of enums: src/campaigns/difficulty.h.

-- Difficulties of several units that are the same: one answer answers all. Dissolved: the grouping was undone.
create table difficulty_topic(
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER not null references campaign(id),
  title text not null,
  created_at INTEGER not null,
  created_by text not null,
  dissolved_at INTEGER
) STRICT;
create index difficulty_topic_by_campaign on difficulty_topic(campaign_id, id);

-- level, place_id and due_at repeat those of the open step, or are null when nobody's turn at a level is open;
-- src/campaigns/difficulty_store.cpp writes both from one value.
create table difficulty(
  id INTEGER PRIMARY KEY,
  version INTEGER not null default 1,
  campaign_id INTEGER not null references campaign(id),
  organisation_id INTEGER not null references organisation(id),
  item_id INTEGER references campaign_item(id) on delete set null,
  task_id INTEGER references campaign_task(id) on delete set null,
  topic_id INTEGER references difficulty_topic(id),
  account_id INTEGER not null,
  raised_by text not null,
  raised_at INTEGER not null,
  since text,
  text text not null,
  need text not null,
  state text not null,
  level text,
  place_id INTEGER references organisation(id),
  due_at INTEGER,
  folded text not null
) STRICT;
create index difficulty_by_campaign on difficulty(campaign_id, state);
create index difficulty_by_place on difficulty(place_id, due_at);
create index difficulty_by_unit on difficulty(organisation_id);
create index difficulty_by_account on difficulty(account_id, state);
create index difficulty_by_due on difficulty(due_at, id);
create index difficulty_by_topic on difficulty(topic_id);

create table difficulty_step(
  id INTEGER PRIMARY KEY,
  difficulty_id INTEGER not null references difficulty(id) on delete cascade,
  position INTEGER not null,
  level text not null,
  organisation_id INTEGER not null references organisation(id),
  received_at INTEGER not null,
  due_at INTEGER not null,
  left_at INTEGER,
  outcome text not null,
  text text not null,
  decided_by text not null,
  topic_id INTEGER references difficulty_topic(id),
  unique (difficulty_id, position)
) STRICT;
create index difficulty_step_by_place on difficulty_step(organisation_id, difficulty_id);

-- Everything that happened to a difficulty. Append-only.
create table difficulty_event(
  id INTEGER PRIMARY KEY,
  difficulty_id INTEGER not null references difficulty(id) on delete cascade,
  kind text not null,
  happened_at INTEGER not null,
  actor text not null,
  text text not null
) STRICT;
create index difficulty_event_by_difficulty on difficulty_event(difficulty_id, id);

create table difficulty_file(
  id INTEGER PRIMARY KEY,
  difficulty_id INTEGER not null references difficulty(id) on delete cascade,
  name text not null,
  content_type text not null,
  file_id INTEGER not null references campaign_file(id),
  added_at INTEGER not null,
  added_by text not null
) STRICT;
create index difficulty_file_by_difficulty on difficulty_file(difficulty_id, id);

-- Within how many working days each level answers, where a campaign sets its own.
create table difficulty_clock(
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  level text not null,
  working_days INTEGER not null check (working_days between 1 and 60),
  primary key (campaign_id, level)
) STRICT;
