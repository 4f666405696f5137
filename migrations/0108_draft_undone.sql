-- Whether the last change of a draft was taken back: then `before` is what comes again, and the button says so.
alter table config_draft add column undone boolean not null default false;

select audit_table('config_draft', 'configuration',
  'kind key based_on created_at created_by changed_at changed_by from_day undone', 'definition before');
