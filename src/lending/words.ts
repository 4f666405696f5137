import type { Act } from '../kit/act.ts'
import { type Day, formatDay } from '../kit/dates.ts'
import { inTheirs, type Locale } from '../kit/locale.ts'
import { organisationsByIds } from '../people/index.ts'
import type { Tone } from '../ui/status/status.tsx'
import { isLateBack } from './rules.ts'
import type { LoanState } from './schema.ts'
import type { Loan, LoanItem } from './store.ts'
import { texts } from './texts.ts'

const tones = {
  asked: 'wait',
  confirmed: 'good',
  declined: 'bad',
  cancelled: 'neutral',
  lapsed: 'neutral',
  out: 'active',
  back: 'neutral',
} as const satisfies Record<LoanState, Tone>

/** How a loan stands, as a badge. */
export const stateBadge = (
  state: LoanState,
  locale: Locale,
): { readonly label: string; readonly tone: Tone } => ({
  label: texts(locale).states[state],
  tone: tones[state],
})

/** How a loan stands today: what should have been back says so. */
export const badgeToday = (
  loan: Pick<Loan, 'state' | 'ends_on'>,
  today: Day,
  locale: Locale,
): { readonly label: string; readonly tone: Tone } =>
  isLateBack(loan, today) ? { label: texts(locale).desk.late, tone: 'bad' } : stateBadge(loan.state, locale)

/** Its name in the language of the reader where there is one. */
export const nameOf = ({ name, name_en }: LoanItem, locale: Locale): string =>
  inTheirs(name, name_en, locale).text

/** From which day until which. */
export const daysOf = ({ starts_on, ends_on }: Loan, locale: Locale): string =>
  texts(locale).days(formatDay(starts_on, locale), formatDay(ends_on, locale))

/** Whose things these are: an organisation, or the municipality. */
export async function ownersOf(act: Act, items: readonly LoanItem[]): Promise<(item: LoanItem) => string> {
  const known = await organisationsByIds(
    act.db,
    items.map(({ organisation_id }) => organisation_id),
  )
  return ({ organisation_id }) =>
    known.get(organisation_id ?? '')?.name ?? act.municipality.organisation[act.locale]
}
