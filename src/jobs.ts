import { caseJobs, caseSchedules } from './cases/index.ts'
import { commitmentJobs, commitmentSchedules } from './commitments/index.ts'
import { formJobs, formSchedules } from './forms/index.ts'
import { accountabilityJobs, accountabilitySchedules, fundJobs, fundSchedules } from './funds/index.ts'
import { greenJobs, greenSchedules } from './green/index.ts'
import { frontDoorJobs, frontDoorSchedules } from './initiatives/index.ts'
import type { Jobs, Schedule } from './kit/jobs.ts'
import { limitJobs } from './kit/limits.ts'
import { onceJobs } from './kit/once.ts'
import { outboxJobs, type Transport } from './kit/outbox.ts'
import { messageJobs, messageSchedules } from './messages/index.ts'
import { peopleJobs, peopleSchedules } from './people/index.ts'
import { privacyJobs, privacySchedules } from './privacy/index.ts'
import { reportJobs, reportSchedules } from './reports/index.ts'
import { draftJobs, draftSchedules, leavingJobs, leavingSchedules, searchJobs } from './site/index.ts'
import { sourceJobs, sourceSchedules } from './sources/index.ts'

/** All work done outside a request. */
export const jobsWith = (transport: Transport | null): Jobs => ({
  ...outboxJobs(transport),
  ...messageJobs,
  ...limitJobs,
  ...onceJobs,
  ...peopleJobs,
  ...formJobs,
  ...caseJobs,
  ...commitmentJobs,
  ...fundJobs,
  ...accountabilityJobs,
  ...frontDoorJobs,
  ...sourceJobs,
  ...greenJobs,
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
  ...formSchedules,
  ...caseSchedules,
  ...commitmentSchedules,
  ...fundSchedules,
  ...accountabilitySchedules,
  ...frontDoorSchedules,
  ...sourceSchedules,
  ...greenSchedules,
  ...reportSchedules,
  ...draftSchedules,
  ...leavingSchedules,
  ...privacySchedules,
]
