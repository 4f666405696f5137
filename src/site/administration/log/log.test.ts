import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notAudited } from '../../../audit.ts'
import { caseTexts, type Process } from '../../../cases/index.ts'
import { kinds, subjects } from '../../../initiatives/index.ts'
import { sealAudit } from '../../../kit/audit.ts'
import { isRole, recordAbsence } from '../../../people/index.ts'
import { routes } from '../../../routes.ts'
import { type TestApp, testApp, type Visitor } from '../../../testing.ts'
import { secrets, type TestCity, testCity } from '../../../testing-city.ts'
import { columns, deeds, rooms, things } from './all-words.ts'
import type { Words } from './room-words.ts'
import { texts } from './texts.ts'
import { valueWords } from './value-words.ts'

let app: TestApp
let city: TestCity
let admin: Visitor

const rows = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
  (await query.execute(app.db)).rows
const seal = () => sealAudit(app.db, app.settings, app.act().now)

beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
  admin = await city.as(city.staff.administrator)
  await admin.post('/beheer/mensen', {
    doen: 'geven',
    name: 'Nina Nieuw',
    email: 'nina.nieuw@waterstad.example',
    role: 'adviser',
  })
  const guide = await city.as(city.guide)
  await (await guide.get(`/werk/zaken/${city.shown.number}/dossier.zip`)).arrayBuffer()
  expect((await guide.get('/beheer')).status).toBe(403)
  await sql`update organisation set kind = 'sports_club', website = 'https://x.example'`.execute(app.db)
  await seal()
})
afterAll(() => app.close())

const read = async (path: string): Promise<string> => {
  const response = await admin.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}
const inWords = (html: string): string =>
  html
    .replace(/^[\s\S]*<main[^>]*>/, '')
    .replace(/<footer[\s\S]*$/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const linkTo = (html: string, words: string): string =>
  new RegExp(`<a href="(/beheer/logboek/\\d+)">${words}</a>`).exec(html)?.[1] ?? ''
const deedsOn = (html: string): readonly string[] =>
  [...html.matchAll(/href="\/beheer\/logboek\/(\d+)"/g)].map(([, id]) => id ?? '')

describe('the list', () => {
  test('says in plain words who did what to what, newest first', async () => {
    const html = await read('/beheer/logboek')
    const text = inWords(html)
    expect(text).toMatch(/Organisatie gewijzigd( en nog \d regels?)? buiten het programma om \(meemaken\)/)
    expect(text).toMatch(/Geweigerd: geen recht om dit te openen of te doen Gijs de Gids/)
    expect(text).toMatch(new RegExp(`Dossier opgehaald Gijs de Gids zaak ${city.shown.number}`))
    expect(text).toMatch(/Rol gegeven en nog 1 regel [\w ]+ Nina Nieuw/)
    expect(text).toContain('Beslissing genomen, Stap afgerond')
    expect(await read('/beheer')).toContain('href="/beheer/logboek"')
  })

  test('in English too', async () => {
    const english = await city.as(city.staff.administrator)
    const text = inWords(await (await english.get('/beheer/logboek?taal=en')).text())
    expect(text).toMatch(/Dossier taken out Gijs de Gids case /)
    expect(text).toContain('Decision taken, Step completed')
  })

  test('goes on page by page, and back, and misses nothing', async () => {
    const [{ all }] = (await rows(sql<{ all: number }>`
      select count(distinct deed) as all from audit_entry`)) as [{ all: number }]
    const next = (html: string): string | undefined => /href="([^"]+)"[^>]*><span>Volgende/.exec(html)?.[1]
    const previous = (html: string): string | undefined =>
      /href="([^"]+)"[^>]*>(?:<svg[^>]*>(?:<path[^>]*><\/path>)*<\/svg>)?<span>Vorige/.exec(html)?.[1]
    const pages: string[] = [await read('/beheer/logboek')]
    for (let address = next(pages[0]!); address; address = next(pages.at(-1)!))
      pages.push(await read(address.replaceAll('&amp;', '&')))
    const seen = pages.flatMap(deedsOn)
    expect(pages.length).toBeGreaterThan(1)
    expect(new Set(seen).size).toBe(all)
    expect(seen).toHaveLength(all)
    const back = previous(pages.at(-1)!)
    expect(deedsOn(await read(back?.replaceAll('&amp;', '&') ?? ''))).toEqual(deedsOn(pages.at(-2)!))
    expect(previous(pages[0]!)).toBeUndefined()
  })

  test('per case, person, kind and period, and these together', async () => {
    const found = async (query: string) => deedsOn(await read(`/beheer/logboek?${query}`)).map(Number)
    const deeds = async (condition: ReturnType<typeof sql>) =>
      (
        await rows(sql<{ deed: number }>`
          select deed from audit_entry where ${condition} group by deed order by min(at) desc, deed desc limit 50`)
      ).map(({ deed }) => deed)
    const guide = city.guide.id
    expect(await found(`zaak=${city.shown.number}`)).toEqual(await deeds(sql`case_id = ${city.shown.id}`))
    expect(await found(`persoon=${guide}`)).toEqual(
      await deeds(sql`(actor_id = ${guide} or person_id = ${guide})`),
    )
    expect(await found('soort=commitments')).toEqual(await deeds(sql`kind = 'commitments'`))
    expect(await found('van=2026-11-14&tot=2026-11-14')).toEqual(
      await deeds(
        sql`at >= '2026-11-14 00:00 Europe/Amsterdam' and at < '2026-11-15 00:00 Europe/Amsterdam'`,
      ),
    )
    const both = await found(`persoon=${guide}&soort=read`)
    expect(both).toHaveLength(1)
    expect(await found('zaak=1999-0001')).toEqual([])
    const html = await read(
      `/beheer/logboek?persoon=${city.initiator.id}&zaak=${city.shown.number}&soort=read`,
    )
    expect(html).toContain(city.initiator.name)
    expect(html).toContain('Niets gevonden')
    // What is not understood is left out.
    expect((await found(`soort=x&persoon=1%27&van=gisteren&na=x`)).length).toBe(50)
  })

  test('a constant number of queries', async () => {
    app.takeQueries()
    await read('/beheer/logboek')
    const first = app.takeQueries().length
    await read(`/beheer/logboek?zaak=${city.shown.number}`)
    expect(app.takeQueries().length).toBeLessThanOrEqual(first + 1)
    expect(first).toBeLessThanOrEqual(10)
  })

  test('warns when rows wait too long for their seal', async () => {
    await recordAbsence(app.act(), {
      personId: city.guide.id,
      substituteId: null,
      firstDay: '2027-01-01',
      lastDay: '2027-01-02',
    })
    expect(await read('/beheer/logboek')).not.toContain('niet verzegeld')
    await sql`alter table audit_waiting disable trigger audit_waiting_kept`.execute(app.db)
    await sql`update audit_waiting set recorded_at = now() - interval '7 minutes'`.execute(app.db)
    expect(await read('/beheer/logboek')).toContain('Nieuwe regels worden niet verzegeld')
    await seal()
  })
})

