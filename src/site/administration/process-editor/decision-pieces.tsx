import { z } from 'zod'
import {
  addCriterion,
  addDecisionType,
  type Criterion,
  changeCriterion,
  changeDecisionType,
  type DecisionType,
  decisionTypeIn,
  type Process,
  removeCriterion,
  removeDecisionType,
} from '../../../cases/index.ts'
import { type FormInput, parseForm, withError } from '../../../kit/form.ts'
import { numberText } from '../../../kit/form-fields.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { isRole, roleNames, roles } from '../../../people/index.ts'
import { CheckboxGroup, NumberInput, RadioGroup } from '../../../ui/form/index.ts'
import {
  BothLanguages,
  bothIfAny,
  bothLabels,
  bothShort,
  bothValues,
  halfWritten,
  readBoth,
} from '../drafts/both.tsx'
import type { Binder, MakePiece, Understood } from '../drafts/piece.tsx'
import { editPath } from './kind.ts'
import { texts } from './texts.ts'

/** Address of a page about a kind of decision. */
export const decisionPath = (process: string, decision: string, part?: string): string =>
  editPath(process, `besluit/${decision}${part ? `/${part}` : ''}`)

/** The kind of decision in the address with what every piece of it shares. */
function decisionAt(c: Ctx, process: Process, part: string) {
  const type = decisionTypeIn(process, c.req.param('besluit') ?? '')
  if (!type) return null
  const { locale } = c.var.act
  const home = decisionPath(process.key, type.key)
  const shared = {
    path: `${home}/${part}`,
    back: { href: home, label: texts(locale).backToDecision(say(type.title, locale)) },
  }
  const partOf = (pick: (type: DecisionType) => unknown) => (now: Process) => {
    const found = decisionTypeIn(now, type.key)
    return found ? pick(found) : null
  }
  const changed = (change: (process: Process) => Process): Understood<Process> => ({
    ok: true,
    apply: (now) => ({ definition: change(now) }),
  })
  return { type, locale, t: texts(locale), shared, partOf, changed }
}

const wordsSchema = z.object({
  ...bothShort('title', 100),
  ...bothShort('body', 160),
  ...bothIfAny('mandate', 200),
})

function readWords(input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(wordsSchema, input, locale, {
    ...bothLabels('title', t.decisionTitle, locale),
    ...bothLabels('body', t.body, locale),
    ...bothLabels('mandate', t.mandate, locale),
  })
  if (!parsed.ok) return parsed
  const half = halfWritten(input, ['mandate'], locale)
  if (half) return half
  const { title_nl, title_en, body_nl, body_en } = parsed.value
  return {
    ok: true as const,
    fresh: {
      title: { nl: title_nl, en: title_en },
      body: { nl: body_nl, en: body_en },
      mandate: readBoth(parsed.value, 'mandate') ?? null,
    },
  }
}

const wordsFields = (locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <BothLanguages field={field} name="title" label={t.decisionTitle} locale={locale} />
      <BothLanguages field={field} name="body" label={t.body} hint={t.bodyHint} locale={locale} />
      <BothLanguages
        field={field}
        name="mandate"
        label={t.mandate}
        hint={t.mandateHint}
        locale={locale}
        optional
      />
    </>
  )
}

/** Name, who decides and on whose behalf: these words stand in the letter. */
export const decisionWordsPiece: MakePiece<Process> = (c, process) => {
  const at = decisionAt(c, process, 'woorden')
  if (!at) return null
  const { type, locale, t } = at
  return {
    ...at.shared,
    title: t.decisionWords,
    lead: t.decisionWordsLead,
    values: {
      ...bothValues('title', type.title),
      ...bothValues('body', type.body),
      ...bothValues('mandate', type.mandate ?? undefined),
    },
    part: at.partOf(({ title, body, mandate }) => [title, body, mandate]),
    read: (input) => {
      const read = readWords(input, locale)
      if (!read.ok) return read
      return at.changed((now) => changeDecisionType(now, type.key, (old) => ({ ...old, ...read.fresh })))
    },
    fields: wordsFields(locale),
  }
}

const objections = ['besluit', 'niet'] as const
const rightsSchema = z.object({
  by: z.array(z.enum(roleNames)).min(1),
  objection: z.enum(objections),
  weeks: numberText({ min: 1, max: 26 }).optional(),
})

function readRights(input: FormInput, locale: Locale) {
  const t = texts(locale)
  const labels = { by: t.decidedBy, objection: t.objection, weeks: t.objectionWeeks }
  const parsed = parseForm(rightsSchema, input, locale, labels)
  if (!parsed.ok) return parsed
  const { by, objection, weeks } = parsed.value
  const isBesluit = objection === 'besluit'
  if (isBesluit && weeks === undefined) return withError(input.text, 'weeks', t.objectionMissing)
  return {
    ok: true as const,
    fresh: {
      decided_by: [...by],
      is_besluit: isBesluit,
      objection_weeks: isBesluit ? (weeks ?? null) : null,
    },
  }
}

const rightsFields = (locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <CheckboxGroup
        {...field('by')}
        label={t.decidedBy}
        options={roleNames.map((role) => ({ value: role, label: say(roles[role], locale) }))}
      />
      <RadioGroup
        {...field('objection')}
        label={t.objection}
        options={objections.map((value) => ({ value, label: t.objections[value] }))}
      />
      <NumberInput {...field('weeks')} label={t.objectionWeeks} hint={t.objectionHint} optional />
    </>
  )
}

