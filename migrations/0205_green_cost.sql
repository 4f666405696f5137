-- What a place of simple green cost the municipality, in cents; null while nobody wrote it down.
alter table green_request add column cost_cents integer check (cost_cents between 0 and 10000000);

select audit_table('green_request', 'initiatives',
  'case_id what area_id owner pavement_cm years list_year week before_photo_id after_photo_id laid_on cost_cents created_at');
