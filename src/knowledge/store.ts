import { type Generated, sql } from 'kysely'
import type { Db } from '../kit/db.ts'
import type { ComposedSection } from './rules.ts'

type Tables = {
  info_pack: {
    id: Generated<string>
    case_id: string
    version: number
    sections: readonly ComposedSection[]
    left_out: readonly string[]
    own_line: string | null
    sent_by: string | null
    sent_at: Date
  }
}

const tables = (db: Db) => db.withTables<Tables>()

/** A pack as it was sent. */
export interface SentPack {
  readonly version: number
  readonly sections: readonly ComposedSection[]
  readonly left_out: readonly string[]
  readonly own_line: string | null
  readonly sent_by: string | null
  readonly sent_at: Date
}

/** The newest pack of a case; null when none was sent. */
export async function packOf(db: Db, caseId: string): Promise<SentPack | null> {
  const row = await tables(db)
    .selectFrom('info_pack')
    .select(['version', 'sections', 'left_out', 'own_line', 'sent_by', 'sent_at'])
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Stores a pack under the next version. The case is locked, so versions follow each other. */
export async function insertPack(db: Db, caseId: string, pack: Omit<SentPack, 'version'>): Promise<SentPack> {
  const { sections, ...rest } = pack
  const { version } = await tables(db)
    .insertInto('info_pack')
    .values({
      case_id: caseId,
      version: sql`(select coalesce(max(version), 0) + 1 from info_pack where case_id = ${caseId})`,
      sections: sql`${JSON.stringify(sections)}::jsonb`,
      ...rest,
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  return { ...pack, version }
}
