-- Files as they arrived, byte for byte; the same bytes are kept once.
create table document_file (
  id INTEGER PRIMARY KEY,
  sha256 BLOB not null unique,
  name text not null,
  content_type text not null,
  size INTEGER not null,
  bytes BLOB not null,
  received_at INTEGER not null
) STRICT;

-- Documents (văn bản) the register knows; states: cited, received, confirmed (src/documents/document.h).
-- The _key columns are what is compared: src/documents/document.h and issuer_name.h say how they are made.
create table document (
  id INTEGER PRIMARY KEY,
  state text not null,
  type text not null,
  type_key text not null,
  number text not null,
  number_key text not null,
  symbol text not null,
  symbol_key text not null,
  place text not null,
  issued_on text not null, -- 2021-09-16, 2021-09, 2021 or empty
  agency text not null,
  parent_agency text not null,
  issuer_id INTEGER references organisation (id),
  title text not null,
  title_key BLOB not null,
  owner_id INTEGER references organisation (id),
  file_id INTEGER references document_file (id),
  merged_into INTEGER references document (id),
  merged_at INTEGER,
  merged_by text not null default '',
  public_since INTEGER,
  received_at INTEGER not null,
  confirmed_at INTEGER,
  version INTEGER not null default 0
) STRICT;
create index document_by_number on document (symbol_key, number_key);
create index document_by_issue on document (issued_on, id);
create index document_by_title on document (title_key, id);
create index document_by_state on document (state, id);
create index document_by_type on document (type_key, issued_on, id);
create index document_by_issuer on document (issuer_id, issued_on, id);
create index document_by_owner on document (owner_id);
create index document_by_file on document (file_id);
create index document_by_merge on document (merged_into);
create index document_by_public on document (public_since, id);

-- The text a document was read from; places in readings are bytes of it.
create table document_text (
  document_id INTEGER not null primary key references document (id) on delete cascade,
  body text not null
) STRICT;

-- What a document says, as JSON (src/documents/reading_json.h). Version 0 is the machine's and never changes; every
-- confirmation adds one. One whose undone_at is set no longer counts.
create table document_reading (
  document_id INTEGER not null references document (id) on delete cascade,
  version INTEGER not null,
  reading text not null,
  made_at INTEGER not null,
  made_by text not null,
  undone_at INTEGER,
  undone_by text not null default '',
  primary key (document_id, version)
) STRICT;

-- A review that is not finished: the fields of its form, URL-encoded.
create table document_draft (
  document_id INTEGER not null primary key references document (id) on delete cascade,
  fields text not null,
  saved_at INTEGER not null,
  saved_by text not null
) STRICT;

-- cited_id is the document as it was named; where that one is merged_into another, the other is meant.
create table document_citation (
  id INTEGER PRIMARY KEY,
  document_id INTEGER not null references document (id) on delete cascade,
  position INTEGER not null,
  cited_id INTEGER not null references document (id),
  relation text not null, -- carries_out, continues, tied_to, cites
  sentence text not null,
  place_start INTEGER not null,
  place_end INTEGER not null
) STRICT;
create index document_citation_by_document on document_citation (document_id, position);
create index document_citation_by_cited on document_citation (cited_id, relation);

-- What became of the files of one upload, for its page.
create table document_upload (
  id INTEGER PRIMARY KEY,
  account_id INTEGER not null,
  owner_id INTEGER references organisation (id),
  received_at INTEGER not null
) STRICT;
create table document_upload_file (
  upload_id INTEGER not null references document_upload (id) on delete cascade,
  position INTEGER not null,
  name text not null,
  outcome text not null, -- received, known, refused
  document_id INTEGER references document (id) on delete set null,
  reason text not null, -- key of the refusal's text
  primary key (upload_id, position)
) STRICT;
create index document_upload_file_by_document on document_upload_file (document_id);
