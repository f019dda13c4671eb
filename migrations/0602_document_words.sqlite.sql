-- Folded ASCII words of a document's entry and text; rowid is the document's id.
create virtual table document_words using fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
