import {
  type CaseFile,
  deskCases,
  endedWithLetters,
  isTeam,
  type ProcessVersion,
} from '../../../cases/index.ts'
import {
  type CommitmentView,
  latePromisesOfCases,
  openCommitmentsOf,
  viewCommitments,
} from '../../../commitments/index.ts'
import type { Act } from '../../../kit/act.ts'
import { addDays, dayOf } from '../../../kit/dates.ts'
import { comingMeetingsOf, type Meeting, unrecordedMeetingsOf } from '../../../meetings/index.ts'
import { type Absence, type Person, peopleByIds } from '../../../people/index.ts'
import { factsOf, type KnownCase } from '../case/facts.ts'
import { type NextAction, nextActions } from '../case/rules.ts'
import { isForToday } from './rules.ts'
import { type Dues, duesOf, standsInFor } from './shared.tsx'

/** More running cases than this nobody guides; the rest is in the list. */
const mostCases = 300

/** Everything a guide has to do today, for their own cases and those of colleagues who are away. */
export interface GuideWork {
  readonly mine: readonly CaseFile[]
  readonly standIns: readonly { readonly absence: Absence; readonly files: readonly CaseFile[] }[]
  readonly people: ReadonlyMap<string, Person>
  /** What is due first in each case. */
  readonly dues: Dues
  /** The next steps of these cases that come up today, the same as on the page of each case. */
  readonly duties: readonly Duty[]
  /** Their own, for the municipality, that are due within a week. */
  readonly promises: readonly CommitmentView[]
  /** Of colleagues, for these cases, that are late. */
  readonly latePromises: readonly CommitmentView[]
  readonly coming: readonly Meeting[]
  readonly unrecorded: readonly Meeting[]
}

/** A next step of a case. */
export interface Duty {
  readonly known: KnownCase
  readonly action: NextAction
}

/** What has a place of its own on the page of the team, or in the lists below. */
const elsewhere: readonly NextAction['key'][] = ['answer_advice', 'answer_stuck']
const ofTeam: readonly NextAction['key'][] = ['appoint_guide', 'review_publication']

/** A fixed number of queries, however many cases there are. */
export async function guideWork(
  act: Act,
  absences: readonly Absence[],
  processes: readonly ProcessVersion[],
  allPromises: readonly CommitmentView[],
): Promise<GuideWork> {
  const { db, actor } = act
  const me = actor.personId ?? ''
  const today = dayOf(act.now)
  const away = standsInFor(actor, absences)
  const awayIds = away.map((absence) => absence.person_id)
  const scope = { personId: me, standsInFor: awayIds, areaIds: [] }
  const found = await deskCases(db, { scope }, { limit: mostCases })
  // New ideas and looks before publication have a place of their own on the page of the team.
  const inTeam = isTeam(actor)
  const owned = found.filter((file) => (file.guide_id ?? file.officer_id) === me)
  const mine = inTeam ? owned.filter((file) => file.guide_id === me) : owned
  const absent = new Set(absences.map((absence) => absence.person_id))
  const standIn = found.filter(
    ({ guide_id, officer_id, substitute_id }) =>
      (substitute_id === me && absent.has(guide_id ?? '')) || awayIds.includes(guide_id ?? officer_id ?? ''),
  )
  const files = [...owned, ...standIn]
  const ids = files.map((file) => file.id)
  const promises = allPromises.filter((promise) => isPromiseForToday(promise, act))
  const own = new Set(promises.map(({ id }) => id))
  const late = (await latePromisesOfCases(db, ids, today)).filter(({ id }) => !own.has(id))
  const coming = await comingMeetingsOf(db, me, act.now)
  const unrecorded = await unrecordedMeetingsOf(db, me, act.now)
  const people = await peopleByIds(
    db,
    absences.map((absence) => absence.person_id),
  )
  // Promises and meetings stand in the list by their own words.
  const listed = new Set([...promises, ...late, ...unrecorded].map(({ id }) => id))
  const skipped = inTeam ? [...elsewhere, ...ofTeam] : elsewhere
  // How a case ended is told to everybody, also when nothing else of it is left to do.
  const ended = await endedWithLetters(db, [me, ...awayIds])
  const duties = (await factsOf(act, [...files, ...ended], absences)).flatMap((known) =>
    nextActions(known.facts, actor, act.now)
      .filter((action) => isForToday(action, today))
      .filter(({ key, id }) => !skipped.includes(key) && !(id !== null && listed.has(id)))
      .map((action) => ({ known, action })),
  )
  return {
    mine,
    standIns: absences.flatMap((absence) => {
      const own = standIn.filter((file) => (file.guide_id ?? file.officer_id) === absence.person_id)
      return own.length > 0 || awayIds.includes(absence.person_id) ? [{ absence, files: own }] : []
    }),
    people,
    dues: await duesOf(act, files, processes),
    duties,
    promises,
    latePromises: await viewCommitments(act, late, 'parties'),
    coming: coming.filter((meeting) => dayOf(meeting.starts_at) <= addDays(today, 7)),
    unrecorded,
  }
}

/** What somebody promised for the municipality and nobody reported on, what is due first on top. */
export async function ownPromises(act: Act): Promise<readonly CommitmentView[]> {
  const open = await openCommitmentsOf(act.db, act.actor.personId ?? '')
  return viewCommitments(
    act,
    open.filter((one) => one.owner_kind === 'municipality'),
    'parties',
  )
}

/** Days before its end on which a promise is on today's list. */
const promiseAheadDays = 7

/** A promise of a guide that stands on today's list, with the next steps of their cases. */
export const isPromiseForToday = ({ state }: CommitmentView, { now }: Pick<Act, 'now'>): boolean =>
  state.due <= addDays(dayOf(now), promiseAheadDays)
