-- Keys with which partners ask the API. Only the digest of a key is kept: it is shown once, to who makes it.
create table api_key (
  id uuid primary key default gen_random_uuid(),
  -- First characters of the key, by which people tell which one it is.
  start text not null unique,
  token_hash text not null unique,
  -- Who uses it and what for, and where we reach them.
  name text not null,
  email text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  created_by uuid references person (id),
  -- The last day on which it works.
  expires_on date not null,
  revoked_at timestamptz,
  revoked_by uuid references person (id),
  last_used_on date
);

-- No page for everyone is made from it: it stays silent to the page cache.
select audit_table('api_key', 'configuration',
  'start scopes created_at created_by expires_on revoked_at revoked_by', 'token_hash last_used_on');
