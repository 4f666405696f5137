import { render } from 'preact-render-to-string'
import type { Act } from '../../kit/act.ts'
import { auditNote } from '../../kit/audit.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { readFileBytes } from '../../kit/files.ts'
import type { Ctx } from '../../kit/http.ts'
import { limit } from '../../kit/limits.ts'
import { zipStream } from '../../kit/zip.ts'
import { personById } from '../../people/index.ts'
import { filesOf, type HeldRow, heldOn, type Subject, subjects } from '../store.ts'
import { texts } from '../texts.ts'
import { itemsOf } from './about-me.tsx'

const perPerson = { name: 'about-me', attempts: 20, seconds: 3600 }

/**
 * Everything about somebody in one package, as a stream: one file at a time is in memory, so it needs no waiting and
 * leaves nothing behind here. JSON for programs, a page for people, and the files.
 */
export async function downloadAboutMe(c: Ctx): Promise<Response> {
  const { act } = c.var
  const person = await personById(act.db, act.actor.personId ?? '')
  if (!person) throw new NotFound()
  await limit(act, perPerson, person.id)
  await auditNote(act, { what: 'about_me', personIds: [person.id] })
  const about = { personId: person.id, email: person.email ?? '' }
  const held: [Subject, readonly HeldRow[]][] = []
  for (const subject of subjects) held.push([subject, await heldOn(act, subject, about)])
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  const json = JSON.stringify(Object.fromEntries(held), null, 2)
  const files = await filesOf(act.db, person.id)
  const stream = zipStream(
    [
      async () => ({ path: 'over-mij.html', bytes: encode(readable(act, held)), compress: true }),
      async () => ({ path: 'over-mij.json', bytes: encode(`${json}\n`), compress: true }),
      ...files.map((file, index) => async () => {
        const path = `bestanden/${index + 1}-${file.name}`
        const bytes = await readFileBytes(act, file).catch(() => null)
        return bytes ? { path, bytes } : { path: `${path}.txt`, bytes: encode('?\n') }
      }),
    ],
    act.now,
  )
  c.header('Content-Type', 'application/zip')
  c.header('Content-Disposition', 'attachment; filename="over-mij.zip"')
  return c.body(stream)
}

/** A page that reads without our site, our style or a connection. */
function readable(act: Act, held: readonly [Subject, readonly HeldRow[]][]): string {
  const { locale } = act
  const t = texts(locale)
  return `<!doctype html>${render(
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <title>{t.title}</title>
      </head>
      <body>
        <h1>{t.title}</h1>
        <p>{formatDay(dayOf(act.now), locale, 'long')}</p>
        {held.map(([subject, rows]) => (
          <section>
            <h2>{t.subjects[subject].title}</h2>
            <p>
              {t.subjects[subject].why} {t.grounds[t.subjects[subject].ground as keyof typeof t.grounds]}{' '}
              {t.subjects[subject].until}
            </p>
            {rows.length === 0 && <p>{t.nothing}</p>}
            {rows.map((row) => (
              <dl>
                {itemsOf(row, locale, Number.POSITIVE_INFINITY).map(({ term, value }) => (
                  <>
                    <dt>{term}</dt>
                    <dd>{value}</dd>
                  </>
                ))}
              </dl>
            ))}
          </section>
        ))}
      </body>
    </html>,
  )}`
}
