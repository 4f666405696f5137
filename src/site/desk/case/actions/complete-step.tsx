import { z } from 'zod'
import { completeStep, type Outcome, stepOf } from '../../../../cases/index.ts'
import { type WhatEnds, WhatEndsNotice, whatEndsWith } from '../../../../initiatives/index.ts'
import { valueIn } from '../../../../kit/form.ts'
import { longText } from '../../../../kit/form-fields.ts'
import { say } from '../../../../kit/locale.ts'
import { paths } from '../../../../paths.ts'
import { RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { caseAction, type Given } from '../action-page.tsx'
import { type OpenAdvice, OpenAdviceNotice, openAdviceIn } from '../open-advice.tsx'
import { outcomesFor } from '../possible.ts'

type Choice = ReturnType<typeof outcomesFor>[number]

interface Known {
  readonly choices: readonly Choice[]
  readonly open: readonly OpenAdvice[]
  readonly ends: WhatEnds
}

const isResult = (outcome: Outcome, decides: boolean): boolean => outcome.end === 'completed' && !decides

/** What choosing an outcome leads to. */
function consequence({ outcome, decides }: Choice, { act, opened, t }: Given<Known>): string {
  if (decides) return t.completeStep.decides
  if (isResult(outcome, decides)) return t.completeStep.results
  const next = stepOf(opened.process, outcome.next ?? null)
  return next ? t.completeStep.goesTo(say(next.title, act.locale)) : t.completeStep.ends
}

/** Finishes the current step. A decision and a result have pages of their own. */
export const completeStepRoutes = caseAction({
  key: 'complete_step',
  prepare: async (act, opened): Promise<Known> => ({
    choices: outcomesFor(opened, act.actor),
    open: await openAdviceIn(act, opened.file.id),
    ends: await whatEndsWith(act, opened),
  }),
  words: ({ act, opened, t }) => {
    const step = stepOf(opened.process, opened.state.step)
    return {
      title: t.completeStep.title(step ? say(step.title, act.locale) : ''),
      lead: t.completeStep.lead,
      button: t.completeStep.button,
    }
  },
  above: ({ act, opened, known }) => (
    <OpenAdviceNotice act={act} number={opened.file.number} open={known.open} />
  ),
  schema: ({ known }) =>
    z.object({
      uitkomst: z.literal(known.choices.map(({ outcome }) => outcome.key)),
      stap: z.string(),
      toelichting: longText(2000).optional(),
    }),
  movedOn: (values, { act, opened, t }) => {
    const step = stepOf(opened.process, opened.state.step)
    const isHere = valueIn(values, 'stap') === step?.key
    return isHere || !step ? null : t.completeStep.movedOn(say(step.title, act.locale))
  },
  labels: (t) => ({ uitkomst: t.completeStep.outcome }),
  fields: (field, given) => (
    <>
      <input type="hidden" name="stap" value={given.opened.state.step ?? ''} />
      <RadioGroup
        {...field('uitkomst')}
        label={given.t.completeStep.outcome}
        options={given.known.choices.map((choice) => ({
          value: choice.outcome.key,
          label: say(choice.outcome.label, given.act.locale),
          hint: consequence(choice, given),
        }))}
      />
      <TextArea
        {...field('toelichting')}
        label={given.t.completeStep.text}
        hint={given.t.completeStep.textHint}
        max={2000}
        rows={4}
        optional
      />
    </>
  ),
  confirm: ({ uitkomst }, { act, known, t }) => {
    const found = known.choices.find(({ outcome }) => outcome.key === uitkomst)
    if (!found?.outcome.end || found.decides || isResult(found.outcome, found.decides)) return null
    return (
      <>
        <Notice tone="warning" title={t.completeStep.confirmTitle}>
          <p>{t.completeStep.confirm(say(found.outcome.label, act.locale))}</p>
        </Notice>
        <WhatEndsNotice act={act} ends={known.ends} end={found.outcome.end} />
      </>
    )
  },
  work: async (act, { uitkomst, stap, toelichting }, { opened, known }) => {
    const { number, id } = opened.file
    const found = known.choices.find(({ outcome }) => outcome.key === uitkomst)
    if (found?.decides) return paths.deskCaseAction(number, 'take_decision', { uitkomst })
    if (found && isResult(found.outcome, found.decides)) return paths.deskCaseAction(number, 'complete_case')
    return completeStep(act, { caseId: id, step: stap, outcome: uitkomst, text: toelichting ?? null })
  },
  faultField: 'uitkomst',
})
