import type { Actor } from '../../../kit/actor.ts'
import type { Role } from '../../../people/index.ts'
import { type FigurePart, figureParts } from '../../../reports/index.ts'

/** Which figures tell a role something about their own work; all of them stand on the public page. */
const partsOf: Readonly<Record<Role, readonly FigurePart[]>> = {
  team_member: figureParts,
  coordinator: figureParts,
  area_manager: figureParts,
  councillor: figureParts,
  participation_adviser: figureParts,
  project_leader: ['waiting', 'promises', 'outcomes'],
  case_guide: ['waiting', 'terms', 'promises'],
  adviser: ['terms', 'promises'],
  fund_manager: ['promises', 'outcomes'],
  customer_contact: ['waiting', 'marks'],
  jury_member: ['waiting', 'outcomes'],
  volunteer: ['waiting', 'outcomes'],
  administrator: ['terms'],
}

/** The parts of all roles somebody has, in the order of the page. */
export const partsFor = ({ roles }: Pick<Actor, 'roles'>): readonly FigurePart[] =>
  figureParts.filter((part) => roles.some(({ role }) => partsOf[role as Role]?.includes(part)))
