import { activityJobs, activitySchedules } from './activities/index.ts'
import { caseJobs, caseSchedules } from './cases/index.ts'
import { commitmentJobs, commitmentSchedules } from './commitments/index.ts'
import { continuityJobs, continuitySchedules } from './continuity/index.ts'
import { evaluationJobs, evaluationSchedules } from './evaluations/index.ts'
import { followingJobs, followingSchedules } from './following/index.ts'
import { formJobs, formSchedules } from './forms/index.ts'
import { accountabilityJobs, accountabilitySchedules, fundJobs, fundSchedules } from './funds/index.ts'
import { greenJobs, greenSchedules } from './green/index.ts'
import {
  coApplicantJobs,
  coApplicantSchedules,
  frontDoorJobs,
  frontDoorSchedules,
  supportJobs,
  supportSchedules,
} from './initiatives/index.ts'
import type { Jobs, Schedule } from './kit/jobs.ts'
import { limitJobs } from './kit/limits.ts'
import { onceJobs } from './kit/once.ts'
import { outboxJobs, type Transport } from './kit/outbox.ts'
import { lendingJobs, lendingSchedules } from './lending/index.ts'
import { messageJobs, messageSchedules } from './messages/index.ts'
import { neighbourJobs, neighbourSchedules } from './neighbours/index.ts'
import { noticeJobs, noticeSchedules } from './notices/index.ts'
import { panelJobs, panelSchedules } from './panels/index.ts'
import { peopleJobs, peopleSchedules } from './people/index.ts'
import { privacyJobs, privacySchedules } from './privacy/index.ts'
import { projectJobs, projectSchedules } from './projects/index.ts'
import { referralJobs, referralSchedules } from './referrals/index.ts'
import { reportJobs, reportSchedules } from './reports/index.ts'
import { safetyJobs, safetySchedules } from './safety/index.ts'
import { draftJobs, draftSchedules, leavingJobs, leavingSchedules, searchJobs } from './site/index.ts'
import { sourceJobs, sourceSchedules } from './sources/index.ts'
import { spotJobs, spotSchedules } from './spots/index.ts'
import { letterJobs, letterSchedules } from './surveys/index.ts'
import { weighingJobs, weighingSchedules } from './weighings/index.ts'

/** All work done outside a request. */
export const jobsWith = (transport: Transport | null): Jobs => ({
  ...outboxJobs(transport),
  ...messageJobs,
  ...safetyJobs,
  ...limitJobs,
  ...onceJobs,
  ...peopleJobs,
  ...formJobs,
  ...caseJobs,
  ...commitmentJobs,
  ...fundJobs,
  ...accountabilityJobs,
  ...frontDoorJobs,
  ...supportJobs,
  ...coApplicantJobs,
  ...sourceJobs,
  ...spotJobs,
  ...lendingJobs,
  ...greenJobs,
  ...neighbourJobs,
  ...weighingJobs,
  ...continuityJobs,
  ...referralJobs,
  ...noticeJobs,
  ...followingJobs,
  ...activityJobs,
  ...letterJobs,
  ...evaluationJobs,
  ...projectJobs,
  ...panelJobs,
  ...reportJobs,
  ...privacyJobs,
  ...searchJobs,
  ...draftJobs,
  ...leavingJobs,
})

/** Work that starts by itself; times in UTC, so the morning round comes before office hours all year. */
export const schedules: readonly Schedule[] = [
  { job: 'deliver_waiting_mail', pattern: '*/15 * * * *' },
  { job: 'forget_old_attempts', pattern: '20 2 * * *' },
  { job: 'forget_form_tokens', pattern: '25 2 * * *' },
  ...peopleSchedules,
  ...messageSchedules,
  ...safetySchedules,
  ...formSchedules,
  ...caseSchedules,
  ...commitmentSchedules,
  ...fundSchedules,
  ...accountabilitySchedules,
  ...frontDoorSchedules,
  ...supportSchedules,
  ...coApplicantSchedules,
  ...sourceSchedules,
  ...spotSchedules,
  ...lendingSchedules,
  ...greenSchedules,
  ...neighbourSchedules,
  ...weighingSchedules,
  ...continuitySchedules,
  ...referralSchedules,
  ...noticeSchedules,
  ...followingSchedules,
  ...activitySchedules,
  ...letterSchedules,
  ...evaluationSchedules,
  ...projectSchedules,
  ...panelSchedules,
  ...reportSchedules,
  ...draftSchedules,
  ...leavingSchedules,
  ...privacySchedules,
]
