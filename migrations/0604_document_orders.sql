-- Only the few documents that were merged: an index that holds all others too would be taken for "merged_into is null",
-- in place of one that gives the order asked for.
drop index document_by_merge;
create index document_by_merge on document (merged_into) where merged_into is not null;
-- A state's documents come newest first.
drop index document_by_state;
create index document_by_state on document (state, issued_on, id);
