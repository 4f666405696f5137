import { z } from 'zod'
import { setSubstitute } from '../../../../cases/index.ts'
import { isStaff, peopleWithRoles } from '../../../../people/index.ts'
import { Select } from '../../../../ui/form/index.ts'
import { caseAction } from '../action-page.tsx'

/** Who answers for this case while the guide is away. */
export const setSubstituteRoutes = caseAction({
  key: 'set_substitute',
  prepare: async (act, { state }) =>
    (await peopleWithRoles(act.db)).filter(
      (member) =>
        member.id !== state.guideId &&
        member.grants.some(({ role }) => ['case_guide', 'team_member', 'area_manager'].includes(role)) &&
        isStaff({ ...act.actor, roles: member.grants }),
    ),
  words: ({ t }) => t.substitute,
  schema: () => z.object({ vervanger: z.uuid().optional() }),
  labels: (t) => ({ vervanger: t.substitute.person }),
  filled: ({ opened }) => ({ vervanger: opened.state.substituteId }),
  fields: (field, { known, t }) => (
    <Select
      {...field('vervanger')}
      label={t.substitute.person}
      empty={t.substitute.nobody}
      optional="unsaid"
      options={known.map(({ id, name, job_title }) => ({
        value: id,
        label: job_title ? `${name}, ${job_title}` : name,
      }))}
    />
  ),
  work: (act, { vervanger }, { opened }) =>
    setSubstitute(act, { caseId: opened.file.id, substituteId: vervanger ?? null }),
  faultField: 'vervanger',
})
