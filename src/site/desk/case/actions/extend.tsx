import { z } from 'zod'
import { extendStep } from '../../../../cases/index.ts'
import { dayOf, formatDay } from '../../../../kit/dates.ts'
import { longText, numberText, oneOf } from '../../../../kit/form-fields.ts'
import { say } from '../../../../kit/locale.ts'
import { NumberInput, RadioGroup, Select, TextArea } from '../../../../ui/form/index.ts'
import { caseAction } from '../action-page.tsx'
import { extendableSteps } from '../possible.ts'

const units = ['working_days', 'days', 'weeks', 'months'] as const

/** Lengthens the term of a step: once, with a reason, before its last day. */
export const extendRoutes = caseAction({
  key: 'extend',
  prepare: async (act, opened) =>
    extendableSteps(opened, dayOf(act.now)).map((step) => ({
      step,
      due: opened.state.terms.find(
        ({ kind, name, status }) => kind === 'step' && name === step.key && status === 'running',
      )?.due,
    })),
  words: ({ t }) => t.extend,
  // A step whose term was extended meanwhile is refused by the rule, which says why.
  schema: ({ opened }) =>
    z.object({
      stap: z.literal(opened.process.steps.map(({ key }) => key)),
      aantal: numberText({ min: 1, max: 366 }),
      eenheid: oneOf(units),
      reden: longText(2000),
    }),
  labels: (t) => ({
    stap: t.extend.step,
    aantal: t.extend.length,
    eenheid: t.extend.unit,
    reden: t.extend.reason,
  }),
  filled: ({ known, opened }) => ({
    stap: known.find(({ step }) => step.key === opened.state.step)?.step.key ?? known[0]?.step.key,
    eenheid: 'weeks',
  }),
  fields: (field, { act, known, t }) => (
    <>
      <RadioGroup
        {...field('stap')}
        label={t.extend.step}
        options={known.map(({ step, due }) => ({
          value: step.key,
          label: t.extend.stepDue(say(step.title, act.locale), due ? formatDay(due, act.locale, 'long') : ''),
        }))}
      />
      <NumberInput {...field('aantal')} label={t.extend.length} />
      <Select
        {...field('eenheid')}
        label={t.extend.unit}
        options={units.map((unit) => ({ value: unit, label: t.extend.units[unit] }))}
      />
      <TextArea {...field('reden')} label={t.extend.reason} hint={t.extend.reasonHint} max={2000} rows={4} />
    </>
  ),
  work: (act, { stap, aantal, eenheid, reden }, { opened }) =>
    extendStep(act, { caseId: opened.file.id, step: stap, length: aantal, unit: eenheid, reason: reden }),
  faultField: 'aantal',
})
