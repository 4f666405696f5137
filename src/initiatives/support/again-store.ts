import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'

interface AgainTable {
  case_id: string
  voice: string
  email: string
  locale: Locale
  asked_at: Date
  confirmed_at: Date | null
}

/** Who may be mailed once when a plan is done again or grows. */
export type MayAsk = Readonly<AgainTable>

const tables = (db: Db) => db.withTables<{ initiative_support_again: AgainTable }>()

/** Keeps an address until its link is followed; what was confirmed before stays confirmed. */
export async function keepAddress(db: Db, row: Omit<MayAsk, 'confirmed_at'>): Promise<void> {
  const { email, locale, asked_at } = row
  await tables(db)
    .insertInto('initiative_support_again')
    .values({ ...row, confirmed_at: null })
    .onConflict((conflict) => conflict.columns(['case_id', 'voice']).doUpdateSet({ email, locale, asked_at }))
    .execute()
}

/** Whose address it is, by plan and digest. */
interface Whose {
  readonly case_id: string
  readonly voice: string
}

export async function confirmAddress(db: Db, { case_id, voice }: Whose, at: Date): Promise<void> {
  await tables(db)
    .updateTable('initiative_support_again')
    .set({ confirmed_at: at })
    .where('case_id', '=', case_id)
    .where('voice', '=', voice)
    .where('confirmed_at', 'is', null)
    .execute()
}

/** Whether the address of this voice is kept for a mail. */
export async function isAddressKept(db: Db, { case_id, voice }: Whose): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('initiative_support_again')
    .select('voice')
    .where('case_id', '=', case_id)
    .where('voice', '=', voice)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function forgetAddress(db: Db, { case_id, voice }: Whose): Promise<void> {
  await tables(db)
    .deleteFrom('initiative_support_again')
    .where('case_id', '=', case_id)
    .where('voice', '=', voice)
    .execute()
}

/** Takes the addresses of a plan that may be mailed, each once: they are gone from here. */
export async function takeAddresses(db: Db, caseId: string): Promise<readonly MayAsk[]> {
  return tables(db)
    .deleteFrom('initiative_support_again')
    .where('case_id', '=', caseId)
    .where('confirmed_at', 'is not', null)
    .returningAll()
    .execute()
}

/** Forgets what nobody confirmed in time, and what was kept for long enough. */
export async function forgetAddresses(
  db: Db,
  before: { readonly unconfirmed: Date; readonly kept: Date },
): Promise<void> {
  await tables(db)
    .deleteFrom('initiative_support_again')
    .where((is) =>
      is.or([
        is.and([is('confirmed_at', 'is', null), is('asked_at', '<', before.unconfirmed)]),
        is('asked_at', '<', before.kept),
      ]),
    )
    .execute()
}
