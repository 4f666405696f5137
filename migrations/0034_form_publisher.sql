-- Who published a version of a form; null when it came from the files of the configuration.
alter table form_version add column published_by uuid references person (id);
select audit_table('form_version', 'configuration', 'key version published_at published_by');
