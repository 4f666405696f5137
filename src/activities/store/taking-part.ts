import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'
import type { Channel } from '../schema.ts'

/** How much came in, and of how many: an address is one person, who left none counts each time. */
export interface Taken {
  readonly people: number
  readonly contributions: number
  readonly comments: number
  readonly supports: number
}

const counts = sql`count(distinct voice)::int as people,
  (count(*) filter (where kind in ('idea', 'reaction')))::int as contributions,
  (count(*) filter (where kind = 'comment'))::int as comments,
  (count(*) filter (where kind = 'support'))::int as supports`

/** How much came in by each activity of a project; what was taken back does not count. */
export async function takenByActivity(db: Db, projectId: string): Promise<ReadonlyMap<string, Taken>> {
  const { rows } = await sql<Taken & { readonly activity_id: string }>`
    select activity_id, ${counts} from contribution
    where project_id = ${projectId} and state in ('held', 'shown', 'hidden') group by activity_id`.execute(db)
  return new Map(rows.map(({ activity_id, ...taken }) => [activity_id, taken]))
}

/** How many different people took part in a project, whatever they did; surveys count their own. */
export async function peopleTakingPart(db: Db, projectId: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct voice)::int as people from contribution
    where project_id = ${projectId} and state in ('held', 'shown', 'hidden')
      and activity_id not in (select id from activity where project_id = ${projectId} and kind = 'survey')`.execute(
    db,
  )
  return rows[0]?.people ?? 0
}

/** How much came in by each channel, the most first; support comes by the page alone and is left out. */
export async function takenByChannel(
  db: Db,
  projectId: string,
): Promise<readonly { readonly channel: Channel; readonly amount: number }[]> {
  const { rows } = await sql<{ channel: Channel; amount: number }>`
    select channel, count(*)::int as amount from contribution
    where project_id = ${projectId} and is_owed and state in ('held', 'shown', 'hidden')
    group by channel order by amount desc, channel`.execute(db)
  return rows
}

/** Who put something in and left an address, each once, with the language they wrote in. */
export async function addressesTakingPart(
  db: Db,
  projectId: string,
): Promise<
  readonly { readonly email: string; readonly person_id: string | null; readonly locale: 'nl' | 'en' }[]
> {
  const { rows } = await sql<{ email: string; person_id: string | null; locale: 'nl' | 'en' }>`
    select distinct on (lower(email)) email, person_id, locale
    from contribution join contribution_text on contribution_id = contribution.id
    where project_id = ${projectId} and email is not null and state in ('held', 'shown', 'hidden')
    order by lower(email), nr`.execute(db)
  return rows
}
