import type { FrameworkDefinition } from '../../frameworks/index.ts'
import { parseDay } from '../../kit/dates.ts'
import { type FormErrors, type FormInput, type FormValues, valueIn, valuesIn } from '../../kit/form.ts'
import { numberText, readCents } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { planTexts } from '../plan-texts.ts'
import { missingIn, requiredWords, wayFault } from '../rules.ts'
import { emptyPlan, type Plan, reaches, type Way } from '../schema.ts'

/** A plan has room for so many ways to take part. */
export const mostWays = 20
export const longest = 3000
const longestWords = 200

export const wayField = (nr: number, part: keyof Way): string => `way${nr}_${part}`
const waysIn = (text: FormValues): number =>
  Math.min(mostWays, Number(/^\d{1,2}$/.exec(valueIn(text, 'ways'))?.[0] ?? 0))

/** A day as typed; null when it is empty or none. */
const dayIn = (text: FormValues, name: string): string | null => parseDay(valueIn(text, name))

/** What was filled in, as a plan; what cannot be read is left out, and told by `fieldErrors`. */
export function planIn({ text }: Pick<FormInput, 'text'>, framework: FrameworkDefinition | null): Plan {
  const words = (name: keyof Plan): string => valueIn(text, name)
  const hours = numberText({ min: 0, max: 1_000_000 }).safeParse(words('hours'))
  const methods = framework?.methods ?? []
  const taken = new Set<string>()
  const ways = Array.from({ length: waysIn(text) }, (_, nr) => nr).flatMap((nr): readonly Way[] => {
    const part = (name: keyof Way): string => valueIn(text, wayField(nr, name))
    const isKnown = /^[a-z0-9_-]{1,40}$/.test(part('key')) && !taken.has(part('key'))
    const isEmpty = (['from', 'until', 'when', 'where'] as const).every((name) => part(name) === '')
    // Who empties the name of a way that was there takes it out; of a new one nothing that was typed is lost.
    if (part('what') === '' && (isKnown || isEmpty)) return []
    const key = isKnown ? part('key') : newOnceToken().slice(0, 8)
    taken.add(key)
    const way: Way = {
      key,
      method: methods.find(({ id }) => id === part('method'))?.id ?? null,
      what: part('what'),
      from: dayIn(text, wayField(nr, 'from')),
      until: dayIn(text, wayField(nr, 'until')),
      when: part('when'),
      where: part('where'),
      reach: reaches.find((one) => one === part('reach')) ?? 'offline',
    }
    return [way]
  })
  return {
    ...emptyPlan,
    ...Object.fromEntries(requiredWords.map((name) => [name, words(name)])),
    decisionOn: dayIn(text, 'decisionOn'),
    decisionWhen: words('decisionWhen'),
    feedbackOn: dayIn(text, 'feedbackOn'),
    feedbackWhen: words('feedbackWhen'),
    exception: words('exception'),
    ways,
    care: valuesIn(text, 'care').filter((id) => methods.some((one) => one.id === id && one.kind === 'care')),
    budgetCents: readCents(words('budgetCents')),
    hours: hours.success ? hours.data : null,
  }
}

/** A plan as the fields of its form hold it, with room for more ways. */
export function valuesOf(plan: Plan, room: number): FormValues {
  const { ways, care, budgetCents, hours, ...words } = plan
  const own = (value: string | null): readonly string[] => (value ? [value] : [])
  return {
    ...Object.fromEntries(Object.entries(words).map(([name, value]) => [name, own(value)])),
    care,
    budgetCents: own(budgetCents === null ? null : (budgetCents / 100).toFixed(2).replace('.', ',')),
    hours: own(hours === null ? null : String(hours)),
    ways: [String(Math.min(mostWays, ways.length + room))],
    ...Object.fromEntries(
      ways.flatMap((way, nr) =>
        (Object.keys(way) as (keyof Way)[]).map((part) => [wayField(nr, part), own(way[part])] as const),
      ),
    ),
  }
}

/** What cannot be kept as it was typed: days and numbers that are none, and texts that are too long. */
export function fieldErrors({ text }: Pick<FormInput, 'text'>, locale: Locale): FormErrors {
  const t = planTexts(locale)
  const typed = (name: string): string => valueIn(text, name)
  const count = waysIn(text)
  const dayNames = [
    'decisionOn',
    'feedbackOn',
    ...Array.from({ length: count }, (_, nr) => [wayField(nr, 'from'), wayField(nr, 'until')]).flat(),
  ]
  const limits = [
    ...[...requiredWords, 'exception', 'changeNote'].map((name) => [name, longest] as const),
    ...['decisionWhen', 'feedbackWhen'].map((name) => [name, longestWords] as const),
    ...Array.from({ length: count }, (_, nr) =>
      (['what', 'when', 'where'] as const).map((part) => [wayField(nr, part), longestWords] as const),
    ).flat(),
  ]
  const money = readCents(typed('budgetCents'))
  return Object.fromEntries([
    ...limits
      .filter(([name, most]) => typed(name).length > most)
      .map(([name, most]) => [name, t.tooLong(most)]),
    ...dayNames.filter((name) => typed(name) !== '' && !parseDay(typed(name))).map((name) => [name, t.noDay]),
    ...(typed('budgetCents') !== '' && (money === null || money > 100_000_000_00)
      ? [['budgetCents', t.noMoney]]
      : []),
    ...(typed('hours') !== '' && !/^\d{1,6}$/.test(typed('hours')) ? [['hours', t.noNumber]] : []),
  ])
}

/** What a plan lacks before somebody can look at it, at its fields. */
export function completeErrors(
  plan: Plan,
  about: { readonly flags: readonly string[] | null; readonly needsNote: boolean; readonly note: string },
  locale: Locale,
): FormErrors {
  const t = planTexts(locale)
  const errors = missingIn(plan, about.flags).map((key): readonly [string, string] => {
    if (key === 'ways') return [wayField(0, 'what'), t.missing(t.fields.ways)]
    if (key === 'level') return ['goal', t.missing(t.fields.level)]
    if (key === 'decisionWhen') return ['decisionOn', t.vagueOr]
    if (key === 'feedbackWhen') return ['feedbackOn', t.vagueOr]
    return [key, t.missing(t.fields[key])]
  })
  const faults = plan.ways.flatMap((way, nr): (readonly [string, string])[] => {
    const fault = wayFault(way)
    if (!fault) return []
    const part = fault === 'when' ? 'from' : fault === 'order' ? 'until' : fault
    return [[wayField(nr, part), t.way.faults[fault]]]
  })
  return Object.fromEntries([
    ...errors,
    ...faults,
    ...(about.needsNote && about.note === '' ? [['changeNote', t.missing(t.changeNote)] as const] : []),
  ])
}
