import { z } from 'zod'
import {
  applyingTexts,
  type Budget,
  type BudgetLine,
  budgetFault,
  type FillingFacts,
  type Finding,
  findingInWords,
  findings,
  roundFor,
  type Scheme,
  sumsOfBudget,
} from '../funds/index.ts'
import type { RoundAhead } from '../juries/index.ts'
import type { Act } from '../kit/act.ts'
import { addDays, type Day, dayOf, momentAt } from '../kit/dates.ts'
import { type FormErrors, type FormInput, type FormValues, type Parsed, parseForm } from '../kit/form.ts'
import { dayText, longText, moneyText, numberText, shortText, yesOrNo } from '../kit/form-fields.ts'
import type { Locale } from '../kit/locale.ts'

export const mostLines = 20

export type Line = 'kosten' | 'partner'
export const whatField = (line: Line, at: number): string => `${line}_${at}`
export const centsField = (line: Line, at: number): string => `${line}_${at}_bedrag`
export const places = Array.from({ length: mostLines }, (_, at) => at + 1)

const lineFields = (line: Line) =>
  Object.fromEntries(
    places.flatMap((at): readonly (readonly [string, z.ZodType])[] => [
      [whatField(line, at), shortText(120).optional()],
      [centsField(line, at), moneyText().optional()],
    ]),
  )

export const formSchema = z.object({
  ...lineFields('kosten'),
  ...lineFields('partner'),
  zelf: moneyText().optional(),
  inzameling: moneyText().optional(),
  uren: numberText({ min: 0, max: 100_000 }).optional(),
  spullen: longText(500).optional(),
  begin: dayText(),
  vergunning: yesOrNo().optional(),
  gaat_om: yesOrNo().optional(),
  begonnen: yesOrNo(),
  rechtspersoon: yesOrNo().optional(),
  binnen_op: dayText().optional(),
})

type Typed = Readonly<Record<string, unknown>>
export type Sent = z.output<typeof formSchema>

const linesOf = (value: Typed, line: Line): readonly BudgetLine[] =>
  places.flatMap((at) => {
    const [what, cents] = [value[whatField(line, at)], value[centsField(line, at)]]
    return typeof what === 'string' && typeof cents === 'number' ? [{ what, cents }] : []
  })

export const budgetOf = (value: Sent): Budget => ({
  costs: [...linesOf(value, 'kosten')],
  partners: [...linesOf(value, 'partner')],
  own: value.zelf ?? 0,
  crowdfunding: value.inzameling ?? 0,
  hours: value.uren ?? 0,
  goods: value.spullen ?? null,
})

/** A line with a word and no amount, or the other way round: the field that is still empty. */
export function halfLines(value: Typed, locale: Locale): FormErrors {
  const text = applyingTexts(locale).form.halfLine
  const empty = (['kosten', 'partner'] as const).flatMap((line) =>
    places.flatMap((at) => {
      const [what, cents] = [whatField(line, at), centsField(line, at)]
      if ((value[what] === undefined) === (value[cents] === undefined)) return []
      return [value[what] === undefined ? what : cents]
    }),
  )
  return Object.fromEntries(empty.map((name) => [name, text]))
}

/** What is known of who applies, beside the form. */
export interface Applicant {
  /** An organisation applies as well, and said so itself. */
  readonly hasOrganisation: boolean
  /** Works on the plan, and may enter what came in on paper before. */
  readonly handles: boolean
  /** How many neighbours are for the plan, online and on paper; none before it is a plan. */
  readonly support?: number
}

export const factsOf = (value: Sent) => ({
  startsOn: value.begin,
  needsPermit: value.vergunning ?? false,
  isAbout: value.gaat_om ?? false,
  hasStarted: value.begonnen,
  announcesOrganisation: value.rechtspersoon ?? false,
})

/** Where a rule that is not met is mended. */
export const ruleFields: Readonly<Record<Finding['rule']['kind'], string>> = {
  legal_entity_above: 'rechtspersoon',
  permit_weeks_before: 'begin',
  latest_day_in_year: 'gaat_om',
  weeks_before_meeting: 'begin',
  support_at_least: 'begin',
  not_started: 'begonnen',
}

export type Judged = {
  readonly errors: FormErrors
  readonly found: readonly Finding[]
  readonly budget: Budget
  /** The round that looks at it; null without a jury, or while that round is not planned. */
  readonly round: RoundAhead | null
}

