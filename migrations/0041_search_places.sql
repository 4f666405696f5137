-- Where in the table stands what people look for. A function, because of how the planner guesses: it takes a rare word
-- for a common one, expects to meet it soon, and reads a whole city to learn that nobody wrote it. Here it asks the index.

-- Titles first. Who finds `enough` of those is not shown the rest, which is then not looked up; the rest is at most
-- `most` things, for ranking all of 20,000 takes a tenth of a second.
create function search_places(
  query tsquery, audiences text[], in_locale text, kinds text[], areas uuid[], enough integer, most integer
) returns setof tid language plpgsql stable set enable_seqscan = off as $$
declare
  titles integer;
begin
  return query select ctid from search_document
    where ts_filter(words, '{a}') @@ query and audience && audiences and (locale is null or locale = in_locale)
      and (kinds is null or kind = any (kinds)) and (areas is null or area_id = any (areas))
    limit enough;
  get diagnostics titles = row_count;
  if titles = enough then return; end if;
  return query select ctid from search_document
    where words @@ query and audience && audiences and (locale is null or locale = in_locale)
      and (kinds is null or kind = any (kinds)) and (areas is null or area_id = any (areas))
    limit most;
end
$$;

-- Whether there is anything with these words.
create function search_finds(query tsquery, audiences text[], in_locale text) returns boolean
language plpgsql stable set enable_seqscan = off as $$
begin
  return exists (
    select from search_document
    where words @@ query and audience && audiences and (locale is null or locale = in_locale));
end
$$;
