-- Which short way through its form a draft takes (a key of `ways` in its version); null: the whole form.
alter table form_draft add column way text;
