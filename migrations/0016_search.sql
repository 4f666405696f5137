-- What people can find: one row for each thing on each face it has. Follows from the tables of the domains, and can be
-- rebuilt from them (`meemaken rebuild search`).

create table search_document (
  kind text not null,
  id text not null,
  -- Null where what it says is in the language of who wrote it.
  locale text check (locale in ('nl', 'en')),
  path text not null,
  title text not null,
  summary text not null,
  -- Who may find it: `everyone`, a role, a person. The domain that writes the row says so.
  audience text[] not null check (cardinality(audience) > 0),
  area_id uuid references area (id),
  at timestamptz not null,
  -- Keys of the words, made by kit/search; no dictionary of PostgreSQL takes part.
  words tsvector not null,
  primary key (kind, id)
);
create index search_document_words on search_document using gin (words);

-- Words of what everyone may read, to correct typing errors from.
create table search_word (
  word text primary key
);
create index search_word_like on search_word using gin (word gin_trgm_ops);

-- Lists search in the index above; no words of a table of their own any more.
drop index initiative_words;
