import { z } from 'zod'
import {
  addStep,
  caseTexts,
  changeProcess,
  connectionPoints,
  type Norm,
  outcomesTo,
  type Process,
  removeStep,
  stepActors,
  stepOf,
} from '../../../cases/index.ts'
import { parseForm } from '../../../kit/form.ts'
import { ticked } from '../../../kit/form-fields.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { Checkbox, NumberInput, RadioGroup, Select } from '../../../ui/form/index.ts'
import { BothLanguages, bothLabels, bothLong, bothShort, bothValues } from '../drafts/both.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { actorOptions, kindOptions, termFields, termUnits, unitOptions } from './step-pieces.tsx'
import { texts } from './texts.ts'

const backHome = (process: Process, locale: Locale) => ({
  href: editPath(process.key),
  label: texts(locale).back,
})

/** Name and short explanation of the whole. */
export const generalPiece: MakePiece<Process> = (c, process) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const schema = z.object({ ...bothShort('title', 80), ...bothLong('summary', 600) })
  const labels = {
    ...bothLabels('title', t.processTitle, locale),
    ...bothLabels('summary', t.summary, locale),
  }
  return {
    title: t.general,
    path: editPath(process.key, 'algemeen'),
    back: backHome(process, locale),
    values: { ...bothValues('title', process.title), ...bothValues('summary', process.summary) },
    part: ({ title, summary }) => ({ title, summary }),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const { title_nl, title_en, summary_nl, summary_en } = parsed.value
      const words = { title: { nl: title_nl, en: title_en }, summary: { nl: summary_nl, en: summary_en } }
      return { ok: true, apply: (now) => ({ definition: changeProcess(now, words) }) }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.processTitle} locale={locale} />
        <BothLanguages field={field} name="summary" label={t.summary} rows={4} locale={locale} />
      </>
    ),
  }
}

/** What we promise, with its term. */
export const promisePiece: MakePiece<Process> = (c, process) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const norm = process.norms.find(({ key }) => key === c.req.param('belofte'))
  if (!norm) return null
  const schema = z.object({
    ...bothShort('title', 160),
    length: termFields.length,
    unit: z.enum(termUnits),
    repeats: ticked(),
    pausable: ticked(),
  })
  const labels = { ...bothLabels('title', t.promiseTitle, locale), length: t.length, unit: t.unit }
  return {
    title: t.promise,
    path: editPath(process.key, `belofte/${norm.key}`),
    back: backHome(process, locale),
    values: {
      ...bothValues('title', norm.title),
      length: [String(norm.term.length)],
      unit: [norm.term.unit],
      repeats: norm.repeats ? ['ja'] : [],
      pausable: norm.pausable ? ['ja'] : [],
    },
    part: (now) => now.norms.find(({ key }) => key === norm.key) ?? null,
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const { title_nl: nl, title_en: en, length, unit, repeats, pausable } = parsed.value
      return {
        ok: true,
        apply: (now) => ({
          definition: {
            ...now,
            norms: now.norms.map((one) =>
              one.key === norm.key
                ? {
                    ...one,
                    title: { nl, en },
                    term: { ...one.term, length, unit },
                    repeats,
                    pausable,
                  }
                : one,
            ),
          },
        }),
      }
    },
    fields: (field) => (
      <>
        <BothLanguages field={field} name="title" label={t.promiseTitle} locale={locale} />
        <NumberInput {...field('length')} label={t.length} />
        <Select {...field('unit')} label={t.unit} options={unitOptions(locale)} />
        <Checkbox {...field('repeats')} label={t.repeats} />
        <Checkbox {...field('pausable')} label={t.pausable} />
        <p>
          {t.promiseFrom(milestoneWords(process, norm.from, locale))}{' '}
          {t.promiseUntil(norm.until.map((one) => milestoneWords(process, one, locale)).join(t.or))}
        </p>
      </>
    ),
  }
}

/** What starts or meets a promise, in words; which of them is set in the file of the process. */
function milestoneWords(process: Process, milestone: Norm['from'], locale: Locale): string {
  const t = texts(locale)
  const step = stepOf(process, milestone.step ?? null)
  return [
    caseTexts(locale).events[milestone.event].toLowerCase(),
    ...(step ? [`"${say(step.title, locale)}"`] : []),
    ...(milestone.by ? [t.sides[milestone.by]] : []),
  ].join(' ')
}

/** Where the new step goes when it comes before all others. */
const atStart = '-begin'

