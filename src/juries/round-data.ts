import type { Act } from '../kit/act.ts'
import { type Meeting, meetingsByIds } from '../meetings/index.ts'
import { type Round, wishesOf } from './store.ts'

/** What a list of rounds tells besides: their meetings, and how many wishes are in each. */
export interface RoundData {
  readonly meetings: ReadonlyMap<string, Meeting>
  readonly wishes: ReadonlyMap<string, number>
}

/** Read for all rounds at once, in two queries. */
export async function roundData({ db }: Pick<Act, 'db'>, rounds: readonly Round[]): Promise<RoundData> {
  const [meetings, wishes] = await Promise.all([
    meetingsByIds(
      db,
      rounds.map(({ meeting_id }) => meeting_id),
    ),
    wishesOf(
      db,
      rounds.map(({ id }) => id),
    ),
  ])
  const inRound = (id: string): number =>
    wishes.filter(({ round_id, left_as }) => round_id === id && left_as === null).length
  return { meetings, wishes: new Map(rounds.map(({ id }) => [id, inRound(id)])) }
}
