-- The promises of a neighbourhood, newest first, without looking at those of the whole city.
drop index concurrently if exists commitment_public_area;
create index concurrently commitment_public_area on commitment (area_id, first_due desc, id desc)
  where for_everyone and case_public;
