import { z } from 'zod'
import { decisionTypeOf, planDecision, stepOf } from '../../../../cases/index.ts'
import { dayOf } from '../../../../kit/dates.ts'
import { dayText, shortText } from '../../../../kit/form-fields.ts'
import { say } from '../../../../kit/locale.ts'
import { DateInput, TextInput } from '../../../../ui/form/index.ts'
import { caseAction } from '../action-page.tsx'

/** On which day a body decides, so that everybody sees what we wait for. */
export const planDecisionRoutes = caseAction({
  key: 'plan_decision',
  prepare: async (_, { process, state }) => {
    const [usual] = stepOf(process, state.step)?.asks_decision ?? []
    const type = usual === undefined ? undefined : decisionTypeOf(process, usual)
    // The body stands on the timeline in the language of the municipality.
    return type ? say(type.body, 'nl') : ''
  },
  words: ({ t }) => t.planDecision,
  schema: () => z.object({ dag: dayText(), orgaan: shortText(120) }),
  labels: (t) => ({ dag: t.planDecision.day, orgaan: t.planDecision.body }),
  filled: ({ known, opened }) => ({
    orgaan: opened.state.decisionPlanned?.body ?? known,
    dag: opened.state.decisionPlanned?.on,
  }),
  fields: (field, { act, t }) => (
    <>
      <DateInput {...field('dag')} label={t.planDecision.day} min={dayOf(act.now)} />
      <TextInput {...field('orgaan')} label={t.planDecision.body} autocomplete="off" />
    </>
  ),
  work: (act, { dag, orgaan }, { opened }) =>
    planDecision(act, { caseId: opened.file.id, plannedOn: dag, body: orgaan }),
  faultField: 'dag',
})
