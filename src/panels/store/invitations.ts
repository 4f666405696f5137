import type { Db } from '../../kit/db.ts'
import { type Invitation, tables } from './tables.ts'

/** What the members of a group were invited to, the newest first. */
export const invitationsOf = (db: Db, panelId: string): Promise<readonly Invitation[]> =>
  tables(db)
    .selectFrom('panel_invitation')
    .selectAll()
    .where('panel_id', '=', panelId)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()

export async function insertInvitation(db: Db, invitation: Omit<Invitation, 'id'>): Promise<void> {
  await tables(db).insertInto('panel_invitation').values(invitation).execute()
}

/** Which of these digests were invited to this before. */
export async function invitedBefore(
  db: Db,
  targetId: string,
  voices: readonly string[],
): Promise<ReadonlySet<string>> {
  if (voices.length === 0) return new Set()
  const rows = await tables(db)
    .selectFrom('panel_invited')
    .select('voice')
    .where('target_id', '=', targetId)
    .where('voice', 'in', [...voices])
    .execute()
  return new Set(rows.map(({ voice }) => voice))
}

/** Notes that these are invited; gives those that were not, also not in the same moment. */
export async function insertInvited(
  db: Db,
  targetId: string,
  voices: readonly string[],
): Promise<ReadonlySet<string>> {
  if (voices.length === 0) return new Set()
  const rows = await tables(db)
    .insertInto('panel_invited')
    .values(voices.map((voice) => ({ target_id: targetId, voice })))
    .onConflict((conflict) => conflict.columns(['target_id', 'voice']).doNothing())
    .returning('voice')
    .execute()
  return new Set(rows.map(({ voice }) => voice))
}
