import type { Db } from '../../kit/db.ts'
import type { WrittenParagraph } from '../paragraph-rules.ts'
import { type ActivityParagraph, type Contribution, tables, textColumns } from './tables.ts'

/** The text that people react to, from its beginning. */
export const paragraphsOf = async (db: Db, activityId: string): Promise<readonly ActivityParagraph[]> =>
  tables(db)
    .selectFrom('activity_paragraph')
    .selectAll()
    .where('activity_id', '=', activityId)
    .orderBy('position')
    .execute()

/** The newest that everybody reads of each paragraph, so many of each at most: one statement, however much was said. */
export async function newestAtParagraphs(
  db: Db,
  activityId: string,
  most: number,
): Promise<readonly Contribution[]> {
  return tables(db)
    .selectFrom('activity_paragraph')
    .innerJoinLateral(
      (is) =>
        is
          .selectFrom('contribution_text')
          .innerJoin('contribution', 'contribution.id', 'contribution_id')
          .selectAll('contribution')
          .select(textColumns)
          .whereRef('paragraph_id', '=', 'activity_paragraph.id')
          .where('state', '=', 'shown')
          .where('target_id', 'is', null)
          .orderBy('nr', 'desc')
          .limit(most)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .selectAll('newest')
    .where('activity_paragraph.activity_id', '=', activityId)
    .orderBy('position')
    .orderBy('nr', 'desc')
    .execute()
}

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
