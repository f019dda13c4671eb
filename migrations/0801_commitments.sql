-- Commitments (bản cam kết): what each person of the participating units signs in a campaign (R27, R28).
-- Codes: src/commitments/commitment.h and signature.h.
create table commitment (
  id INTEGER PRIMARY KEY,
  version INTEGER not null default 1,
  campaign_id INTEGER not null references campaign (id),
  organisation_id INTEGER not null references organisation (id),
  title text not null,
  -- the newest published text, and the newest one that everybody had to sign anew; 0 = none
  current_number INTEGER not null default 0,
  renewal_number INTEGER not null default 0,
  ended_on text,
  counted_on text,
  created_at INTEGER not null
) STRICT;
create index commitment_by_campaign on commitment (campaign_id, id);
create index commitment_by_organisation on commitment (organisation_id);

-- Its texts, numbered. One without published_at is the draft; a published one never changes.
create table commitment_text (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  number INTEGER not null,
  body text not null,
  change_note text not null,
  needs_renewal INTEGER not null,
  due_on text,
  published_at INTEGER,
  published_by text not null default '',
  body_hash BLOB,
  unique (commitment_id, number)
) STRICT;

-- The documents of the register that a text commits to (R28).
create table commitment_rule (
  text_id INTEGER not null references commitment_text (id) on delete cascade,
  position INTEGER not null,
  document_id INTEGER not null references document (id),
  primary key (text_id, position)
) STRICT;
create index commitment_rule_by_document on commitment_rule (document_id);

-- Whose people must sign: the units named and all below them, from a day up to (not including) another.
create table commitment_unit (
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  organisation_id INTEGER not null references organisation (id),
  from_on text not null,
  to_on text,
  primary key (commitment_id, organisation_id, from_on)
) STRICT;
create index commitment_unit_by_organisation on commitment_unit (organisation_id);

-- Scans of signed papers, byte for byte; the same bytes are kept once.
create table commitment_file (
  id INTEGER PRIMARY KEY,
  sha256 BLOB not null unique,
  name text not null,
  content_type text not null,
  size INTEGER not null,
  bytes BLOB not null,
  received_at INTEGER not null
) STRICT;

-- Signatures on paper recorded together: one paper, or the list of a meeting, with one scan.
create table commitment_record (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  organisation_id INTEGER not null references organisation (id),
  manner text not null,
  signed_on text not null,
  note text not null,
  file_id INTEGER references commitment_file (id),
  recorded_at INTEGER not null,
  recorded_by text not null
) STRICT;
create index commitment_record_by_commitment on commitment_record (commitment_id, id);

-- A signature is a fact: never changed but by being declared void. Name, position and unit are those of that day.
create table commitment_signature (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  text_id INTEGER not null references commitment_text (id),
  number INTEGER not null,
  person_id INTEGER not null references person (id),
  organisation_id INTEGER not null references organisation (id),
  person_name text not null,
  position text not null,
  organisation_name text not null,
  manner text not null,
  signed_at INTEGER not null,
  received_at INTEGER not null,
  record_id INTEGER references commitment_record (id),
  secret text not null,
  voided_at INTEGER
) STRICT;
create unique index commitment_signature_once on commitment_signature (commitment_id, person_id, text_id)
  where voided_at is null;
create index commitment_signature_by_record on commitment_signature (record_id);

-- Where somebody stands today who is not simply "has not signed": signed, withdrawn, absent. organisation_id: the unit
-- where the person is counted, none for who left the participating units.
create table commitment_standing (
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  person_id INTEGER not null references person (id),
  organisation_id INTEGER references organisation (id),
  state text not null,
  number INTEGER not null,
  signature_id INTEGER references commitment_signature (id),
  primary key (commitment_id, person_id)
) STRICT;
create index commitment_standing_by_unit on commitment_standing (commitment_id, organisation_id);
create index commitment_standing_by_person on commitment_standing (person_id);

-- How many stand where in each unit itself (not below it), kept with every write and verified by a recount.
create table commitment_count (
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  organisation_id INTEGER not null references organisation (id),
  required INTEGER not null default 0,
  signed INTEGER not null default 0,
  outdated INTEGER not null default 0,
  absent INTEGER not null default 0,
  withdrawn INTEGER not null default 0,
  primary key (commitment_id, organisation_id)
) STRICT;
create index commitment_count_by_organisation on commitment_count (organisation_id);

-- Withdrawals, breaches and signatures recorded by mistake, and what was decided about them. Append-only.
create table commitment_event (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  person_id INTEGER not null references person (id),
  signature_id INTEGER references commitment_signature (id),
  kind text not null,
  happened_on text not null,
  description text not null,
  recorded_at INTEGER not null,
  recorded_by text not null
) STRICT;
create index commitment_event_by_person on commitment_event (commitment_id, person_id, id);

create table commitment_handling (
  id INTEGER PRIMARY KEY,
  event_id INTEGER not null references commitment_event (id) on delete cascade,
  decided_on text not null,
  decided_by text not null,
  decision text not null,
  recorded_at INTEGER not null,
  recorded_by text not null
) STRICT;
create index commitment_handling_by_event on commitment_handling (event_id, id);

-- Who was reminded, when, by whom: a unit's missing people together.
create table commitment_reminder (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER not null references commitment (id) on delete cascade,
  organisation_id INTEGER not null references organisation (id),
  people INTEGER not null,
  note text not null,
  reminded_at INTEGER not null,
  reminded_by text not null
) STRICT;
create index commitment_reminder_by_unit on commitment_reminder (commitment_id, organisation_id, id);
