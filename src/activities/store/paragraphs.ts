import type { Db } from '../../kit/db.ts'
import type { WrittenParagraph } from '../paragraph-rules.ts'
import { type ActivityParagraph, tables } from './tables.ts'

/** The text that people react to, from its beginning. */
export const paragraphsOf = async (db: Db, activityId: string): Promise<readonly ActivityParagraph[]> =>
  tables(db)
    .selectFrom('activity_paragraph')
    .selectAll()
    .where('activity_id', '=', activityId)
    .orderBy('position')
    .execute()

/** Puts this text where that of an activity was, before anybody could react to it. */
export async function replaceParagraphs(
  db: Db,
  activityId: string,
  paragraphs: readonly WrittenParagraph[],
): Promise<void> {
  await tables(db).deleteFrom('activity_paragraph').where('activity_id', '=', activityId).execute()
  if (paragraphs.length === 0) return
  await tables(db)
    .insertInto('activity_paragraph')
    .values(
      paragraphs.map(({ number, body }, index) => ({
        ...{ activity_id: activityId, position: index + 1, number, body },
      })),
    )
    .execute()
}
