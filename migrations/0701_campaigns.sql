-- A campaign (phong trào thi đua) and its five steps; codes of enums: src/campaigns/campaign.h.
create table campaign(
  id INTEGER PRIMARY KEY,
  version INTEGER not null default 1,
  organisation_id INTEGER not null references organisation(id),
  parent_id INTEGER references campaign(id),
  document_id INTEGER unique references document(id),
  -- the issuer as its plan names it, where it is not in the list of organisations: organisation_id then keeps the plan
  issuer_name text not null default '',
  title text not null,
  theme text not null,
  aim text not null,
  kind text not null,
  state text not null,
  starts_on text,
  ends_on text,
  launch_by text,
  lead_unit text not null,
  coordinating_unit text not null,
  funding text not null,
  public_since text,
  path text not null,
  folded text not null,
  is_edited INTEGER not null default 0,
  created_at INTEGER not null
) STRICT;
create index campaign_by_organisation on campaign(organisation_id);
create index campaign_by_parent on campaign(parent_id);
create index campaign_by_path on campaign(path);
create index campaign_by_public on campaign(public_since, id);

create table campaign_participant(
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  participant_group text not null,
  position INTEGER not null,
  name text not null,
  primary key (campaign_id, participant_group, position)
) STRICT;

create table campaign_item(
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  kind text not null,
  position INTEGER not null,
  text text not null,
  unit text not null,
  organisation_id INTEGER references organisation(id),
  deadline text,
  occasion text not null,
  place_start INTEGER,
  place_end INTEGER
) STRICT;
create index campaign_item_by_list on campaign_item(campaign_id, kind, position);

create table campaign_move(
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  from_state text not null,
  to_state text not null,
  moved_at INTEGER not null,
  moved_by text not null,
  note text not null,
  undone_at INTEGER,
  undone_by text not null default ''
) STRICT;
create index campaign_move_by_campaign on campaign_move(campaign_id, id);

-- "continues" and "tied_to" (R10, R11); what it carries out is parent_id.
create table campaign_link(
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  other_campaign_id INTEGER references campaign(id) on delete cascade,
  other_document_id INTEGER references document(id),
  relation text not null,
  check ((other_campaign_id is null) <> (other_document_id is null))
) STRICT;
create unique index campaign_link_once on campaign_link(campaign_id, other_campaign_id, other_document_id, relation);
create index campaign_link_by_other on campaign_link(other_campaign_id);

-- A sub-unit that must issue its own plan under a campaign (R3, R9). outcome and urgency are decided by
-- src/campaigns/cascade.cpp whenever one of the columns they come from changes.
create table campaign_expectation(
  id INTEGER PRIMARY KEY,
  version INTEGER not null default 1,
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  organisation_id INTEGER not null references organisation(id),
  due_on text,
  child_id INTEGER references campaign(id),
  issued_on text,
  received_on text,
  excuse text not null default '',
  reason text not null default '',
  reminders INTEGER not null default 0,
  reminded_at INTEGER,
  outcome text not null,
  urgency INTEGER not null,
  unique (campaign_id, organisation_id)
) STRICT;
create index campaign_expectation_board on campaign_expectation(campaign_id, urgency, due_on, id);
create index campaign_expectation_by_unit on campaign_expectation(organisation_id, outcome);
create index campaign_expectation_by_child on campaign_expectation(child_id);

-- What happened in a cascade: reminders, reasons, dispensations, plans issued. Append-only.
create table campaign_event(
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  organisation_id INTEGER references organisation(id),
  kind text not null,
  happened_at INTEGER not null,
  actor text not null,
  text text not null
) STRICT;
create index campaign_event_by_campaign on campaign_event(campaign_id, id);
create index campaign_event_by_unit on campaign_event(organisation_id, campaign_id, id);

-- How a campaign takes up each target and task of the one above it: the machine's comparison and, where an officer
-- has looked, the officer's word.
create table campaign_gap(
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  parent_item_id INTEGER not null references campaign_item(id) on delete cascade,
  child_item_id INTEGER references campaign_item(id) on delete set null,
  found text not null,
  likeness REAL not null,
  decided text,
  reason text not null default '',
  decided_at INTEGER,
  decided_by text not null default '',
  primary key (campaign_id, parent_item_id)
) STRICT;
create index campaign_gap_by_item on campaign_gap(parent_item_id);
