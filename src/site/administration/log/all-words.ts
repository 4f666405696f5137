import type { RoomWords, Words } from './room-words.ts'
import { activities } from './words/activities.ts'
import { cases } from './words/cases.ts'
import { configuration } from './words/configuration.ts'
import { evaluations } from './words/evaluations.ts'
import { following } from './words/following.ts'
import { funds } from './words/funds.ts'
import { green } from './words/green.ts'
import { initiatives } from './words/initiatives.ts'
import { juries } from './words/juries.ts'
import { neighbours } from './words/neighbours.ts'
import { panels } from './words/panels.ts'
import { people } from './words/people.ts'
import { privacy } from './words/privacy.ts'
import { projects } from './words/projects.ts'
import { registers } from './words/registers.ts'
import { safety } from './words/safety.ts'
import { shared } from './words/shared.ts'

/** Of every room. */
export const rooms: readonly RoomWords[] = [
  activities,
  cases,
  configuration,
  evaluations,
  following,
  funds,
  green,
  initiatives,
  juries,
  neighbours,
  panels,
  people,
  privacy,
  projects,
  registers,
  safety,
  shared,
]

const all = (part: keyof RoomWords): Words => new Map(rooms.flatMap((room) => [...room[part]]))

/** What the log calls tables, what is done to them, and their columns. */
export const things = all('things')
export const deeds = all('deeds')
export const columns = all('columns')
