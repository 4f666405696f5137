import { casesByIds, isTeam, standingsOf } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { say } from '../kit/locale.ts'
import { paths } from '../paths.ts'
import { hasAnyRole } from '../people/index.ts'
import { assessableOf } from './accountability/pages/list.tsx'
import { settleBy } from './accountability/rules.ts'
import { openAccounts } from './accountability/store.ts'
import { decideBy } from './applying/items.ts'
import type { Payable } from './payments/payables.ts'
import { mayApprovePayments, mayCheckAccount } from './payments/rights.ts'
import { approvalFault, stateOfBatch } from './payments/rules.ts'
import { batchesListed } from './payments/store.ts'
import { mayKeepBooks } from './rights.ts'
import {
  type Application,
  allOpenApplications,
  applicationsByIds,
  ceilingsOf,
  currentSchemes,
  schemesByVersion,
} from './store.ts'
import { texts } from './texts.ts'

/** Something with money that waits for who works on it: how many, the first day by which, and the list. */
export interface MoneyTask {
  readonly key: string
  readonly title: string
  readonly href: string
  /** Of the one that is due first; null where none has a day. */
  readonly day: Day | null
}

/** So many are looked at; more than this nobody has open. */
export const most = 300

/** The first of some days; null where none has one. */
export const firstOf = (days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>(
    (first, day) => (day !== null && (first === null || day < first) ? day : first),
    null,
  )

/**
 * What waits with money for this person: applications, payments and accounts, each kind on one line. A fixed number of
 * queries, however much waits.
 */
export async function moneyTasks(act: Act, payable: readonly Payable[]): Promise<readonly MoneyTask[]> {
  return [
    ...(await applicationTasks(act)),
    ...paymentTasks(act, payable),
    ...(await approvalTasks(act)),
    ...(await accountTasks(act)),
  ]
}

/** Applications to be looked at, to be supplemented, and to be decided on where they go by order of receipt. */
async function applicationTasks(act: Act): Promise<readonly MoneyTask[]> {
  const { db, actor, locale } = act
  const open = await allOpenApplications(db, most)
  if (open.length === 0) return []
  const [schemes, ceilings] = await Promise.all([currentSchemes(db), ceilingsOf(db)])
  const areaOf = new Map(ceilings.map(({ id, area_id }) => [id, area_id]))
  const mine = open.filter(
    ({ ceiling_id }) => isTeam(actor) || mayKeepBooks(actor, areaOf.get(ceiling_id) ?? null),
  )
  if (mine.length === 0) return []
  const files = await casesByIds(
    db,
    mine.map(({ case_id }) => case_id),
  )
  const standings = await standingsOf(act, [...files.values()])
  const pausesOf = new Map(standings.map(({ file, state }) => [file.id, state.pauses]))
  const t = texts(locale).tasks
  // Who only keeps the books reads an application; somebody else looks at it and decides.
  const wordsFor = (kind: 'check' | 'supplement' | 'decide') =>
    isTeam(actor) || kind === 'supplement' ? kind : (`${kind}_others` as const)
  return schemes.flatMap(({ scheme }) => {
    const here = mine.filter(({ scheme_key }) => scheme_key === scheme.key)
    const decided = (one: Application): Day =>
      decideBy(one, scheme, pausesOf.get(one.case_id) ?? [], dayOf(act.now))
    const asked = (one: Application): Day | null => files.get(one.case_id)?.paused_until ?? null
    const kinds = [
      ['check', here.filter(isNew), decided],
      ['supplement', here.filter(({ incomplete_since }) => incomplete_since !== null), asked],
      ['decide', scheme.allocation === 'receipt' ? here.filter(isComplete) : [], decided],
    ] as const
    return kinds.flatMap(([kind, found, dayFor]): readonly MoneyTask[] =>
      found.length === 0
        ? []
        : [
            {
              key: `${kind}-${scheme.key}`,
              title: t[wordsFor(kind)](found.length, say(scheme.title, locale)),
              href: paths.deskApplications(scheme.slug),
              day: firstOf(found.map(dayFor)),
            },
          ],
    )
  })
}

const isComplete = ({ complete_at }: Application): boolean => complete_at !== null
const isNew = ({ complete_at, incomplete_since }: Application): boolean =>
  complete_at === null && incomplete_since === null

/** Account numbers to be looked at, and payments that can go in a batch. */
function paymentTasks({ actor, locale }: Act, payable: readonly Payable[]): readonly MoneyTask[] {
  const t = texts(locale).tasks
  const task = (kind: 'account_number' | 'pay', found: readonly Payable[]): readonly MoneyTask[] =>
    found.length === 0
      ? []
      : [
          {
            key: kind,
            title: t[kind](found.length),
            href: paths.payments(),
            day: firstOf(found.map(({ dueOn }) => dueOn)),
          },
        ]
  return [
    ...task(
      'account_number',
      payable.filter((one) => one.readiness === 'to_check' && mayCheckAccount(actor, one.scheme, one.place)),
    ),
    ...task(
      'pay',
      payable.filter((one) => one.readiness === 'ready' && mayKeepBooks(actor, one.ceiling.area_id)),
    ),
  ]
}

/** Batches that somebody else made and that wait for a second pair of eyes. */
export async function approvalTasks({ db, actor, locale, now }: Act): Promise<readonly MoneyTask[]> {
  if (!hasAnyRole(actor, ['fund_manager', 'coordinator'])) return []
  const waiting = (await batchesListed(db, { offset: 0, limit: most })).filter(
    (batch) =>
      stateOfBatch(batch, batch.open) === 'made' &&
      mayApprovePayments(actor, batch.areas) &&
      approvalFault(batch, actor.personId, dayOf(now)) !== 'own_batch',
  )
  if (waiting.length === 0) return []
  const title = texts(locale).tasks.approve(waiting.length)
  const [only, ...others] = waiting
  const href = only && others.length === 0 ? paths.paymentBatch(only.id) : paths.payments()
  return [{ key: 'approve', title, href, day: firstOf(waiting.map(({ pay_on }) => pay_on)) }]
}

/** Accounts that came in and wait for us, and those that are late. */
async function accountTasks(act: Act): Promise<readonly MoneyTask[]> {
  if (!hasAnyRole(act.actor, ['fund_manager', 'area_manager'])) return []
  const open = await openAccounts(act.db)
  if (open.length === 0) return []
  const applications = await applicationsByIds(
    act.db,
    open.map(({ applicationId }) => applicationId),
  )
  const assessable = await assessableOf(act, [...applications.values()])
  const today = dayOf(act.now)
  const t = texts(act.locale).tasks
  const task = (
    kind: 'assess' | 'account_late',
    found: typeof open,
    day: Day | null,
  ): readonly MoneyTask[] =>
    found.length === 0 ? [] : [{ key: kind, title: t[kind](found.length), href: paths.accounts(), day }]
  const mine = open.filter(({ applicationId }) => assessable.has(applicationId))
  const late = mine.filter(({ waitsFor, day }) => waitsFor === 'account' && day < today)
  const assess = mine.filter(({ waitsFor }) => waitsFor === 'assessment')
  const schemes = await schemesByVersion(act.db, [...applications.values()])
  const settled = assess.map(({ applicationId, day }) => {
    const application = applications.get(applicationId)
    const scheme = application && schemes.get(`${application.scheme_key} ${application.scheme_version}`)
    return scheme ? settleBy(scheme, day, today) : null
  })
  return [
    ...task('assess', assess, firstOf(settled)),
    ...task('account_late', late, firstOf(late.map(({ day }) => day))),
  ]
}
