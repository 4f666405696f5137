-- Plans about the same subject in the same district, newest first, on the site or not: what a new idea may be like.
drop index concurrently if exists initiative_alike;
create index concurrently initiative_alike on initiative (district_id, subject, created_at desc);
