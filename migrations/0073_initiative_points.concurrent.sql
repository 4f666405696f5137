-- Plans near a point, without looking at those of the whole city.
drop index concurrently if exists initiative_point;
create index concurrently initiative_point on initiative (lon, lat) where lon is not null;
