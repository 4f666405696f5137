import type { Day } from '../../kit/dates.ts'
import type { Db } from '../../kit/db.ts'
import type { CaseTerm } from '../case-terms.ts'
import { type Tables, tables } from './tables.ts'

/** A term as it was stored: what may change of it. */
export type StoredTerm = Pick<
  Tables['case_term'],
  'key' | 'from_day' | 'due_day' | 'extended' | 'done_on' | 'status'
>

const isStored = (term: CaseTerm, stored: StoredTerm | undefined): boolean =>
  stored !== undefined &&
  stored.from_day === term.from &&
  stored.due_day === term.due &&
  stored.extended === term.extended &&
  stored.done_on === term.doneOn &&
  stored.status === term.status

/** Makes the stored terms of a case those of its state. Most events leave them as they were. */
export async function saveTerms(
  db: Db,
  caseId: string,
  stored: readonly StoredTerm[],
  terms: readonly CaseTerm[],
): Promise<void> {
  const known = new Map(stored.map((term) => [term.key, term]))
  const keys = new Set(terms.map(({ key }) => key))
  const gone = stored.map(({ key }) => key).filter((key) => !keys.has(key))
  const changed = terms.filter((term) => !isStored(term, known.get(term.key)))
  if (gone.length > 0)
    await tables(db).deleteFrom('case_term').where('case_id', '=', caseId).where('key', 'in', gone).execute()
  if (changed.length === 0) return
  await tables(db)
    .insertInto('case_term')
    .values(
      changed.map((term) => ({
        case_id: caseId,
        key: term.key,
        kind: term.kind,
        name: term.name,
        owed_by: term.owedBy,
        legal: term.legal,
        from_day: term.from,
        due_day: term.due,
        extended: term.extended,
        done_on: term.doneOn,
        status: term.status,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'key']).doUpdateSet((eb) => ({
        from_day: eb.ref('excluded.from_day'),
        due_day: eb.ref('excluded.due_day'),
        extended: eb.ref('excluded.extended'),
        done_on: eb.ref('excluded.done_on'),
        status: eb.ref('excluded.status'),
      })),
    )
    .execute()
}

export interface RunningTerm {
  readonly case_id: string
  readonly key: string
  readonly kind: CaseTerm['kind']
  readonly name: string
  readonly owed_by: CaseTerm['owedBy']
  readonly from_day: Day
  readonly due_day: Day
  readonly state: 'running' | 'paused' | 'ended'
}

/** Running terms with a last day up to `until`, except those already told as missed. */
export async function runningTermsDue(db: Db, until: Day): Promise<readonly RunningTerm[]> {
  return tables(db)
    .selectFrom('case_term')
    .innerJoin('case_file', 'case_file.id', 'case_term.case_id')
    .select([
      'case_term.case_id',
      'key',
      'case_term.kind',
      'name',
      'owed_by',
      'from_day',
      'case_term.due_day',
      'state',
    ])
    .where('status', '=', 'running')
    .where('case_term.due_day', '<=', until)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_signal')
            .select('signal')
            .whereRef('case_signal.case_id', '=', 'case_term.case_id')
            .whereRef('case_signal.subject', '=', 'case_term.key')
            .whereRef('case_signal.due_day', '=', 'case_term.due_day')
            .where('signal', '=', 'missed'),
        ),
      ),
    )
    .orderBy('case_term.due_day')
    .orderBy('case_term.case_id')
    .execute()
}

/** Marks that something was told; false when it was told before. */
export async function claimSignal(
  db: Db,
  signal: {
    readonly caseId: string
    readonly subject: string
    readonly signal: string
    readonly due: Day
    readonly at: Date
  },
): Promise<boolean> {
  const row = await tables(db)
    .insertInto('case_signal')
    .values({
      case_id: signal.caseId,
      subject: signal.subject,
      signal: signal.signal,
      due_day: signal.due,
      at: signal.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_id')
    .executeTakeFirst()
  return row !== undefined
}
