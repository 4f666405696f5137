import { sql } from 'kysely'
import { type Day, dayOf } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { ForecastInputs, SeenApplication } from '../forecast/learn.ts'
import { type Threshold, usualThreshold } from '../forecast/rules.ts'
import type { ForecastResult } from '../forecast/simulate.ts'
import { tables } from './tables.ts'

/** A forecast as it was made, with what it was made of. */
export interface Forecast {
  readonly ceilingId: string
  readonly at: Date
  readonly seed: string
  readonly digest: string
  readonly inputs: ForecastInputs
  readonly result: ForecastResult & { readonly past: readonly PastLeft[] }
}

/** What was left of a ceiling on a day that has passed. */
export interface PastLeft {
  readonly day: Day
  readonly cents: number
}

/** The last forecast of each of these ceilings. */
export async function latestForecasts(
  db: Db,
  ceilingIds: readonly string[],
): Promise<ReadonlyMap<string, Forecast>> {
  if (ceilingIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('forecast')
    .selectAll()
    .distinctOn('ceiling_id')
    .where('ceiling_id', 'in', [...ceilingIds])
    .orderBy('ceiling_id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(
    rows.map(({ ceiling_id, at, seed, digest, inputs, result }) => [
      ceiling_id,
      {
        ...{ ceilingId: ceiling_id, at, seed, digest },
        inputs: inputs as unknown as ForecastInputs,
        result: result as unknown as Forecast['result'],
      },
    ]),
  )
}

/** Keeps a forecast. One that was made before, of the same inputs, holds again from now on. */
export async function insertForecast(db: Db, forecast: Forecast): Promise<void> {
  await tables(db)
    .insertInto('forecast')
    .values({
      ceiling_id: forecast.ceilingId,
      at: forecast.at,
      seed: forecast.seed,
      digest: forecast.digest,
      inputs: JSON.stringify(forecast.inputs),
      result: JSON.stringify(forecast.result),
    })
    .onConflict((conflict) => conflict.columns(['ceiling_id', 'digest']).doUpdateSet({ at: forecast.at }))
    .execute()
}

/** An application as a forecast looks at it, before it is said of which ceiling. */
export type Remembered = Omit<SeenApplication, 'isOfThisArea' | 'isOfThisCeiling'> & {
  readonly schemeKey: string
  readonly ceilingId: string
  readonly areaId: string | null
}

/** What came in under these schemes since a moment, the oldest first, with what was decided on it. */
export async function rememberedApplications(
  db: Db,
  schemeKeys: readonly string[],
  since: Date,
): Promise<readonly Remembered[]> {
  if (schemeKeys.length === 0) return []
  const rows = await tables(db)
    .selectFrom('application')
    .innerJoin('ceiling', 'ceiling.id', 'application.ceiling_id')
    .leftJoin('ledger_entry as granted', (join) =>
      join
        .onRef('granted.application_id', '=', 'application.id')
        .on('granted.kind', '=', 'granted')
        .on('granted.counters', 'is', null)
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('ledger_entry as counter')
                .select('counter.id')
                .whereRef('counter.counters', '=', 'granted.id'),
            ),
          ),
        ),
    )
    .select([
      'application.scheme_key',
      'application.ceiling_id',
      'area_id',
      'received_at',
      'last_received_at',
      'incomplete_since',
      'complete_at',
      'ended_at',
      'requested_cents',
      'granted.at as granted_at',
      'granted.cents as granted_cents',
    ])
    .where('application.scheme_key', 'in', [...schemeKeys])
    .where('received_at', '>=', since)
    .orderBy('received_at')
    .orderBy('application.id')
    .execute()
  return rows.map((row) => {
    const decidedAt = row.granted_at ?? row.ended_at
    return {
      schemeKey: row.scheme_key,
      ceilingId: row.ceiling_id,
      areaId: row.area_id,
      receivedOn: dayOf(row.received_at),
      requestedCents: row.requested_cents,
      wasIncomplete: row.incomplete_since !== null || row.last_received_at > row.received_at,
      isComplete: row.complete_at !== null,
      decidedOn: decidedAt ? dayOf(decidedAt) : null,
      grantedCents: decidedAt ? (row.granted_cents ?? 0) : null,
    }
  })
}

/** What was left of each of these ceilings (not granted) at the end of every day on which that changed, in order. */
export async function leftByDay(
  db: Db,
  ceilingIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PastLeft[]>> {
  const found = new Map<string, PastLeft[]>()
  if (ceilingIds.length === 0) return found
  const { rows } = await sql<{ ceiling_id: string; day: Day; cents: string }>`
    select ceiling_id, day::text, (sum(sum(cents)) over (partition by ceiling_id order by day))::bigint as cents
      from (
        select ceiling_id, (at at time zone 'Europe/Amsterdam')::date as day,
               case when kind = 'granted' then -cents else cents end as cents
          from ledger_entry
         where ceiling_id = any(${sql.val([...ceilingIds])}::uuid[])
           and (kind in ('budgeted', 'granted') or frees = 'granted')
      ) moved
     group by ceiling_id, day order by ceiling_id, day`.execute(db)
  for (const { ceiling_id, day, cents } of rows)
    found.set(ceiling_id, [...(found.get(ceiling_id) ?? []), { day, cents: Number(cents) }])
  return found
}

/** When the fund manager hears that the money of these schemes runs out; the usual threshold where none was set. */
export async function thresholds(db: Db): Promise<(schemeKey: string) => Threshold> {
  const rows = await tables(db).selectFrom('forecast_threshold').selectAll().execute()
  return (schemeKey) => {
    const row = rows.find(({ scheme_key }) => scheme_key === schemeKey)
    return row ? { chance: row.chance, weeks: row.weeks } : usualThreshold
  }
}

export async function storeThreshold(
  db: Db,
  schemeKey: string,
  threshold: Threshold,
  by: { readonly personId: string | null; readonly at: Date },
): Promise<void> {
  const values = { ...threshold, changed_at: by.at, changed_by: by.personId }
  await tables(db)
    .insertInto('forecast_threshold')
    .values({ scheme_key: schemeKey, ...values })
    .onConflict((conflict) => conflict.column('scheme_key').doUpdateSet(values))
    .execute()
}

/** For which ceilings it was told that the money runs out. */
export async function warnedCeilings(db: Db): Promise<ReadonlySet<string>> {
  const rows = await tables(db).selectFrom('forecast_warning').select('ceiling_id').execute()
  return new Set(rows.map(({ ceiling_id }) => ceiling_id))
}

/** Remembers that it was told; false when another process told it. */
export async function claimWarning(db: Db, ceilingId: string, at: Date): Promise<boolean> {
  const row = await tables(db)
    .insertInto('forecast_warning')
    .values({ ceiling_id: ceilingId, told_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ceiling_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function forgetWarning(db: Db, ceilingId: string): Promise<void> {
  await tables(db).deleteFrom('forecast_warning').where('ceiling_id', '=', ceilingId).execute()
}
