-- Schemes are prepared in drafts too.

alter table config_draft drop constraint config_draft_kind_check;
alter table config_draft add constraint config_draft_kind_check
  check (kind in ('process', 'framework', 'form', 'scheme', 'texts', 'theme'));
