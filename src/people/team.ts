import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import { officerFor } from './rules.ts'
import { type Absence, absencesOn, officerRoster, peopleWithRoles } from './store.ts'

/**
 * Who of the team owns a case that comes in on `day`, until a guide is named.
 * Without a roster any team member will do: there is no running case without an owner. Who knows already who is away
 * that day says so.
 */
export async function ownerOfTheDay(db: Db, day: Day, away?: readonly Absence[]): Promise<string> {
  const officer = officerFor(day, await officerRoster(db), away ?? (await absencesOn(db, day)))
  if (officer) return officer
  for (const role of ['team_member', 'coordinator', 'administrator']) {
    const [member] = await peopleWithRoles(db, role)
    if (member) return member.id
  }
  throw new Error('Nobody can own a case: give somebody the role team_member')
}