/** Who may record it, and whether objection is open. */
export const decisionRightsPiece: MakePiece<Process> = (c, process) => {
  const at = decisionAt(c, process, 'wie')
  if (!at) return null
  const { type, locale, t } = at
  return {
    ...at.shared,
    title: t.decisionRights,
    values: {
      by: type.decided_by.filter(isRole),
      objection: [type.is_besluit ? 'besluit' : 'niet'],
      ...(type.objection_weeks === null ? {} : { weeks: [String(type.objection_weeks)] }),
    },
    part: at.partOf(({ decided_by, objection_weeks }) => [decided_by, objection_weeks]),
    read: (input) => {
      const read = readRights(input, locale)
      if (!read.ok) return read
      return at.changed((now) => changeDecisionType(now, type.key, (old) => ({ ...old, ...read.fresh })))
    },
    fields: rightsFields(locale),
  }
}

const pointSchema = z.object({ ...bothShort('point', 100), ...bothShort('question', 300) })

function readPoint(input: FormInput, locale: Locale) {
  const t = texts(locale)
  const parsed = parseForm(pointSchema, input, locale, {
    ...bothLabels('point', t.point, locale),
    ...bothLabels('question', t.pointQuestion, locale),
  })
  if (!parsed.ok) return parsed
  const { point_nl, point_en, question_nl, question_en } = parsed.value
  const fresh: Omit<Criterion, 'key'> = {
    title: { nl: point_nl, en: point_en },
    question: { nl: question_nl, en: question_en },
  }
  return { ok: true as const, fresh }
}

const pointFields = (locale: Locale) => (field: Binder) => {
  const t = texts(locale)
  return (
    <>
      <BothLanguages field={field} name="point" label={t.point} locale={locale} />
      <BothLanguages
        field={field}
        name="question"
        label={t.pointQuestion}
        hint={t.pointQuestionHint}
        locale={locale}
      />
    </>
  )
}

/** One point that is looked at. */
export const pointPiece: MakePiece<Process> = (c, process) => {
  const key = c.req.param('punt') ?? ''
  const at = decisionAt(c, process, `punt/${key}`)
  const point = at?.type.criteria.find((one) => one.key === key)
  if (!at || !point) return null
  const { type, locale, t } = at
  return {
    ...at.shared,
    title: `${t.point}: ${say(point.title, locale)}`,
    lead: t.pointLead,
    values: { ...bothValues('point', point.title), ...bothValues('question', point.question) },
    part: at.partOf(({ criteria }) => criteria.find((one) => one.key === key) ?? null),
    read: (input) => {
      const read = readPoint(input, locale)
      if (!read.ok) return read
      return at.changed((now) => changeCriterion(now, type.key, key, read.fresh))
    },
    fields: pointFields(locale),
    ...(type.criteria.length > 1
      ? {
          remove: {
            label: t.removePoint,
            apply: (now: Process) => removeCriterion(now, type.key, key),
          },
        }
      : {}),
  }
}

/** A point more. */
export const newPointPiece: MakePiece<Process> = (c, process) => {
  const at = decisionAt(c, process, 'punt-erbij')
  if (!at) return null
  const { type, locale, t } = at
  return {
    ...at.shared,
    title: t.addPoint,
    lead: t.pointLead,
    values: {},
    part: at.partOf(({ criteria }) => criteria.map((one) => one.key)),
    read: (input) => {
      const read = readPoint(input, locale)
      if (!read.ok) return read
      return at.changed((now) => addCriterion(now, type.key, read.fresh))
    },
    fields: pointFields(locale),
  }
}

/** A kind of decision more, with the first point that is looked at. */
export const newDecisionPiece: MakePiece<Process> = (c, process) => {
  const { locale } = c.var.act
  const t = texts(locale)
  return {
    title: t.addDecision,
    lead: t.addDecisionLead,
    path: editPath(process.key, 'besluit-erbij'),
    back: { href: editPath(process.key), label: t.back },
    submit: t.addDecisionYes,
    values: { objection: ['niet'] },
    part: (now) => now.decision_types.map(({ key }) => key),
    read: (input) => {
      const words = readWords(input, locale)
      if (!words.ok) return words
      const rights = readRights(input, locale)
      if (!rights.ok) return rights
      const point = readPoint(input, locale)
      if (!point.ok) return point
      return {
        ok: true,
        apply: (now) => {
          const fresh = { ...words.fresh, ...rights.fresh, criterion: point.fresh }
          const added = addDecisionType(now, fresh)
          return { definition: added.process, to: decisionPath(process.key, added.key) }
        },
      }
    },
    fields: (field) => (
      <>
        {wordsFields(locale)(field)}
        {rightsFields(locale)(field)}
        {pointFields(locale)(field)}
      </>
    ),
  }
}

/** Takes a kind of decision away. */
export const removeDecisionPiece: MakePiece<Process> = (c, process) => {
  const at = decisionAt(c, process, 'weghalen')
  if (!at) return null
  const { type, locale, t } = at
  return {
    ...at.shared,
    title: t.removeDecisionTitle(say(type.title, locale)),
    lead: t.removeDecisionLead,
    submit: t.removeDecision,
    values: {},
    part: at.partOf((one) => one),
    read: () => ({
      ok: true,
      apply: (now) => ({
        definition: removeDecisionType(now, type.key),
        to: editPath(process.key),
      }),
    }),
    fields: () => null,
  }
}
