-- A batch of payments is not approved while a grant in it lacks the legal entity that its scheme asks for that amount:
-- the organisation that applied stepped back, and no other one applies.
create function approve_with_legal_entity() returns trigger language plpgsql as $$
begin
  if old.approved_at is null and new.approved_at is not null and exists (
    select 1
      from payment
      join application on application.id = payment.application_id
      join application_balance on application_balance.application_id = application.id
      join scheme_version on scheme_version.key = application.scheme_key
        and scheme_version.version = application.scheme_version
      cross join lateral jsonb_array_elements(scheme_version.definition -> 'rules') as rule
     where payment.batch_id = new.id
       and rule ->> 'kind' = 'legal_entity_above'
       and application_balance.granted > (rule ->> 'cents')::bigint
       and exists (
         select 1 from case_party
          where case_party.case_id = application.case_id and organisation_id is not null
            and role <> 'partner' and left_on is not null)
       and not exists (
         select 1 from case_party
          where case_party.case_id = application.case_id and organisation_id is not null
            and role <> 'partner' and left_on is null)
  ) then
    raise exception 'batch % pays a grant without the legal entity that it needs', new.number
      using constraint = 'payment_batch_legal_entity', errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger payment_batch_legal_entity before update on payment_batch
  for each row execute function approve_with_legal_entity();
