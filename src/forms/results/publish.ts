import type { Localised } from '../../kit/locale.ts'
import { type SafeAmount, safeAmount, safeList, safeTable } from '../../kit/small-amounts.ts'
import { asksAbout } from '../explain.ts'
import type { AnswerValue, FormDefinition, FormField } from '../schema.ts'
import {
  type ChoiceField,
  type ChoiceResult,
  chosenFrom,
  type Everybody,
  isChoice,
  offeredBy,
  type QuestionResult,
  resultsOf,
} from './count.ts'
import { texts } from './texts.ts'

/** The answers to one question, apart for groups of people. */
export interface Split {
  /** The question by which people are in a group. */
  readonly by: string
  readonly byLabel: Localised
  readonly groups: readonly Localised[]
  /** For each answer how many of each group; null where that is not shown. */
  readonly rows: readonly { readonly label: Localised; readonly amounts: readonly SafeAmount[] }[]
  readonly kind: ChoiceResult['kind']
}

export interface PublishedQuestion {
  readonly result: QuestionResult
  readonly splits: readonly Split[]
}

/** What everybody may read of a survey. */
export interface PublishedResults {
  /** Null for too few to say anything. */
  readonly people: number | null
  readonly questions: readonly PublishedQuestion[]
  /** Questions about which nothing can be said without showing a few people. */
  readonly leftOut: readonly Localised[]
}

/**
 * The results without anything about fewer than ten people, also not by subtracting, by laying tables side by side or by
 * putting averages and amounts together. `by` names the questions by which people may be divided into groups; groups are
 * never divided again. It is made once, of a survey that is closed: two of them at different moments could be subtracted.
 */
export function publishedResults(
  form: FormDefinition,
  people: Everybody,
  by: readonly string[] = [],
): PublishedResults {
  const results = resultsOf(form, people)
  if (people.length < safeAmount) {
    return { people: null, questions: [], leftOut: results.map(({ label }) => label) }
  }
  const safe = new Map<QuestionResult, QuestionResult>()
  for (const result of results) {
    // How many were asked says how many gave the answer before: that must be told itself.
    const before = conditionsOf(form, fieldOf(form, result.key))
    const one = before.every((key) => isFullyTold(safe, key)) ? safeResult(result) : null
    if (one) safe.set(result, one)
  }
  const divisions = by.flatMap((key) => groupsBy(form, key, safe))
  return {
    people: people.length,
    questions: results.flatMap((result) => {
      const one = safe.get(result)
      if (!one) return []
      const field = fieldOf(form, result.key)
      // How many of a group were asked would say how many of them gave the answer before.
      const mayBeSplit = !by.includes(field.key) && conditionsOf(form, field).length === 0
      const splits =
        mayBeSplit && isChoice(field) && 'options' in one
          ? divisions.flatMap((division) => splitOf(field, one, people, division))
          : []
      return [{ result: one, splits }]
    }),
    leftOut: results.filter((result) => !safe.has(result)).map(({ label }) => label),
  }
}

const fieldOf = (form: FormDefinition, key: string): FormField => {
  const field = form.sections.flatMap(({ fields }) => fields).find((one) => one.key === key)
  if (!field) throw new Error(`There is no question ${key}`)
  return field
}

/** Questions on whose answers it depends whether this one is asked. */
function conditionsOf(form: FormDefinition, field: FormField): readonly string[] {
  const section = form.sections.find(({ fields }) => fields.includes(field))
  return [section?.when, field.when].flatMap((when) => (when ? asksAbout(when) : []))
}

/** Whether all there is to say of a question is said, so that how many went on from it is known anyway. */
function isFullyTold(safe: ReadonlyMap<QuestionResult, QuestionResult>, key: string): boolean {
  const told = [...safe.values()].filter((result) => result.key === key)
  return (
    told.length > 0 &&
    told.every((result) => 'options' in result && result.options.every(({ amount }) => amount !== null))
  )
}

/** A result as it may be shown; null where nothing of it may. */
function safeResult(result: QuestionResult): QuestionResult | null {
  const { answered } = result
  if (answered === null || answered < safeAmount) return null
  switch (result.kind) {
    case 'one':
    case 'several':
      return safeChoice(result, answered)
    case 'order':
    case 'points': {
      const step = stepFor(answered)
      const scores = result.scores
        .map((one) => ({ ...one, score: rounded(one.score, step) }))
        .toSorted((one, other) => other.score - one.score)
      return { ...result, scores }
    }
    case 'amount': {
      const { average } = result
      return { ...result, average: average === null ? null : coarse(average, answered), median: null }
    }
    case 'texts':
      return { ...result, texts: [] }
    case 'other':
      return result
  }
}

function safeChoice(result: ChoiceResult, answered: number): ChoiceResult {
  const amounts = result.options.map(({ amount }) => amount ?? 0)
  const shown =
    result.kind === 'one'
      ? safeList(amounts)
      : amounts.map((amount) => safeList([amount, answered - amount])[0] ?? null)
  const options = result.options.map((option, at) => ({ ...option, amount: shown[at] ?? null }))
  return { ...result, options, average: safeAverage(result, answered, shown) }
}

/**
 * The average of a scale, so coarse that it does not tell what is hidden: each hidden number could have been chosen by
 * one more or fewer without a change of the average.
 */
