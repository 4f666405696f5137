-- When what somebody put in was answered first: whether that was in time is told, also after a better answer came.

alter table contribution add column answered_at timestamptz;
update contribution set answered_at = response.at from response where response.id = response_id;
alter table contribution add constraint contribution_answered check ((response_id is null) = (answered_at is null));

select audit_table('contribution', 'projects',
  'project_id activity_id kind target_id channel entered_by state is_owed at changed_at group_id response_id answered_at',
  'nr voice person_id supports comments', person => '');
