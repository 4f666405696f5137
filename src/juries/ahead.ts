import {
  type Application,
  applicationsOfCase,
  decideBy,
  type OpenRound,
  requestOf,
  type Scheme,
  schemeVersion,
} from '../funds/index.ts'
import type { Act } from '../kit/act.ts'
import { type Day, dayOf, formatDay } from '../kit/dates.ts'
import { type Locale, say } from '../kit/locale.ts'
import { type Meeting, meetingsByIds, whenWords } from '../meetings/index.ts'
import { type Area, allAreas, areaLabel, areasAroundIn } from '../places/index.ts'
import { type RoundState, roundDay } from './rules.ts'
import { type Round, roundById, runningRounds, wishesOfApplications } from './store.ts'
import { texts } from './texts.ts'

/** A round as somebody who asks for money reads of it. */
export interface RoundAhead extends OpenRound {
  readonly id: string
  readonly number: number
  readonly state: RoundState
  readonly area: Area
  /** Null for a round in writing. */
  readonly meeting: Meeting | null
}

const areaOf = (areas: readonly Area[], areaId: string | null): Area | null => {
  const around = areasAroundIn(areas, areaId)
  return areas.find(({ id, level }) => level === 'jury_area' && around.includes(id)) ?? null
}

/**
 * Rounds under this scheme that still take in wishes from this place on a day, the next meeting first. None for a scheme
 * without a jury, and none where nothing is planned.
 */
export async function roundsAhead(
  act: Pick<Act, 'db'>,
  scheme: Pick<Scheme, 'key' | 'allocation'>,
  areaId: string | null,
  on: Day,
): Promise<readonly RoundAhead[]> {
  if (scheme.allocation !== 'round') return []
  const area = areaOf(await allAreas(act.db), areaId)
  if (!area) return []
  const rounds = (await runningRounds(act.db)).filter(
    ({ area_id, scheme_key, state, closes_on }) =>
      area_id === area.id && scheme_key === scheme.key && state === 'collecting' && on <= closes_on,
  )
  return asAhead(act, area, rounds)
}

async function asAhead(
  act: Pick<Act, 'db'>,
  area: Area,
  rounds: readonly Round[],
): Promise<readonly RoundAhead[]> {
  const meetings = await meetingsByIds(
    act.db,
    rounds.map(({ meeting_id }) => meeting_id),
  )
  return rounds
    .map((round) => {
      const { id, number, state, closes_on: closesOn, ceiling_id: ceilingId } = round
      const meeting = meetings.get(round.meeting_id ?? '') ?? null
      const meetsOn = roundDay(round, meeting && dayOf(meeting.starts_at))
      return { id, number, state, area, meeting, closesOn, meetsOn, ceilingId }
    })
    .sort((one, other) => one.meetsOn.localeCompare(other.meetsOn))
}

/** The place of a jury, and the round there that looks at a wish; null while that is not planned. */
export interface Looks {
  readonly area: Area
  readonly round: RoundAhead | null
}

/** Which round looks at an open application: the list it is on, else the one it goes to; null without a jury. */
async function looksAt(act: Act, application: Application, scheme: Scheme, areaId: string | null) {
  const [last] = (await wishesOfApplications(act.db, [application.id])).filter(
    ({ left_as, outcome }) => left_as === null && outcome !== 'question' && outcome !== 'not_now',
  )
  const area = areaOf(await allAreas(act.db), areaId)
  const listed = last && (await roundById(act.db, last.round_id))
  if (!area || scheme.allocation !== 'round') return null
  if (listed) return { area, round: (await asAhead(act, area, [listed]))[0] ?? null }
  const completeOn = application.complete_at ? dayOf(application.complete_at) : dayOf(act.now)
  const from = (await requestOf(act.db, application.id))?.judged_from ?? null
  const round = (await roundsAhead(act, scheme, areaId, completeOn)).find(
    ({ ceilingId, meetsOn }) => ceilingId === application.ceiling_id && (from === null || from <= meetsOn),
  )
  return { area, round: round ?? null }
}

/** Where a wish is looked at before it is sent. */
export async function looksAtNew(
  act: Pick<Act, 'db'>,
  areaId: string | null,
  round: RoundAhead | null,
): Promise<Looks | null> {
  const area = areaOf(await allAreas(act.db), areaId)
  return area && { area, round }
}

/**
 * Which jury looks at a wish in which round, when it meets, until when the wish can be complete, who decides and when one
 * hears: each a plain sentence.
 */
export function looksInWords(
  { area, round }: Looks,
  { decided_by }: Pick<Scheme, 'decided_by'>,
  hearsBy: Day | null,
  locale: Locale,
): readonly string[] {
  const t = texts(locale).ahead
  const jury = areaLabel(area, locale)
  const long = (day: Day): string => formatDay(day, locale, 'long')
  if (!round) return [t.none(jury)]
  const { number, meeting, meetsOn, closesOn, state } = round
  const isOver = state !== 'collecting' && state !== 'judging'
  const decides =
    decided_by.jury === 'decides'
      ? t.juryDecides
      : t.decides(say(decided_by.mandate ?? decided_by.body, locale))
  const hears =
    hearsBy === null
      ? []
      : [hearsBy > meetsOn || isOver ? t.hears(long(hearsBy)) : t.hearsLater(long(hearsBy))]
  if (isOver) return [t.was(jury, number), decides, ...hears]
  return [
    t.which(jury, number),
    meeting ? t.meets(whenWords(meeting, locale), meeting.place) : t.written(long(meetsOn)),
    ...(state === 'collecting' ? [t.complete(long(closesOn))] : []),
    decides,
    ...hears,
  ]
}

/** The same of the application of a case, for who asks; null when none is open or no jury looks at it. */
export async function roundOfCase(
  act: Act,
  file: { readonly id: string; readonly area_id: string | null },
  pauses: Parameters<typeof decideBy>[2],
): Promise<readonly string[] | null> {
  const application = (await applicationsOfCase(act.db, file.id)).find(
    ({ ended_at, balance }) => ended_at === null && balance.grants === 0,
  )
  const version =
    application && (await schemeVersion(act.db, application.scheme_key, application.scheme_version))
  if (!application || !version) return null
  const looks = await looksAt(act, application, version.scheme, file.area_id)
  const by = decideBy(application, version.scheme, pauses, dayOf(act.now))
  return looks && looksInWords(looks, version.scheme, by, act.locale)
}
