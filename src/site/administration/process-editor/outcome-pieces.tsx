import { z } from 'zod'
import {
  addOutcome,
  applicationOutcomes,
  caseTexts,
  changeOutcome,
  type EventType,
  endKinds,
  eventTypes,
  type Outcome,
  type Process,
  removeOutcome,
  type Step,
  stepOf,
} from '../../../cases/index.ts'
import { parseForm } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { RadioGroup, Select } from '../../../ui/form/index.ts'
import { BothLanguages, bothLabels, bothShort, bothValues } from '../drafts/both.tsx'
import type { Binder, MakePiece, Piece } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'

const schema = z.object({
  ...bothShort('label', 120),
  to: z.string().max(80),
  decision: z.string().max(60),
  when: z.string().max(60).default('-geen'),
  application: z.string().max(60).default('-geen'),
})

/** Marks of choices that are no key of a decision. */
const asStep = '-stap'
const none = '-geen'

/** What moves a case by itself already, or stops it. */
const neverByItself: readonly EventType[] = [
  'submitted',
  'step_completed',
  'withdrawn',
  'merged',
  'merge_received',
  'split_off',
  'reopened',
  'term_missed',
]

type Choice = Omit<Outcome, 'key'>

function choiceOf(value: z.output<typeof schema>): Choice {
  const [kind, key = ''] = value.to.split(':')
  const end = endKinds.find((one) => one === key)
  const when = eventTypes.find((one) => one === value.when)
  const application = applicationOutcomes.find((one) => one === value.application)
  return {
    label: { nl: value.label_nl, en: value.label_en },
    ...(kind === 'einde' && end ? { end } : { next: key }),
    ...(when ? { when } : {}),
    ...(application ? { application } : {}),
    ...(value.decision === asStep ? {} : { asks_decision: value.decision === none ? [] : [value.decision] }),
  }
}

const choicesTo = (process: Process, step: Step, locale: Locale) => [
  ...process.steps
    .filter((other) => other.key !== step.key)
    .map((other) => ({
      value: `stap:${other.key}`,
      label: texts(locale).toStep(say(other.title, locale)),
    })),
  // Somebody who withdraws does so at any time, not as an outcome of a step.
  ...endKinds
    .filter((end) => end !== 'withdrawn')
    .map((end) => ({ value: `einde:${end}`, label: texts(locale).toEnd(caseTexts(locale).ended[end]) })),
]

const decisionChoices = (process: Process, locale: Locale) => [
  { value: asStep, label: texts(locale).decisionAsStep },
  { value: none, label: texts(locale).decisionNo },
  ...process.decision_types.map((type) => ({ value: type.key, label: say(type.title, locale) })),
]

function fieldsFor(process: Process, step: Step, locale: Locale) {
  const t = texts(locale)
  return (field: Binder) => (
    <>
      <BothLanguages field={field} name="label" label={t.outcomeLabel} locale={locale} />
      <Select {...field('to')} label={t.whereTo} options={choicesTo(process, step, locale)} />
      <RadioGroup
        {...field('decision')}
        label={t.decisionOfOutcome}
        options={decisionChoices(process, locale)}
      />
      <Select
        {...field('when')}
        label={t.byItself}
        hint={t.byItselfHint}
        options={[
          { value: none, label: t.notByItself },
          ...eventTypes
            .filter((event) => !neverByItself.includes(event))
            .map((event) => ({ value: event, label: caseTexts(locale).events[event] })),
        ]}
      />
      <Select
        {...field('application')}
        label={t.application}
        hint={t.applicationHint}
        options={[
          { value: none, label: t.noApplication },
          ...applicationOutcomes.map((one) => ({ value: one, label: caseTexts(locale).applications[one] })),
        ]}
      />
    </>
  )
}

function shared(c: Ctx, process: Process, step: Step) {
  const { locale } = c.var.act
  const t = texts(locale)
  const home = editPath(process.key, `stap/${step.key}`)
  const labels = {
    ...bothLabels('label', t.outcomeLabel, locale),
    to: t.whereTo,
    decision: t.decisionOfOutcome,
    when: t.byItself,
    application: t.application,
  }
  const known = new Set([...choicesTo(process, step, locale).map(({ value }) => value)])
  const decisions = new Set(decisionChoices(process, locale).map(({ value }) => value))
  const checked = schema.extend({
    to: z.string().refine((value) => known.has(value)),
    decision: z.string().refine((value) => decisions.has(value)),
  })
  return {
    t,
    locale,
    home,
    base: {
      lead: t.outcomeLead,
      back: { href: home, label: t.backToStep(say(step.title, locale)) },
      fields: fieldsFor(process, step, locale),
    } satisfies Partial<Piece<Process>>,
    parse: (input: Parameters<Piece<Process>['read']>[0]) => parseForm(checked, input, locale, labels),
  }
}

/** One way in which a step can end. */
export const outcomePiece: MakePiece<Process> = (c, process) => {
  const step = stepOf(process, c.req.param('stap') ?? '')
  const outcome = step?.outcomes.find(({ key }) => key === c.req.param('uitkomst'))
  if (!step || !outcome) return null
  const { t, locale, home, base, parse } = shared(c, process, step)
  const asked = outcome.asks_decision
  return {
    ...base,
    title: `${t.outcome}: ${say(outcome.label, locale)}`,
    path: `${home}/uitkomst/${outcome.key}`,
    values: {
      ...bothValues('label', outcome.label),
      to: [outcome.end ? `einde:${outcome.end}` : `stap:${outcome.next}`],
      decision: [asked === undefined ? asStep : (asked[0] ?? none)],
      when: [outcome.when ?? none],
      application: [outcome.application ?? none],
    },
    part: (now) => stepOf(now, step.key)?.outcomes.find(({ key }) => key === outcome.key) ?? null,
    read: (input) => {
      const parsed = parse(input)
      if (!parsed.ok) return parsed
      const choice = choiceOf(parsed.value)
      return {
        ok: true,
        apply: (now) => ({
          definition: changeOutcome(now, step.key, outcome.key, (old) => ({
            key: old.key,
            ...choice,
            // More than one possible decision stays as it was, as long as the first is the one chosen.
            ...(asked && choice.asks_decision?.[0] === asked[0] ? { asks_decision: asked } : {}),
          })),
        }),
      }
    },
    ...(step.outcomes.length > 1
      ? {
          remove: {
            label: t.removeOutcome,
            apply: (now: Process) => removeOutcome(now, step.key, outcome.key),
          },
        }
      : {}),
  }
}

/** A way more in which a step can end. */
export const newOutcomePiece: MakePiece<Process> = (c, process) => {
  const step = stepOf(process, c.req.param('stap') ?? '')
  if (!step) return null
  const { t, home, base, parse } = shared(c, process, step)
  return {
    ...base,
    title: t.addOutcome,
    path: `${home}/uitkomst-erbij`,
    values: { decision: [asStep], when: [none], application: [none] },
    part: (now) => stepOf(now, step.key)?.outcomes.map(({ key }) => key) ?? null,
    read: (input) => {
      const parsed = parse(input)
      if (!parsed.ok) return parsed
      return {
        ok: true,
        apply: (now) => ({ definition: addOutcome(now, step.key, choiceOf(parsed.value)).process }),
      }
    },
  }
}
