import type { Generated, Selectable } from 'kysely'
import type { Day } from '../kit/dates.ts'
import type { Db } from '../kit/db.ts'
import type { ItemKind } from '../lending/index.ts'
import type { Asks, Kind, Onward } from './schema.ts'

interface DoableTable {
  id: Generated<string>
  slug: string
  name: string
  name_en: string | null
  kind: Kind
  asks: Asks
  lead_days: number | null
  decides: string | null
  summary: string
  summary_en: string | null
  conditions: string
  conditions_en: string | null
  insurance: string | null
  insurance_en: string | null
  contact: string
  link: string | null
  basis: string
  basis_link: string | null
  borrow: readonly ItemKind[]
  onward: Onward
  is_example: boolean
  is_public: boolean
  checked_on: Day
  created_at: Date
  changed_at: Date
  changed_by: string | null
}

const tables = (db: Db) => db.withTables<{ doable: DoableTable }>()

/** Something that residents may just do, with what is asked for it. */
export type Doable = Readonly<Selectable<DoableTable>>

/** What an administrator says of it. */
export type DoableContent = Omit<Doable, 'id' | 'slug' | 'created_at' | 'changed_at' | 'changed_by'>

interface By {
  readonly at: Date
  readonly personId: string | null
}

/** All of it by name; drafts and what was taken away only for who administers it. */
export async function allDoable(db: Db, withHidden = false): Promise<readonly Doable[]> {
  let query = tables(db).selectFrom('doable').selectAll()
  if (!withHidden) query = query.where('is_public', '=', true)
  return query.orderBy('name').orderBy('id').execute()
}

export async function doableBySlug(db: Db, slug: string): Promise<Doable | null> {
  const row = await tables(db).selectFrom('doable').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ?? null
}

export async function doableById(db: Db, id: string): Promise<Doable | null> {
  const row = await tables(db).selectFrom('doable').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Stores it; null when the address is taken. */
export async function insertDoable(
  db: Db,
  slug: string,
  content: DoableContent,
  by: By,
): Promise<Doable | null> {
  const row = await tables(db)
    .insertInto('doable')
    .values({ ...content, slug, created_at: by.at, changed_at: by.at, changed_by: by.personId })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Changes it; null when somebody else changed it after `seen`. */
export async function updateDoable(
  db: Db,
  id: string,
  content: DoableContent,
  by: By,
  seen: Date,
): Promise<Doable | null> {
  const row = await tables(db)
    .updateTable('doable')
    .set({ ...content, changed_at: by.at, changed_by: by.personId })
    .where('id', '=', id)
    .where('changed_at', '=', seen)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}
