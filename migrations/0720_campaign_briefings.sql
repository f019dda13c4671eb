-- Something all of a circle of people must read or hear (quán triệt, phổ biến; R19, R21, R22); codes:
-- src/campaigns/briefing.h. An empty body is the campaign's plan itself.
create table campaign_briefing(
  id INTEGER PRIMARY KEY,
  version INTEGER not null default 1,
  campaign_id INTEGER not null references campaign(id) on delete cascade,
  -- whose people, at or below it
  organisation_id INTEGER not null references organisation(id),
  audience text not null,
  title text not null,
  body text not null,
  -- who speaks
  speaker text not null,
  since text not null,
  until text,
  is_open INTEGER not null default 1,
  created_at INTEGER not null
) STRICT;
create index campaign_briefing_by_campaign on campaign_briefing(campaign_id, id);
create index campaign_briefing_open on campaign_briefing(organisation_id) where is_open = 1;

-- A meeting at which it was told (cuộc họp chi bộ, họp cơ quan). Withdrawn, never removed.
create table campaign_briefing_meeting(
  id INTEGER PRIMARY KEY,
  briefing_id INTEGER not null references campaign_briefing(id) on delete cascade,
  organisation_id INTEGER not null references organisation(id),
  held_on text not null,
  place text not null,
  chair text not null,
  attended INTEGER not null,
  -- families that were told as well (R22)
  families INTEGER not null,
  note text not null,
  file_id INTEGER references campaign_file(id),
  file_name text not null default '',
  recorded_at INTEGER not null,
  recorded_by text not null,
  withdrawn_at INTEGER,
  withdrawn_by text not null default ''
) STRICT;
create index campaign_briefing_meeting_by_unit on campaign_briefing_meeting(briefing_id, organisation_id);

-- Who must know it, in which unit they count, and whether they do. sort_key is the person's.
create table campaign_briefing_person(
  briefing_id INTEGER not null references campaign_briefing(id) on delete cascade,
  person_id INTEGER not null references person(id),
  organisation_id INTEGER not null references organisation(id),
  state text not null,
  meeting_id INTEGER references campaign_briefing_meeting(id),
  marked_at INTEGER,
  sort_key BLOB not null,
  primary key (briefing_id, person_id)
) STRICT;
create index campaign_briefing_person_by_unit
  on campaign_briefing_person(briefing_id, organisation_id, state, sort_key, person_id);
create index campaign_briefing_person_waiting on campaign_briefing_person(person_id, state);
create index campaign_briefing_person_by_meeting on campaign_briefing_person(meeting_id);

-- How many of a unit's own people stand where: kept with every mark, so that coverage costs the units, not the people.
create table campaign_briefing_unit(
  briefing_id INTEGER not null references campaign_briefing(id) on delete cascade,
  organisation_id INTEGER not null references organisation(id),
  waiting INTEGER not null default 0,
  was_read INTEGER not null default 0,
  attended INTEGER not null default 0,
  absent INTEGER not null default 0,
  primary key (briefing_id, organisation_id)
) STRICT;

create table campaign_briefing_reminder(
  id INTEGER PRIMARY KEY,
  briefing_id INTEGER not null references campaign_briefing(id) on delete cascade,
  organisation_id INTEGER not null references organisation(id),
  reminded_on text not null,
  reminded_by text not null,
  people INTEGER not null
) STRICT;
create index campaign_briefing_reminder_by_unit on campaign_briefing_reminder(briefing_id, organisation_id, id);
