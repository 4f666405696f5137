import { type Act, inTransaction } from '../../kit/act.ts'
import { addDays, type Day, dayOf, daysBetween, momentAt } from '../../kit/dates.ts'
import { Forbidden } from '../../kit/errors.ts'
import { renderMail } from '../../kit/mail.ts'
import { putInOutbox } from '../../kit/outbox.ts'
import { hearsByMail, peopleWithRoles } from '../../people/index.ts'
import { allAreas } from '../../places/index.ts'
import { mayKeepBooks } from '../rights.ts'
import { holdsOn } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import {
  type Ceiling,
  ceilingsOf,
  claimWarning,
  currentSchemes,
  type Forecast,
  forgetWarning,
  insertForecast,
  latestForecasts,
  leftByDay,
  type PastLeft,
  type Remembered,
  rememberedApplications,
  storeThreshold,
  thresholds,
  warnedCeilings,
} from '../store.ts'
import { type ForecastInputs, learn, memoryDays } from './learn.ts'
import { warningMail } from './mails.ts'
import { type Threshold, warning } from './rules.ts'
import { digestOf, runForecast, seedOf } from './run.ts'
import { stepsFrom } from './simulate.ts'

/** The forecasts of these ceilings, as far as they hold now. */
export const forecastsOn = (act: Act, ceilings: readonly Ceiling[]): Promise<ReadonlyMap<string, Forecast>> =>
  latestForecasts(
    act.db,
    ceilings.filter((one) => holdsOn(one, dayOf(act.now))).map(({ id }) => id),
  )

/**
 * Makes the forecast of every ceiling of today of which something changed: its money, its applications, the past of
 * its scheme, or the day. What did not change keeps its forecast. One that fails does not keep back the others.
 */
export async function makeForecasts(act: Act): Promise<void> {
  const { db } = act
  const today = dayOf(act.now)
  const [schemes, all] = await Promise.all([currentSchemes(db), ceilingsOf(db)])
  const running = all.filter((one) => holdsOn(one, today))
  const ids = running.map(({ id }) => id)
  const [remembered, latest, left, thresholdOf, warned] = await Promise.all([
    rememberedApplications(
      db,
      [...new Set(running.map(({ scheme_key }) => scheme_key))],
      momentAt(addDays(today, -memoryDays)),
    ),
    latestForecasts(db, ids),
    leftByDay(db, ids),
    thresholds(db),
    warnedCeilings(db),
  ])
  const failures: unknown[] = []
  for (const ceiling of running) {
    const scheme = schemes.find((one) => one.scheme.key === ceiling.scheme_key)?.scheme
    if (!scheme) continue
    try {
      const inputs = inputsFor(today, scheme, ceiling, all, remembered)
      const digest = digestOf(inputs)
      const known = latest.get(ceiling.id)
      const result =
        known?.digest === digest
          ? known.result
          : await makeOne(act, ceiling.id, inputs, digest, left.get(ceiling.id) ?? [])
      const step = warning(result.outcomes, today, thresholdOf(scheme.key), warned.has(ceiling.id))
      if (step === 'forget') await forgetWarning(db, ceiling.id)
      if (step === 'tell') await inTransaction(act, (act) => warn(act, scheme, ceiling, result))
    } catch (error) {
      failures.push(error)
    }
  }
  // Who runs the job writes in the log that it failed.
  if (failures.length > 0) throw failures[0]
}

async function makeOne(
  act: Act,
  ceilingId: string,
  inputs: ForecastInputs,
  digest: string,
  left: readonly PastLeft[],
): Promise<Forecast['result']> {
  const seed = seedOf(digest)
  const result = { ...(await runForecast(inputs, seed)), past: pastOf(inputs, left) }
  await insertForecast(act.db, { ceilingId, at: act.now, seed, digest, inputs, result })
  return result
}

/** What a forecast of this ceiling is made of. */
function inputsFor(
  today: Day,
  scheme: Scheme,
  ceiling: Ceiling,
  ceilings: readonly Ceiling[],
  remembered: readonly Remembered[],
): ForecastInputs {
  const { decide } = scheme.terms
  const seen = remembered
    .filter(({ schemeKey }) => schemeKey === scheme.key)
    .map(({ schemeKey: _, ceilingId, areaId, ...one }) => ({
      ...one,
      isOfThisCeiling: ceilingId === ceiling.id,
      isOfThisArea: areaId === ceiling.area_id,
    }))
  return learn(
    {
      today,
      fromDay: ceiling.from_day,
      untilDay: ceiling.until_day,
      leftCents: ceiling.balance.budgeted - ceiling.balance.granted,
      budgetedCents: ceiling.balance.budgeted,
      leastCents: scheme.amounts.min_cents,
      mostCents: scheme.amounts.max_cents,
      decideDays: decide.length * daysIn[decide.unit],
      periods: ceilings.filter(
        ({ scheme_key, area_id }) => scheme_key === scheme.key && area_id === ceiling.area_id,
      ),
    },
    seen,
  )
}

/** About so many days: a forecast needs no calendar. */
const daysIn = { working_days: 7 / 5, days: 1, weeks: 7, months: 30.5, years: 365 } as const

const mostPast = 6

/** What was left at the same steps before today as the forecast takes after it. */
function pastOf(
  { today, fromDay, untilDay }: ForecastInputs,
  left: readonly PastLeft[],
): readonly PastLeft[] {
  const step = stepsFrom(today, untilDay)
  const days = Array.from({ length: mostPast }, (_, index) => step(index - mostPast))
  return days
    .filter((day) => day >= fromDay && daysBetween(day, today) > 0)
    .flatMap((day) => {
      const cents = left.findLast((one) => one.day <= day)?.cents
      return cents === undefined ? [] : [{ day, cents }]
    })
}

/** Tells who keeps the books that the money runs out; once, until the chance has been clearly lower. */
async function warn(act: Act, scheme: Scheme, ceiling: Ceiling, result: Forecast['result']): Promise<void> {
  if (!(await claimWarning(act.db, ceiling.id, act.now))) return
  const areas = await allAreas(act.db)
  for (const person of await peopleWithRoles(act.db, 'fund_manager')) {
    if (!person.email || !hearsByMail(person)) continue
    const isTheirs = person.grants.some(
      ({ scopeKind, scopeId }) =>
        scopeKind === 'city' || (scopeKind === 'area' && scopeId === ceiling.area_id),
    )
    if (!isTheirs) continue
    await putInOutbox(act.db, {
      to: person.email,
      toPersonId: person.id,
      ...renderMail(act, person.locale, {
        ...warningMail({ scheme, ceiling, areas, result, today: dayOf(act.now), locale: person.locale }),
        to: person.name,
      }),
      about: { kind: 'ceiling', id: ceiling.id },
      at: act.now,
    })
  }
}

/** Sets when the fund manager hears that the money of a scheme runs out, in every area: for who keeps all its books. */
export async function setThreshold(
  act: Act,
  input: Threshold & { readonly schemeKey: string },
): Promise<void> {
  if (!mayKeepBooks(act.actor, null)) throw new Forbidden()
  const { chance, weeks } = input
  await inTransaction(act, ({ db, actor, now }) =>
    storeThreshold(db, input.schemeKey, { chance, weeks }, { personId: actor.personId, at: now }),
  )
}
