import type { Db } from '../../kit/db.ts'
import type { Locale } from '../../kit/locale.ts'
import { type Channel, tables } from './tables.ts'

/** A person as other domains know them; the password never leaves this domain. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly channel: Channel
  readonly postal_address: string | null
  readonly locale: Locale
  readonly email_confirmed_at: Date | null
  /** Since when mail to this address comes back. */
  readonly email_bounced_at: Date | null
  readonly job_title: string | null
  readonly department: string | null
  readonly expertise: readonly string[]
  readonly created_at: Date
}

export const personColumns = [
  'id',
  'name',
  'email',
  'phone',
  'channel',
  'postal_address',
  'locale',
  'email_confirmed_at',
  'email_bounced_at',
  'job_title',
  'department',
  'expertise',
  'created_at',
] as const

export async function personById(db: Db, id: string): Promise<Person | null> {
  return (
    (await tables(db).selectFrom('person').select(personColumns).where('id', '=', id).executeTakeFirst()) ??
    null
  )
}

export async function peopleByIds(
  db: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Person>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tables(db).selectFrom('person').select(personColumns).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function personByEmail(db: Db, email: string): Promise<Person | null> {
  return (
    (await tables(db)
      .selectFrom('person')
      .select(personColumns)
      .where('email', '=', email)
      .executeTakeFirst()) ?? null
  )
}

export interface NewPerson {
  readonly name: string
  readonly email: string | null
  readonly phone?: string | null
  readonly channel?: Channel
  readonly postalAddress?: string | null
  readonly locale?: Locale
  readonly jobTitle?: string | null
  readonly department?: string | null
  readonly expertise?: readonly string[]
  readonly confirmedAt?: Date | null
}

export function insertPerson(db: Db, person: NewPerson, at: Date): Promise<Person> {
  return tables(db)
    .insertInto('person')
    .values({
      name: person.name,
      email: person.email,
      phone: person.phone ?? null,
      channel: person.channel ?? 'email',
      postal_address: person.postalAddress ?? null,
      locale: person.locale ?? 'nl',
      email_confirmed_at: person.confirmedAt ?? null,
      email_bounced_at: null,
      password_hash: null,
      job_title: person.jobTitle ?? null,
      department: person.department ?? null,
      expertise: person.expertise ?? [],
      created_at: at,
    })
    .returning(personColumns)
    .executeTakeFirstOrThrow()
}

export interface PersonChange {
  readonly name?: string
  readonly phone?: string | null
  readonly channel?: Channel
  readonly postal_address?: string | null
  readonly locale?: Locale
  readonly email_confirmed_at?: Date
  readonly email_bounced_at?: Date | null
  readonly password_hash?: string
  readonly job_title?: string | null
  readonly department?: string | null
}

export async function updatePerson(db: Db, id: string, change: PersonChange): Promise<void> {
  if (Object.keys(change).length === 0) return
  await tables(db).updateTable('person').set(change).where('id', '=', id).execute()
}

/** Whether somebody can sign in with a password. */
export async function hasPassword(db: Db, id: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .where('password_hash', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function passwordHashOf(
  db: Db,
  email: string,
): Promise<{ readonly id: string; readonly hash: string | null } | null> {
  const row = await tables(db)
    .selectFrom('person')
    .select(['id', 'password_hash'])
    .where('email', '=', email)
    .executeTakeFirst()
  return row ? { id: row.id, hash: row.password_hash } : null
}

/** People by address, in lower case. */
export async function peopleByEmails(
  db: Db,
  emails: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (emails.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('person')
    .select(personColumns)
    .where('email', 'in', emails)
    .execute()
  return new Map(rows.map((row) => [(row.email ?? '').toLowerCase(), row]))
}

/** People by their whole address or by words of their name, for who helps somebody on the telephone. */
export async function findPeople(db: Db, text: string, limit: number): Promise<readonly Person[]> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 6)
  if (words.length === 0) return []
  const like = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return tables(db)
    .selectFrom('person')
    .select(personColumns)
    .where((eb) =>
      eb.or([eb('email', '=', text), eb.and(words.map((word) => eb('name', 'ilike', like(word))))]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
}