function safeAverage(
  { average, options }: ChoiceResult,
  answered: number,
  shown: readonly SafeAmount[],
): number | null {
  if (average === null) return null
  const step = stepFor(answered)
  const said = rounded(average, step)
  const hidden = options.filter((_, at) => shown[at] === null)
  const canMove = (from: number, to: number): boolean =>
    rounded(average + (to - from) / answered, step) === said
  const isVague = hidden.every((one) =>
    hidden.some(
      (other) =>
        other !== one &&
        ((Number(one.amount) > 1 && canMove(Number(one.value), Number(other.value))) ||
          (Number(other.amount) > 1 && canMove(Number(other.value), Number(one.value)))),
    ),
  )
  return isVague ? said : null
}

/** Averages of so many people are told in steps of this: what ten of them could differ by one. */
const stepFor = (answered: number): number =>
  [0.1, 0.2, 0.5].find((step) => step * answered >= safeAmount) ?? 1

/** An amount in two digits, or coarser for few people. */
const coarse = (value: number, answered: number): number =>
  rounded(
    value,
    Math.max(stepFor(answered), 10 ** (Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 1)),
  )

const rounded = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(1))

interface Division {
  readonly field: ChoiceField
  readonly label: Localised
  readonly groups: readonly { readonly value: string; readonly label: Localised }[]
}

/** The groups of a question that are told themselves; everybody else stays together. */
function groupsBy(
  form: FormDefinition,
  key: string,
  safe: ReadonlyMap<QuestionResult, QuestionResult>,
): readonly Division[] {
  const field = fieldOf(form, key)
  const told = [...safe.values()].find((result) => result.key === key)
  if (!isChoice(field) || field.type === 'matrix' || told?.kind !== 'one') return []
  if (conditionsOf(form, field).length > 0) return []
  const groups = told.options
    .filter(({ amount }) => amount !== null && amount > 0)
    .map(({ value, label }) => ({ value, label }))
  return groups.length === 0 ? [] : [{ field, label: field.label, groups }]
}

/** The answers to one question by the groups of another; nothing where that would tell nothing. */
function splitOf(
  field: ChoiceField,
  told: ChoiceResult,
  people: Everybody,
  division: Division,
): readonly Split[] {
  const answers = people.flatMap((person) => {
    const chosen = chosenFrom(person.get(field.key), told.row?.value ?? null)
    return chosen ? [{ chosen, group: groupOf(person.get(division.field.key), division) }] : []
  })
  const groups = groupsToShow(answers, division)
  if (groups.length === 0) return []
  const count = (of: (chosen: readonly string[]) => boolean): readonly number[] =>
    [...groups.map(({ value }) => value), null].map(
      (value) => answers.filter(({ chosen, group }) => of(chosen) && inColumn(group, value, groups)).length,
    )
  const rows = told.kind === 'one' ? rowsOfOne(told, field, count) : rowsOfSeveral(told, count)
  const shown = rows.map(({ label, amounts }) => ({ label, amounts: amounts.slice(0, groups.length) }))
  if (shown.every(({ amounts }) => amounts.every((amount) => amount === null))) return []
  return [
    {
      by: division.field.key,
      byLabel: division.label,
      groups: groups.map(({ label }) => label),
      rows: shown,
      kind: told.kind,
    },
  ]
}

const groupOf = (value: AnswerValue | undefined, { groups }: Division): string | null => {
  const [one] = chosenFrom(value, null) ?? []
  return groups.some((group) => group.value === one) ? (one ?? null) : null
}

const inColumn = (group: string | null, column: string | null, groups: Division['groups']): boolean =>
  column === null ? !groups.some(({ value }) => value === group) : group === column

/** Groups with enough people who answered, and so that who is left is nobody or enough as well. */
function groupsToShow(
  answers: readonly { readonly group: string | null }[],
  { groups }: Division,
): Division['groups'] {
  const sized = groups.map((group) => ({
    ...group,
    amount: answers.filter((answer) => answer.group === group.value).length,
  }))
  const shown = sized.filter(({ amount }) => amount >= safeAmount).toSorted((a, b) => b.amount - a.amount)
  const left = () => answers.length - shown.reduce((sum, { amount }) => sum + amount, 0)
  while (shown.length > 0 && left() > 0 && left() < safeAmount) shown.pop()
  return groups.filter(({ value }) => shown.some((one) => one.value === value))
}

type Count = (of: (chosen: readonly string[]) => boolean) => readonly number[]

/** One answer each: the answers that are told, and all others together. */
function rowsOfOne(told: ChoiceResult, field: ChoiceField, count: Count): Split['rows'] {
  const own = told.options.filter(({ amount }) => amount !== null && amount > 0)
  const others = offeredBy(field)
    .map(({ value }) => value)
    .filter((value) => !told.options.some((option) => option.value === value && option.amount !== null))
  const labels = [...own.map(({ label }) => label), ...(others.length > 0 ? [otherAnswers] : [])]
  const amounts = [
    ...own.map(({ value }) => count((chosen) => chosen.includes(value))),
    ...(others.length > 0 ? [count((chosen) => chosen.some((one) => others.includes(one)))] : []),
  ]
  const safe = safeTable(amounts)
  return labels.map((label, at) => ({ label, amounts: safe[at] ?? [] }))
}

const otherAnswers: Localised = { nl: texts('nl').otherAnswers, en: texts('en').otherAnswers }

/** Several answers each: every answer is chosen or not. */
const rowsOfSeveral = (told: ChoiceResult, count: Count): Split['rows'] =>
  told.options
    .filter(({ amount }) => amount !== null && amount > 0)
    .map(({ value, label }) => {
      const [chosen] = safeTable([count((all) => all.includes(value)), count((all) => !all.includes(value))])
      return { label, amounts: chosen ?? [] }
    })
