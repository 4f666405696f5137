import { isTeam } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import type { Actor } from '../kit/actor.ts'
import { dayOf } from '../kit/dates.ts'
import { say } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import { type Area, areasAroundIn } from '../places/index.ts'
import { mayAssess } from './accountability/rights.ts'
import { settleBy } from './accountability/rules.ts'
import { mayCheckAccount } from './payments/rights.ts'
import { holdsAt, type MoneyPlace } from './rights.ts'
import { type Wait, type Waiting, waitingWithMoney } from './store/waiting.ts'
import { firstOf, type MoneyTask, most } from './tasks.ts'
import { texts } from './texts.ts'

/** A step of a kind of case. */
interface Step {
  readonly kind: string
  readonly step: string
}

/**
 * What waits with money for who does not keep the books: the team, and who decides or looks at account numbers in an
 * area. Each kind is counted, with the first day of its cases; one query, for it stands on a page with much else.
 */
export async function moneyWaiting(
  act: Act,
  known: { readonly areas: readonly Area[]; readonly decisions: readonly Step[] },
): Promise<readonly MoneyTask[]> {
  const { actor, db, locale } = act
  const decisions = new Set(known.decisions.map(({ kind, step }) => `${kind}.${step}`))
  const mine = (await waitingWithMoney(db, dayOf(act.now), most)).filter((one) =>
    isFor(
      actor,
      one,
      { areaId: one.ceiling_area, areaIds: areasAroundIn(known.areas, one.plan_area) },
      decisions,
    ),
  )
  const t = texts(locale).tasks
  const days = (found: readonly Waiting[]) => firstOf(found.map(({ day }) => day))
  const bySchemes = new Map(mine.map((one) => [one.scheme_key, one.scheme]))
  const applications = [...bySchemes].flatMap(([key, scheme]) =>
    (['check', 'supplement', 'decide'] as const).flatMap((kind): readonly MoneyTask[] => {
      const found = mine.filter((one) => one.kind === kind && one.scheme_key === key)
      if (found.length === 0) return []
      const title = t[kind](found.length, say(scheme.title, locale))
      return [{ key: `${kind}-${key}`, title, href: paths.deskApplications(scheme.slug), day: days(found) }]
    }),
  )
  const others = (['account_number', 'assess', 'account_late'] as const).flatMap(
    (kind): readonly MoneyTask[] => {
      const found = mine.filter((one) => one.kind === kind)
      if (found.length === 0) return []
      const href = kind === 'account_number' ? paths.payments() : paths.accounts()
      // An account number has no last day of its own.
      const settled = found.map(({ day, scheme }) => day && settleBy(scheme, day, dayOf(act.now)))
      const day = kind === 'account_late' ? days(found) : kind === 'assess' ? firstOf(settled) : null
      return [{ key: kind, title: t[kind](found.length), href, day }]
    },
  )
  return [...applications, ...others]
}

/** Whether it waits for this person: the team helps who applies, who decides there decides, and looks at accounts. */
function isFor(
  actor: Actor,
  { kind, scheme, step }: Waiting,
  place: MoneyPlace,
  decisions: ReadonlySet<string>,
): boolean {
  const decides = holdsAt(actor, scheme.decided_by.roles, place)
  const helps = isTeam(actor) || decides
  const isTurn: Record<Wait, () => boolean> = {
    check: () => helps,
    supplement: () => helps,
    // In a round the jury comes first: only what is at its decision waits for who decides.
    decide: () => (scheme.allocation === 'receipt' ? helps : decides && decisions.has(step)),
    account_number: () => mayCheckAccount(actor, scheme, place),
    assess: () => mayAssess(actor, scheme, place),
    account_late: () => isTeam(actor) || mayAssess(actor, scheme, place),
  }
  return isTurn[kind]()
}
