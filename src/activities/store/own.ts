import { sql } from 'kysely'
import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { Voices } from '../voice.ts'
import type { Contribution } from './tables.ts'

/** What somebody put in, with where that was: the words of what they support stand in the place of their own. */
export interface OwnSomewhere
  extends Pick<Contribution, 'id' | 'nr' | 'kind' | 'state' | 'is_owed' | 'is_private' | 'response_id'> {
  readonly title: string | null
  readonly body: string | null
  readonly activity: string
  readonly answer_on: Day | null
  readonly project: string
}

/** The newest of what these voices put in, in all projects; what they wrote before what they support. */
export async function recentOwn(
  db: Db,
  who: { readonly voices: Voices; readonly personId: string },
  limit: number,
): Promise<readonly OwnSomewhere[]> {
  const { rows } = await sql<OwnSomewhere>`
    select one.id, one.nr::int as nr, one.kind, one.state, one.is_owed, one.is_private, one.response_id,
           coalesce(own.title, about.title) as title, coalesce(own.body, about.body) as body,
           activity.title as activity, activity.answer_on, project.title as project
      from contribution one
      join activity on activity.id = one.activity_id
      join project on project.id = one.project_id
      left join contribution_text own on own.contribution_id = one.id
      left join contribution_text about on about.contribution_id = one.target_id and one.kind = 'support'
     where (one.voice = any (${[...who.voices]}::text[]) or one.person_id = ${who.personId})
       and one.state <> 'withdrawn'
     order by one.kind = 'support', one.nr desc limit ${limit}`.execute(db)
  return rows
}
