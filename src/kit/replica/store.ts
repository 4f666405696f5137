import type pg from 'pg'

const writes =
  /\b(insert|update|delete|merge|truncate|nextval|setval|set_config|add_job|audit_write|pg_notify|graphile_worker)\b|\bpg_(try_)?advisory|\bfor (no key update|key share|share)\b/i

/** Whether a statement only reads. What is not known to is taken for writing; a replica would refuse it anyhow. */
export const isReading = (text: string): boolean => /^\s*(select|with)\b/i.test(text) && !writes.test(text)

/** How far a replica is in what the database did; all of it when it is no replica any more. */
export async function replayedPosition(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ position: string }>(
    `select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else 'FFFFFFFF/FFFFFFFF' end)::text as position`,
  )
  return rows[0]?.position ?? ''
}

/** How far the database is: everything that was committed before stands before this. */
export async function primaryPosition(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ position: string }>(
    'select pg_current_wal_insert_lsn()::text as position',
  )
  return rows[0]?.position ?? ''
}
