import { type JudgedCount, judgedPromises } from '../commitments/index.ts'
import type { Act } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { type Area, areaIdsWithin } from '../places/index.ts'
import type { Selection } from './figures.ts'

/**
 * Promises of the municipality that can be judged. They are counted once, with the list of promises: what stands there
 * and what stands in the figures comes from the same counts.
 */
export const promisesIn = (
  act: Act,
  { period, kind, area, areas }: Selection & { readonly areas: readonly Area[] },
  apart: 'month' | 'area',
): Promise<readonly JudgedCount[]> =>
  judgedPromises(
    act.db,
    {
      areaIds: area === null ? undefined : areaIdsWithin(areas, area.id),
      caseKind: kind,
      from: period.from,
      to: period.to,
      apart,
    },
    dayOf(act.now),
  )