/** What an application is held against. */
interface Rules {
  readonly scheme: Scheme
  readonly rounds: readonly RoundAhead[]
}

/** On which day it came in: today, or what stands on the paper that is entered. */
export const dayIn = (act: Act, { binnen_op: day }: Pick<Sent, 'binnen_op'>, { handles }: Applicant): Day =>
  handles && day ? day : dayOf(act.now)

/** When it came in: of paper we know the day, and call it noon, or now when that is earlier. */
export function momentIn(act: Act, day: Day): Date {
  const noon = momentAt(day, '12:00')
  return day === dayOf(act.now) && noon > act.now ? act.now : noon
}

/** What was filled in, held against the scheme. */
export function judged(act: Act, value: Sent, applicant: Applicant, { scheme, rounds }: Rules): Judged {
  const { locale } = act
  const t = applyingTexts(locale).form
  const budget = budgetOf(value)
  const { asked } = sumsOfBudget(budget)
  const today = dayIn(act, value, applicant)
  const { announcesOrganisation, ...facts } = factsOf(value)
  const announced = announcesOrganisation ? 'announced' : 'none'
  const organisation: FillingFacts['organisation'] = applicant.hasOrganisation ? 'applies' : announced
  const filled = { ...facts, organisation, asked, today, rounds, support: applicant.support ?? 0 }
  const found = findings(scheme, filled)
  const fault = budgetFault(budget, scheme.amounts)
  const errors: FormErrors = {
    ...halfLines(value, locale),
    ...(fault ? { [whatField('kosten', 1)]: t.short[fault] } : {}),
    ...Object.fromEntries(
      found
        .filter(({ verdict }) => verdict === 'must')
        .map((one) => [ruleFields[one.rule.kind], findingInWords(one, locale).means]),
    ),
  }
  return { errors, found, budget, round: roundFor(scheme, filled) }
}

/** A day that says nothing: rules that look at the day of the plan wait until one is filled in. */
const somewhenLater = (today: Day): Day => addDays(today, 3 * 366)

/**
 * What the rules of the scheme say of what is filled in so far: of a form that is not whole yet, with what cannot be read
 * left out. Nothing for who filled in nothing.
 */
export function rulesSoFar(
  act: Act,
  typed: FormValues,
  applicant: Applicant,
  { scheme, rounds }: Rules,
): Pick<Judged, 'found' | 'budget'> | null {
  const read = readPart(typed, act.locale)
  if (Object.values(read).every((value) => value === undefined || value === false)) return null
  const today = dayIn(act, read, applicant)
  const value = { ...read, begin: read.begin ?? somewhenLater(today), begonnen: read.begonnen ?? false }
  const { found, budget } = judged(act, value, applicant, { scheme, rounds })
  return {
    found: found.filter(({ rule }) => read.begin !== undefined || !needsDay(rule.kind, value)),
    budget,
  }
}

/** Whether a rule says nothing while it is not known when the plan is carried out. */
const needsDay = (kind: Finding['rule']['kind'], { begonnen }: Pick<Sent, 'begonnen'>): boolean =>
  kind === 'permit_weeks_before' || (kind === 'not_started' && !begonnen)

type Part = { readonly [Field in keyof Sent]?: Sent[Field] | undefined }

function readPart(typed: FormValues, locale: Locale): Part {
  const read = parseForm(formSchema.partial(), { text: typed, files: {} }, locale, {})
  if (read.ok) return read.value
  const right = Object.fromEntries(Object.entries(typed).filter(([name]) => !(name in read.errors)))
  const again = parseForm(formSchema.partial(), { text: right, files: {} }, locale, {})
  return again.ok ? again.value : {}
}

/** Reads the fields of an application as they were typed. */
export function readApplication(input: Pick<FormInput, 'text' | 'files'>, locale: Locale): Parsed<Sent> {
  const t = applyingTexts(locale).form
  const labels = { begin: t.startsOn, begonnen: t.hasStarted, uren: t.hours, binnen_op: t.receivedOn }
  return parseForm(formSchema, input, locale, labels)
}

/** What of a posted form belongs to the application; the rest is about the page. */
export const typedOf = (values: FormValues): FormValues =>
  Object.fromEntries(
    Object.entries(values).filter(([name, typed]) => name in formSchema.shape && typed.some(Boolean)),
  )
