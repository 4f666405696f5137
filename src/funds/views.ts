import { casesByIds } from '../cases/index.ts'
import type { Act } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { slugOf } from '../kit/slug.ts'
import { paths } from '../paths.ts'
import { allAreas, areaLabel } from '../places/index.ts'
import type { ApplicationState } from './rules.ts'
import { paidOut, stateOfApplication } from './rules.ts'
import { type Application, grantMoments } from './store.ts'

/**
 * Money of an application as its reader may see it. A plan that is not public has no name: the books call it by its
 * number, the public page does not name it at all (rule 9).
 */
export interface ApplicationView {
  readonly id: string
  readonly sequence: number | null
  readonly number: string | null
  /** Null when the plan is not public. */
  readonly plan: { readonly title: string; readonly href: string } | null
  readonly area: string | null
  readonly state: ApplicationState
  readonly requested: number
  readonly reserved: number
  readonly granted: number
  readonly paid: number
  readonly settled: number | null
  readonly receivedOn: Day
  readonly completeOn: Day | null
  readonly grantedOn: Day | null
  readonly ceilingId: string
}

/** What a table shows of these applications; a fixed number of queries, however many there are. */
export async function viewApplications(
  act: Act,
  applications: readonly Application[],
  audience: 'everyone' | 'staff',
): Promise<readonly ApplicationView[]> {
  const { db, locale } = act
  const cases = await casesByIds(
    db,
    applications.map((one) => one.case_id),
  )
  const granted = await grantMoments(
    db,
    applications.map(({ id }) => id),
  )
  const areas = new Map((await allAreas(db)).map((area) => [area.id, area]))
  return applications.map((one) => {
    const file = cases.get(one.case_id)
    const isShown = file !== undefined && (audience === 'staff' || one.case_public)
    const area = isShown ? areas.get(file.area_id ?? '') : undefined
    const moment = granted.get(one.id)
    return {
      id: one.id,
      sequence: one.sequence_no,
      number: isShown ? file.number : null,
      plan:
        file && one.case_public
          ? { title: file.title, href: paths.initiative(file.number, slugOf(file.title)) }
          : null,
      area: area ? areaLabel(area, locale) : null,
      state: stateOfApplication(one, one.balance),
      requested: one.requested_cents,
      reserved: one.balance.reserved,
      granted: one.balance.granted,
      paid: paidOut(one.balance),
      settled: one.balance.settlements > 0 ? one.balance.settled : null,
      receivedOn: dayOf(one.received_at),
      completeOn: one.complete_at ? dayOf(one.complete_at) : null,
      grantedOn: moment ? dayOf(moment) : null,
      ceilingId: one.ceiling_id,
    }
  })
}
