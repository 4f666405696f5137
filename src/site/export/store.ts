import { sql } from 'kysely'
import type { Db } from '../../kit/db.ts'

export interface ColumnFacts {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly mayBeEmpty: boolean
  readonly isKey: boolean
  /** `table.column` of what it refers to. */
  readonly refersTo: string | null
}

/** Every column of every table, as PostgreSQL knows it. */
export async function columnFacts(db: Db): Promise<readonly ColumnFacts[]> {
  const { rows } = await sql<ColumnFacts>`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
           not a.attnotnull as "mayBeEmpty",
           exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))
             as "isKey",
           (select f.relname || '.' || fa.attname
              from pg_constraint k join pg_class f on f.oid = k.confrelid
              join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = k.confkey[array_position(k.conkey, a.attnum)]
             where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey) limit 1) as "refersTo"
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not like 'kysely%'
     order by c.relname, a.attnum`.execute(db)
  return rows
}
