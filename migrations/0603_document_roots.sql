-- 1 where the document's tree begins: others carry it out or continue it, and it carries out and continues none.
-- Kept by citation_store.cpp with every change of citations and merges, so that the tree's page costs what it shows.
alter table document add column is_root INTEGER not null default 0;
create index document_by_root on document (is_root, issued_on, id);