describe('one deed', () => {
  test('shows what was given, with names for references and nothing that is hidden', async () => {
    const html = await read(linkTo(await read('/beheer/logboek'), 'Rol gegeven'))
    const text = inWords(html)
    expect(text).toContain('een formulier: POST /beheer/mensen')
    expect(text).toMatch(/Regel \d+: Account gemaakt/)
    expect(text).toMatch(/naam ingevuld e-mailadres ingevuld/)
    expect(text).toMatch(/rol vakadviseur persoon Nina Nieuw|persoon Nina Nieuw/)
    expect(text).toMatch(/gegeven door [\w ]+/)
    expect(text).toMatch(/Verzegeld op 21 november 2026 om 20.00 uur, zegel [0-9a-f]{16}\./)
    expect(html).not.toContain('nina.nieuw@waterstad.example')
  })

  test('shows old and new of a change, and of what is hidden only that it changed', async () => {
    const text = inWords(await read(linkTo(await read('/beheer/logboek'), 'Organisatie gewijzigd')))
    expect(text).toContain('een account op de database: meemaken')
    expect(text).toMatch(/soort \w+ sports_club/)
    expect(text).toMatch(/website leeg ingevuld/)
  })

  test('calls steps, outcomes and decisions by what the configuration calls them', async () => {
    const text = inWords(
      await read(linkTo(await read('/beheer/logboek'), 'Beslissing genomen, Stap afgerond')),
    )
    const { definition } = (
      await rows(sql<{ definition: Process }>`
        select definition from process_version where retired_at is null and published_at is not null
        order by kind = 'city_wish' desc, version desc limit 1`)
    )[0] as { definition: Process }
    const decision = definition.steps.find(({ asks_decision }) => asks_decision.length > 0)
    expect(text).toContain(`stap: ${decision?.title.nl}`)
    expect(text).toContain('soort beslissing')
    for (const raw of ['step:', 'outcome:', 'decisionType', 'decisionId']) expect(text).not.toContain(raw)
  })

  test('that does not exist is not found', async () => {
    for (const path of ['/beheer/logboek/99999999', '/beheer/logboek/x', '/beheer/logboek/1%27'])
      expect((await admin.get(path)).status, path).toBe(404)
  })

  test('no page of the log shows a text or a contact detail', async () => {
    const list = await read(`/beheer/logboek?zaak=${city.hidden.number}`)
    for (const deed of deedsOn(list)) {
      const html = await read(`/beheer/logboek/${deed}`)
      for (const word of Object.values(secrets)) expect(html, deed).not.toContain(word)
    }
  })
})

