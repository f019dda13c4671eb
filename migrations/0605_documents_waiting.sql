-- The documents that wait for somebody, in the order they came.
create index document_by_receipt on document (state, received_at, id);
