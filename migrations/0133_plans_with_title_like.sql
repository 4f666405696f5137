-- Plans whose title has a telling word of this title, for each of its words at most so many. What the planner's own
-- figures call a word of more than one in fifty things tells nothing about two plans, and is left out. Asks indexes
-- only: `is not distinct from` keeps the planner from reading all plans where it expects to meet a word soon.
create function plans_with_title_like(title tsvector, most integer) returns setof uuid
language plpgsql stable set enable_seqscan = off as $$
begin
  return query
    with usual as materialized (
      select one.word
        from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as one (word, share)
       where schemaname = current_schema() and tablename = 'search_document' and attname = 'words' and share > 0.02
    )
    select distinct found.id::uuid
      from unnest(title) as own
     cross join lateral (
       select id from search_document
        where ts_filter(words, '{a}') @@ quote_literal(own.lexeme)::tsquery and kind is not distinct from 'initiative'
        limit most
     ) as found
     where own.lexeme not in (select word from usual where word is not null);
end
$$;
