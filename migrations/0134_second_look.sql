-- Who disagrees that their words are kept from others asks for a second look: once for each time they were hidden, and
-- somebody else than who hid them decides.

create table contribution_appeal (
  id uuid primary key default gen_random_uuid(),
  contribution_id uuid not null references contribution (id) on delete cascade,
  look_id uuid not null unique references contribution_look (id) on delete cascade,
  -- Why the writer disagrees; it goes with their words.
  body text check (length(btrim(body)) between 1 and 1000),
  at timestamptz not null,
  outcome text check (outcome in ('put_back', 'stays')),
  -- Told to the writer.
  reply text check (length(btrim(reply)) between 1 and 1000),
  settled_at timestamptz,
  settled_by uuid references person (id),
  check ((outcome is null) = (settled_at is null)),
  check (outcome is distinct from 'stays' or reply is not null),
  check (settled_by is null or settled_at is not null)
);
create index contribution_appeal_of on contribution_appeal (contribution_id);
create index contribution_appeal_open on contribution_appeal (at) where settled_at is null;

create function appeal_is_for_another() returns trigger language plpgsql as $$
begin
  perform from contribution_look where id = new.look_id and by_person_id = new.settled_by;
  if found then
    raise exception 'who hid it does not look again'
      using errcode = 'check_violation', constraint = 'appeal_is_for_another';
  end if;
  return new;
end
$$;
create trigger appeal_is_for_another before insert or update of settled_by on contribution_appeal
  for each row when (new.settled_by is not null) execute function appeal_is_for_another();

-- Words that are taken away take along what their writer said about them.
create function appeal_goes_with_words() returns trigger language plpgsql as $$
begin
  update contribution_appeal set body = null where contribution_id = new.contribution_id and body is not null;
  return null;
end
$$;
create trigger appeal_goes_with_words after update of title, body on contribution_text
  for each row when (new.title is null and new.body is null) execute function appeal_goes_with_words();

select audit_table('contribution_appeal', 'projects', 'contribution_id look_id at outcome settled_at settled_by');
