import { grantRole, planOfficer } from '../../people/index.ts'
import type { FormFields, TestApp, Visitor } from '../../testing.ts'

/** What somebody types in the form, by page; leave a page out to stop there. */
export const neighbourhoodIdea = {
  'jouw-idee': { story: 'Wij willen bankjes bij de vijver.', title: 'Bankjes bij de vijver' },
  'waar-gaat-het-over': { about: 'own_plan', subject: 'meeting' },
  groen: { green: 'other' },
  waar: { 'where.address': 'Vijverlaan 3', reach: 'district' },
  plek: { place: 'short', permit_expected: 'unknown' },
  'met-wie': { together: 'neighbours', origin: 'spontaneous' },
  'wat-heb-je-nodig': { needs: ['hands'], needs_money: 'up_to_1000', ongoing_organisation: 'nee' },
  'over-jou': { name: 'Sanne de Wit', channel: 'email', email: 'sanne@voorbeeld.example', may_publish: 'ja' },
} as const

export const defect = {
  'jouw-idee': { story: 'De lantaarn in onze straat is stuk.', title: 'Kapotte lantaarn' },
  'waar-gaat-het-over': { about: 'defect' },
  waar: { 'where.address': 'Vijverlaan 3' },
  'over-jou': { name: 'Omar Aziz', channel: 'email', email: 'omar@voorbeeld.example' },
} as const

type Pages = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>

/** Fills in the pages one by one, up to the page where everything is checked. */
export async function fillIn(visitor: Visitor, pages: Pages, change: Pages = {}): Promise<void> {
  for (const [slug, fields] of Object.entries(pages)) {
    const typed: FormFields = { ...fields, ...change[slug] }
    const answer = await visitor.post(`/idee/${slug}`, typed)
    if (answer.status !== 303) throw new Error(`${slug}: ${answer.status}`)
  }
}

/** A mail to an address whose subject holds these words. */
export const mailAbout = async (app: TestApp, email: string, words: string) =>
  (await app.mails(email)).find(({ subject }) => subject.includes(words))

const link = /\/aanmelden\/link\/[\w-]+/

/** The link in a mail that confirms an address or, with other words in the subject, signs in. */
export async function linkIn(app: TestApp, email: string, words = ''): Promise<string> {
  const mails = (await app.mails(email)).filter(({ subject }) => subject.includes(words))
  return mails.flatMap((mail) => link.exec(mail.body_text)?.[0] ?? [])[0] ?? 'no link'
}

/** Officials of an empty municipality: the officer of every day, and somebody at the telephone. */
export async function staffOf(app: TestApp): Promise<void> {
  const act = app.act()
  const noor = await grantRole(act, {
    name: 'Noor Verhagen',
    email: 'noor@waterstad.example',
    role: 'team_member',
    areaId: null,
  })
  for (const day of [1, 2, 3, 4, 5]) await planOfficer(act, day, noor.id)
  await grantRole(act, {
    name: 'Karim Balie',
    email: 'karim@waterstad.example',
    role: 'customer_contact',
    areaId: null,
  })
}
