-- Folded ASCII words of a document's entry and text.
create table document_words (
  rowid bigint primary key,
  words tsvector not null
);
create index document_words_by_word on document_words using gin (words);