/** A step more, put in a way from one step to the next. */
export const newStepPiece: MakePiece<Process> = (c, process) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const points = connectionPoints(process)
  const first = process.steps[0]
  const options = [
    ...points.map(({ step, outcome, next }) => ({
      value: `${step.key}:${outcome.key}`,
      label: t.whereBetween(say(step.title, locale), say(outcome.label, locale), say(next.title, locale)),
    })),
    ...(first ? [{ value: atStart, label: t.whereFirst(say(first.title, locale)) }] : []),
  ]
  const known = new Set(options.map(({ value }) => value))
  const schema = z.object({
    where: z.string().refine((value) => known.has(value)),
    ...bothShort('title', 80),
    ...bothShort('doing', 160),
    ...bothLong('explanation'),
    actor: z.enum(stepActors),
    ...termFields,
  })
  const labels = {
    where: t.where,
    ...bothLabels('title', t.title, locale),
    ...bothLabels('doing', t.doing, locale),
    ...bothLabels('explanation', t.explanation, locale),
    ...{ actor: t.actor, length: t.length, unit: t.unit, kind: t.kind },
  }
  return {
    title: t.addStep,
    lead: t.addLead,
    path: editPath(process.key, 'stap-erbij'),
    back: backHome(process, locale),
    submit: t.add,
    values: { kind: ['service'], unit: ['weeks'] },
    part: (now) => now.steps.map(({ key, outcomes }) => [key, outcomes]),
    read: (input) => {
      const parsed = parseForm(schema, input, locale, labels)
      if (!parsed.ok) return parsed
      const value = parsed.value
      const [step = '', outcome = ''] = value.where.split(':')
      const fresh = {
        title: { nl: value.title_nl, en: value.title_en },
        doing: { nl: value.doing_nl, en: value.doing_en },
        explanation: { nl: value.explanation_nl, en: value.explanation_en },
        actor: value.actor,
        term: { length: value.length, unit: value.unit, kind: value.kind },
      }
      return {
        ok: true,
        apply: (now) => {
          const added = addStep(now, fresh, value.where === atStart ? null : { step, outcome })
          return { definition: added.process, to: editPath(process.key, `stap/${added.key}`) }
        },
      }
    },
    fields: (field) => (
      <>
        <Select {...field('where')} label={t.where} options={options} />
        <BothLanguages field={field} name="title" label={t.title} locale={locale} />
        <BothLanguages field={field} name="doing" label={t.doing} hint={t.doingHint} locale={locale} />
        <BothLanguages field={field} name="explanation" label={t.explanation} rows={4} locale={locale} />
        <Select {...field('actor')} label={t.actor} options={actorOptions(locale)} />
        <NumberInput {...field('length')} label={t.length} />
        <Select {...field('unit')} label={t.unit} options={unitOptions(locale)} />
        <RadioGroup {...field('kind')} label={t.kind} options={kindOptions(locale)} />
      </>
    ),
  }
}

/** Takes a step away, and asks where what led to it goes. */
export const removeStepPiece: MakePiece<Process> = (c, process) => {
  const { locale } = c.var.act
  const t = texts(locale)
  const step = stepOf(process, c.req.param('stap') ?? '')
  const others = process.steps.filter((one) => one !== step)
  if (!step || others.length === 0) return null
  const title = say(step.title, locale)
  const ways = outcomesTo(process, step.key).length
  const keys = others.map(({ key }) => key)
  const schema = z.object({ instead: z.string().refine((value) => keys.includes(value)) })
  const usual = step.outcomes.find(({ next }) => next !== undefined)?.next ?? keys[0] ?? ''
  return {
    title: t.removeTitle(title),
    lead: t.removeLead(ways),
    path: editPath(process.key, `stap/${step.key}/weghalen`),
    back: { href: editPath(process.key, `stap/${step.key}`), label: t.backToStep(title) },
    submit: t.removeYes,
    values: { instead: [usual] },
    part: (now) => stepOf(now, step.key) ?? null,
    read: (input) => {
      const parsed = parseForm(schema, input, locale, { instead: t.instead })
      if (!parsed.ok) return parsed
      const { instead } = parsed.value
      return {
        ok: true,
        apply: (now) => ({ definition: removeStep(now, step.key, instead), to: editPath(process.key) }),
      }
    },
    fields: (field) => (
      <Select
        {...field('instead')}
        label={t.instead}
        options={others.map((one) => ({ value: one.key, label: say(one.title, locale) }))}
      />
    ),
  }
}
