-- Knowledge: first the information pack that a guide composes for a case. Articles and courses follow.

-- A pack as it was sent. Each sending is a new version; what people got stays readable as it was.
create table info_pack (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references case_file (id),
  version integer not null check (version > 0),
  -- The pieces with their texts in both languages and why each of them is in.
  sections jsonb not null,
  -- Pieces that fitted the case and that the guide left out.
  left_out text[] not null default '{}',
  -- A line of the guide's own; in a column of its own, so that it can be erased.
  own_line text check (length(own_line) <= 2000),
  sent_by uuid references person (id),
  sent_at timestamptz not null,
  unique (case_id, version)
);
