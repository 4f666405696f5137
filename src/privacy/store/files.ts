import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'

/** Files that somebody sent, to give them back. */
export async function filesOf(
  db: Db,
  personId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly sha256: string }[]> {
  const { rows } = await sql<{ id: string; name: string; sha256: string }>`
    select id, name, sha256 from file where owner_id = ${personId} order by created_at, id`.execute(db)
  return rows
}

/** Takes away files that somebody sent outside the kept cases; answers the digests whose bytes nobody needs any more. */
export async function eraseFiles(
  db: Db,
  personId: string,
  keptCases: readonly string[],
): Promise<readonly string[]> {
  const { rows: files } = await sql<{ id: string }>`
    select id from file where owner_id = ${personId} and not exists (
      select from case_attachment where file_id = file.id and case_id = any (${[...keptCases]}::uuid[]))
    and not exists (select from initiative where photo_id = file.id)
    and not exists (select from initiative_edit where photo_id = file.id)
    and not exists (select from spot where photo_id = file.id)
    and not exists (select from project where photo_id = file.id)
    and not exists (select from green_request where file.id in (before_photo_id, after_photo_id))
    and not exists (select from project_document where file_id = file.id)
    and not exists (select from panel_request_file where file_id = file.id)
    and not exists (
      select from initiative_support_paper where file_id = file.id and case_id = any (${[...keptCases]}::uuid[]))`.execute(
    db,
  )
  const ids = files.map(({ id }) => id)
  await sql`delete from case_attachment where file_id = any (${ids}::uuid[])`.execute(db)
  await sql`delete from form_draft_file where file_id = any (${ids}::uuid[])`.execute(db)
  await sql`update initiative_support_paper set file_id = null where file_id = any (${ids}::uuid[])`.execute(
    db,
  )
  const { rows } = await sql<{ sha256: string }>`
    delete from file where id = any (${ids}::uuid[]) returning sha256`.execute(db)
  const gone = rows.map(({ sha256 }) => sha256)
  const { rows: others } = await sql<{ sha256: string }>`
    select distinct sha256 from file where sha256 = any (${gone}::text[])`.execute(db)
  const needed = new Set(others.map(({ sha256 }) => sha256))
  return gone.filter((sha256) => !needed.has(sha256))
}