describe('the file', () => {
  const lines = async (query: string): Promise<readonly string[]> => {
    const response = await admin.get(`/beheer/logboek.csv${query}`)
    expect(response.headers.get('Content-Type')).toContain('text/csv')
    expect(response.headers.get('Content-Disposition')).toContain('logboek.csv')
    return (await response.text()).trim().split('\r\n')
  }

  test('has every row in the order of the log, with its seal, and is itself in the log', async () => {
    const [{ all }] = (await rows(sql<{ all: number }>`select count(*) as all from audit_entry`)) as [
      { all: number },
    ]
    const [header = '', ...body] = await lines('')
    expect(header.startsWith('Regel;Wanneer;Wie;')).toBe(true)
    expect(body.map((line) => Number(line.split(';')[0]))).toEqual(
      Array.from({ length: all }, (_, index) => index + 1),
    )
    expect(body.filter((line) => !/;[0-9a-f]{64}$/.test(line)).slice(0, 3)).toEqual([])
    for (const word of Object.values(secrets)) expect(body.join()).not.toContain(word)
    await seal()
    expect(inWords(await read('/beheer/logboek'))).toContain('Logboek opgehaald')
  })

  test('of a choice', async () => {
    const body = (await lines(`?zaak=${city.shown.number}&soort=commitments`)).slice(1)
    expect(body.length).toBeGreaterThan(2)
    expect(body.every((line) => line.includes(`;${city.shown.number};`))).toBe(true)
  })

  test('of many rows, in parts', async () => {
    await sql`insert into organisation (name, created_at) select 'Club ' || n, now() from generate_series(1, 2300) n`.execute(
      app.db,
    )
    await seal()
    const body = (await lines('?soort=people')).slice(1)
    expect(body.filter((line) => line.includes(';organisation;')).length).toBeGreaterThanOrEqual(2300)
  })
})

test('every word that a shown field can only choose from a list has words in both languages', async () => {
  const checks = await rows(sql<{ column: string; rule: string }>`
    select attname as "column", pg_get_constraintdef(c.oid) as rule
    from pg_trigger t
    join pg_constraint c on c.conrelid = t.tgrelid and c.contype = 'c' and array_length(c.conkey, 1) = 1
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where t.tgname = 'audit_row'
      and attname::text <> all ((split_part(encode(tgargs, 'escape'), '\\000', 4))::text[])`)
  const values = checks.flatMap(({ rule }) =>
    rule.includes('ARRAY[') ? [...rule.matchAll(/'([a-z_]+)'::text/g)].map(([, value]) => value ?? '') : [],
  )
  expect(new Set(values).size).toBeGreaterThan(100)
  const known = (value: string): boolean => valueWords.has(value) || isRole(value)
  expect([...new Set(values)].filter((value) => !known(value))).toEqual([])
  // What the program chooses from a list of its own, without a check in the database.
  expect([...kinds, ...subjects].filter((value) => !known(value))).toEqual([])
  for (const words of valueWords.values()) {
    expect(words.nl).not.toBe('')
    expect(words.en).not.toBe('')
  }
})

test('everything in the log has words in both languages', async () => {
  const known = await rows(sql<{ table: string; kind: string; columns: readonly string[] }>`
    select relname as table, split_part(encode(tgargs, 'escape'), '\\000', 1) as kind,
           array(select attname::text from pg_attribute where attrelid = tgrelid and attnum > 0 and not attisdropped
             and attname <> 'id'
             and attname::text <> all ((split_part(encode(tgargs, 'escape'), '\\000', 4))::text[])) as columns
      from pg_trigger join pg_class on pg_class.oid = tgrelid where tgname = 'audit_row'`)
  expect(known.length).toBeGreaterThan(30)
  const without = (names: readonly string[], words: Words): readonly string[] =>
    [...new Set(names)].filter((name) => !words.has(name))
  expect(
    without(
      known.map(({ table }) => table),
      things,
    ),
  ).toEqual([])
  expect(
    without(
      known.flatMap((one) => one.columns),
      columns,
    ),
  ).toEqual([])
  expect(
    without(
      [...deeds.keys()].map((key) => key.split('.')[0] ?? ''),
      things,
    ),
  ).toEqual([])
  expect(Object.keys(notAudited).filter((table) => things.has(table))).toEqual([])
  for (const locale of ['nl', 'en'] as const) {
    const { kinds } = texts(locale)
    expect(known.map(({ kind }) => kind).filter((kind) => !kinds[kind])).toEqual([])
    expect(Object.keys(caseTexts(locale).events).length).toBeGreaterThan(30)
  }
  expect(routes.some(({ path }) => path === '/beheer/logboek')).toBe(true)
})

test('each word of the log stands in one room, in both languages, for something that exists', async () => {
  for (const part of ['things', 'deeds', 'columns'] as const) {
    const names = rooms.flatMap((room) => [...room[part].keys()])
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
    for (const room of rooms) {
      for (const [name, { nl, en }] of room[part])
        expect([name, nl !== '', en !== '']).toEqual([name, true, true])
    }
  }
  const existing = await rows(sql<{ name: string }>`
    select distinct attname::text as name from pg_trigger join pg_attribute on attrelid = tgrelid
     where tgname = 'audit_row' and attnum > 0 and not attisdropped`)
  // What is written down of who takes something out stands in no column.
  const names = new Set([...existing.map(({ name }) => name), 'audience', 'rows'])
  expect([...columns.keys()].filter((column) => !names.has(column))).toEqual([])
})
