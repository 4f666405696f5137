import { z } from 'zod'
import { applyingTexts, type Budget, type BudgetLine, type Finding } from '../../funds/index.ts'
import type { FormErrors } from '../../kit/form.ts'
import { dayText, longText, moneyText, numberText, shortText, yesOrNo } from '../../kit/form-fields.ts'
import type { Locale } from '../../kit/locale.ts'
import type { Reached } from './reach.ts'

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

export const factsOf = (value: Sent, { opened }: Reached) => ({
  startsOn: value.begin,
  needsPermit: value.vergunning ?? false,
  isAbout: value.gaat_om ?? false,
  hasStarted: value.begonnen,
  hasOrganisation: value.rechtspersoon ?? opened.relations.organisationIds.length > 0,
})

/** Where a rule that is not met is mended. */
export const ruleFields: Readonly<Record<Finding['rule']['kind'], string>> = {
  legal_entity_above: 'rechtspersoon',
  permit_weeks_before: 'begin',
  latest_day_in_year: 'gaat_om',
  weeks_before_meeting: 'begin',
  not_started: 'begonnen',
}
