-- Visits to units that a campaign's leaders inspect (kiểm tra, đôn đốc; R16, R17), and what was found there.
-- Codes of enums: src/campaigns/inspection.h.
create table inspection(
  id INTEGER PRIMARY KEY,
  version INTEGER not null default 1,
  campaign_id INTEGER not null references campaign(id),
  -- the visit whose findings it looks at again
  follows_id INTEGER references inspection(id),
  subject text not null,
  planned_on text not null,
  leader text not null,
  members text not null,
  state text not null,
  carried_out_on text,
  -- noon of that day: one order with reminders
  carried_out_at INTEGER,
  conclusion text not null default '',
  cancel_reason text not null default '',
  minutes_file_id INTEGER references campaign_file(id),
  minutes_name text not null default '',
  created_at INTEGER not null,
  created_by text not null,
  folded text not null
) STRICT;
create index inspection_by_day on inspection(campaign_id, planned_on, id);
create index inspection_by_done on inspection(campaign_id, carried_out_at, id);

create table inspection_unit(
  inspection_id INTEGER not null references inspection(id) on delete cascade,
  organisation_id INTEGER not null references organisation(id),
  primary key (inspection_id, organisation_id)
) STRICT;
create index inspection_unit_by_unit on inspection_unit(organisation_id, inspection_id);

create table inspection_check(
  inspection_id INTEGER not null references inspection(id) on delete cascade,
  position INTEGER not null,
  text text not null,
  result text not null default '',
  note text not null default '',
  primary key (inspection_id, position)
) STRICT;

create table inspection_finding(
  id INTEGER PRIMARY KEY,
  inspection_id INTEGER not null references inspection(id) on delete cascade,
  organisation_id INTEGER not null references organisation(id),
  kind text not null,
  severity text not null default '',
  text text not null,
  due_on text,
  task_id INTEGER references campaign_task(id) on delete set null,
  file_id INTEGER references campaign_file(id),
  file_name text not null default '',
  rechecked_on text,
  recheck text not null default '',
  recheck_note text not null default '',
  created_at INTEGER not null,
  created_by text not null
) STRICT;
create index inspection_finding_by_inspection on inspection_finding(inspection_id, id);
create index inspection_finding_by_unit on inspection_finding(organisation_id);
create index inspection_finding_by_task on inspection_finding(task_id);
