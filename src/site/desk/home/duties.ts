import {
  type CaseFile,
  deskCases,
  isTeam,
  lastMessagesOf,
  type Party,
  partiesOfCases,
  runningTermsOf,
  standingsOf,
  unfinishedAdviceOf,
} from '../../../cases/index.ts'
import {
  type CommitmentView,
  latePromisesOfCases,
  openCommitmentsOf,
  viewCommitments,
} from '../../../commitments/index.ts'
import type { Act } from '../../../kit/act.ts'
import { addDays, addWorkingDays, type Day, dayOf } from '../../../kit/dates.ts'
import { comingMeetingsOf, type Meeting, unrecordedMeetingsOf } from '../../../meetings/index.ts'
import { type Absence, type Person, peopleByIds } from '../../../people/index.ts'
import { type Duty, dutiesOf, inOrder, untold } from './rules.ts'
import { standsInFor } from './shared.tsx'

/** More running cases than this nobody guides; the rest is in the list. */
const mostCases = 300

/** Everything a guide has to do today, for their own cases and those of colleagues who are away. */
export interface GuideWork {
  readonly mine: readonly CaseFile[]
  readonly standIns: readonly { readonly absence: Absence; readonly files: readonly CaseFile[] }[]
  readonly files: ReadonlyMap<string, CaseFile>
  readonly people: ReadonlyMap<string, Person>
  readonly duties: readonly Duty[]
  /** Their own, for the municipality, that are due within a week. */
  readonly promises: readonly CommitmentView[]
  /** Of colleagues, for these cases, that are late. */
  readonly latePromises: readonly CommitmentView[]
  readonly coming: readonly Meeting[]
  readonly unrecorded: readonly Meeting[]
}

/** A fixed number of queries, however many cases there are. */
export async function guideWork(act: Act, absences: readonly Absence[]): Promise<GuideWork> {
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
  const guided = new Set(files.filter((file) => file.guide_id !== null).map((file) => file.id))
  const terms = (await runningTermsOf(db, ids)).filter(
    (term) => !inTeam || (guided.has(term.case_id) && term.name !== 'publication'),
  )
  const messages = await lastMessagesOf(db, ids)
  const advice = await unfinishedAdviceOf(db, ids)
  const calls = await toldByHand(act, files)
  const promises = await ownPromises(act)
  const own = new Set(promises.map(({ id }) => id))
  const late = (await latePromisesOfCases(db, ids, today)).filter(({ id }) => !own.has(id))
  const coming = await comingMeetingsOf(db, me, act.now)
  const unrecorded = await unrecordedMeetingsOf(db, me, act.now)
  const people = await peopleByIds(db, [
    ...absences.map((absence) => absence.person_id),
    ...calls.map((call) => (call.kind === 'tell' ? call.personId : null)),
  ])
  return {
    mine,
    standIns: absences.flatMap((absence) => {
      const own = standIn.filter((file) => (file.guide_id ?? file.officer_id) === absence.person_id)
      return own.length > 0 || awayIds.includes(absence.person_id) ? [{ absence, files: own }] : []
    }),
    files: new Map(files.map((file) => [file.id, file])),
    people,
    duties: inOrder([...dutiesOf({ files, terms, messages, advice }, today), ...calls]),
    promises,
    latePromises: await viewCommitments(act, late, 'parties'),
    coming: coming.filter((meeting) => dayOf(meeting.starts_at) <= addDays(today, 7)),
    unrecorded,
  }
}

/** What somebody promised for the municipality and is due within a week, also when they guide no case. */
export async function ownPromises(act: Act): Promise<readonly CommitmentView[]> {
  const until = addDays(dayOf(act.now), 7)
  const open = await openCommitmentsOf(act.db, act.actor.personId ?? '')
  return viewCommitments(
    act,
    open.filter((one) => one.owner_kind === 'municipality' && one.due_day <= until),
    'parties',
  )
}

/** Who has to be called or written to: something happened, and they do not read e-mail. */
export async function toldByHand(act: Act, files: readonly CaseFile[]): Promise<readonly Duty[]> {
  const parties = await partiesOfCases(
    act.db,
    files.map((file) => file.id),
  )
  const people = await peopleByIds(
    act.db,
    parties.map((party) => party.person_id),
  )
  const byHand = parties.flatMap((party: Party) => {
    const person = people.get(party.person_id ?? '')
    return person && (person.channel !== 'email' || person.email === null) ? [{ party, person }] : []
  })
  const concerned = new Set(byHand.map(({ party }) => party.case_id))
  const standings = await standingsOf(
    act,
    files.filter((file) => concerned.has(file.id)),
  )
  const lasts = new Map(standings.map(({ file, events }) => [file.id, untold(events)]))
  return byHand.flatMap(({ party, person }): Duty[] => {
    const last = lasts.get(party.case_id)
    if (!last) return []
    const since: Day = last.on
    return [{ kind: 'tell', caseId: party.case_id, by: addWorkingDays(since, 2), since, personId: person.id }]
  })
}
