-- The words of titles by themselves: what is called so is looked for first, and is found without reading what is not.
drop index concurrently if exists search_document_title;
create index concurrently search_document_title on search_document using gin (ts_filter(words, '{a}'));
