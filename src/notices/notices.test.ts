import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmFollowing } from '../following/index.ts'
import { followingJobs } from '../following/jobs.ts'
import type { Act } from '../kit/act.ts'
import { projectRoot } from '../kit/settings.ts'
import { type TestApp, testApp } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { fetchNotices } from './jobs.ts'
import { noticesHere } from './pages/here.tsx'
import { readSruAnswer, SruRefused, sruAddress } from './sru.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

const service = { sru_url: 'https://sru.example/sru', query: 'dt.creator="Waterstad"' }
const served = (): Act => {
  const act = app.act()
  return { ...act, municipality: { ...act.municipality, notices: service } }
}

/** A record as the service gives it, invented. */
const record = (id: string, title: string, more: { readonly point?: string; readonly on?: string } = {}) => `
  <sru:record><sru:recordSchema>gzd</sru:recordSchema><sru:recordData><gzd:gzd>
    <gzd:originalData><meta><owmskern><dcterms:identifier>${id}</dcterms:identifier>
      <dcterms:title>${title}</dcterms:title>
      <dcterms:type scheme="OVERHEID.Informatietype">officiële publicatie</dcterms:type>
      <dcterms:type scheme="OVERHEIDop.Rubriek">omgevingsvergunning</dcterms:type></owmskern>
      <owmsmantel><dcterms:available>${more.on ?? '2026-11-20'}</dcterms:available>
      <dcterms:abstract>een dakkapel &amp; een schuur</dcterms:abstract></owmsmantel>
      <tpmeta>${more.point ? `<locatiepunt>${more.point}</locatiepunt>` : ''}<straatnaam>Kade</straatnaam></tpmeta></meta>
    </gzd:originalData>
    <gzd:enrichedData><gzd:preferredUrl>https://zoek.example/${id}.html</gzd:preferredUrl></gzd:enrichedData>
  </gzd:gzd></sru:recordData></sru:record>`
const answer = (...records: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
  <sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"
    xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/">
    <sru:numberOfRecords>${records.length}</sru:numberOfRecords>
    <sru:records>${records.join('')}</sru:records></sru:searchRetrieveResponse>`

const decided = record('gmb-2026-1', 'Verleende omgevingsvergunning, Kade 3', { point: '51.805 4.665' })
const rows = async () =>
  (
    await sql<{ id: string; stage: string; area_id: string | null; last: string | null }>`
      select id, stage, area_id, last_day_to_object::text as last from official_notice order by id`.execute(
      app.db,
    )
  ).rows

describe('an answer of the service', () => {
  test('is read: who, what, when and where', () => {
    expect(readSruAnswer(answer(decided)).notices).toEqual([
      {
        id: 'gmb-2026-1',
        title: 'Verleende omgevingsvergunning, Kade 3',
        rubric: 'omgevingsvergunning',
        summary: 'een dakkapel & een schuur',
        url: 'https://zoek.example/gmb-2026-1.html',
        publishedOn: '2026-11-20',
        address: 'Kade',
        point: [4.665, 51.805],
      },
    ])
  })

  test('what lacks a name, a title or a day, or has a strange one, is left out', () => {
    const strange = [
      record('../../etc', 'Titel'),
      record('gmb-2', ''),
      record('gmb-3', 'Titel', { on: 'gisteren' }),
    ]
    expect(readSruAnswer(answer(...strange))).toEqual({ notices: [], records: 3 })
    const [far] = readSruAnswer(answer(record('gmb-4', 'Titel', { point: '0.0 0.0' }))).notices
    expect(far?.point).toBeNull()
  })

  test('a refused question, and what is no answer, is a failure', () => {
    const refused =
      '<r><diagnostics><diagnostic><message>Query syntax error</message></diagnostic></diagnostics></r>'
    expect(() => readSruAnswer(refused)).toThrow('Query syntax error')
    expect(() => readSruAnswer('<html><body>Gateway timeout')).toThrow(SruRefused)
  })

  test('the question names the days, and keeps its own words apart from the address', () => {
    const url = new URL(sruAddress(service, '2026-11-01', 101, 100))
    expect(url.origin).toBe('https://sru.example')
    expect(url.searchParams.get('startRecord')).toBe('101')
    expect(url.searchParams.get('query')).toBe(
      'dt.creator="Waterstad" and dt.date>=2026-11-01 sortBy dt.date/sort.descending',
    )
  })

  const real = join(projectRoot, '..', 'shared', 'data', 'sru', 'wetsuite-searchrec.xml')
  test.skipIf(!existsSync(real))('a real record is read (skipped without the folder of shared data)', () => {
    const [notice] = readSruAnswer(readFileSync(real, 'utf8')).notices
    expect(notice).toMatchObject({
      id: 'gmb-2023-174296',
      rubric: 'omgevingsvergunning',
      publishedOn: '2023-04-20',
      url: 'https://zoek.officielebekendmakingen.nl/gmb-2023-174296.html',
    })
    expect(notice?.point?.[1]).toBeCloseTo(51.30757, 4)
  })
})

describe('fetching', () => {
  test('asks nothing without an address', async () => {
    await fetchNotices(app.act(), () => Promise.reject(new Error('asked')))
    expect(await rows()).toEqual([])
  })

  test('keeps each notice once, in the area its point lies in, with the last day to object', async () => {
    const asked: string[] = []
    const ask = async (address: string) => {
      asked.push(address)
      return answer(decided, record('gmb-2026-2', 'Aanvraag omgevingsvergunning, kappen van een boom'))
    }
    await fetchNotices(served(), ask, 0)
    await fetchNotices(served(), ask, 0)
    expect(await rows()).toEqual([
      { id: 'gmb-2026-1', stage: 'decided', area_id: city.area.id, last: '2027-01-04' },
      { id: 'gmb-2026-2', stage: 'asked', area_id: null, last: null },
    ])
    expect(new URL(asked[1]!).searchParams.get('query')).toContain('dt.date>=2026-11-13')
  })

  test('goes on page by page, and a failure leaves what was kept', async () => {
    const full = Array.from({ length: 100 }, (_, at) =>
      record(`gmb-2026-9${100 + at}`, 'Bericht', { on: '2026-10-30' }),
    )
    const ask = async (address: string) => {
      if (new URL(address).searchParams.get('startRecord') === '1') return answer(...full)
      throw new SruRefused('The service answered 504')
    }
    await expect(fetchNotices(served(), ask, 0)).rejects.toThrow('504')
    expect(await rows()).toHaveLength(102)
  })
})

describe('what people see', () => {
  test('that the service did not answer for days, and where to look then', async () => {
    const shown = async (days: number) => {
      const act = { ...served(), now: new Date(app.act().now.getTime() + days * 86_400_000) }
      return render((await noticesHere(act, [city.area.id])) ?? h('p', null))
    }
    await fetchNotices(served(), async () => answer(decided), 0)
    expect(await shown(1)).not.toContain('konden wij geen nieuwe bekendmakingen ophalen')
    const rubbish = () => fetchNotices(served(), async () => '<html>Storing', 0)
    await expect(rubbish()).rejects.toThrow(SruRefused)
    expect(await shown(4)).toContain('konden wij geen nieuwe bekendmakingen ophalen')
    expect(await shown(4)).toContain('Verleende omgevingsvergunning, Kade 3')
  })

  test('an area has its notices, with the warning that the publication decides', async () => {
    const html = await (await app.visitor().get(`/buurt/${city.area.slug}`)).text()
    expect(html).toContain('Verleende omgevingsvergunning, Kade 3')
    expect(html).toContain('Bezwaar maken kan tot en met maandag 4 januari 2027')
    expect(html).toContain('De officiële publicatie beslist.')
    const other = await (await app.visitor().get('/buurt/staart')).text()
    expect(other).toContain('Er zijn hier nu geen bekendmakingen.')
  })

  test('a notice has its page; what is none is not found', async () => {
    const html = await (await app.visitor().get('/bekendmakingen/gmb-2026-1')).text()
    expect(html).toContain('https://zoek.example/gmb-2026-1.html')
    expect(html).toContain('De officiële publicatie beslist.')
    expect(await (await app.visitor().get('/bekendmakingen/gmb-2026-2')).text()).toContain('kan nu nog niet')
    expect((await app.visitor().get('/bekendmakingen/gmb-2026-404')).status).toBe(404)
  })

  test('who follows the street hears of a new one, with the last day', async () => {
    await followingJobs.tell_news_at_once!(app.act(), {})
    const email = 'straat@voorbeeld.example'
    await app.visitor().post('/volgen', { email, plek: 'Kade', straal: '250', ritme: 'meteen' })
    const [mail] = await app.mails(email)
    const [, token = ''] = /bevestigen\/([\w-]+)/.exec(mail?.body_text ?? '') ?? []
    await confirmFollowing(app.act(), token)
    const fresh = record('gmb-2026-5', 'Besluit verkeer Kade', { point: '51.805 4.665' })
    await fetchNotices(served(), async () => answer(fresh, decided), 0)
    await followingJobs.tell_news_at_once!(app.act(), {})
    await followingJobs.tell_news_at_once!(app.act(), {})
    const told = (await app.mails(email)).filter(({ about_kind }) => about_kind === 'following')
    expect(told.map(({ subject }) => subject)).toEqual(['Bekendmaking: Besluit verkeer Kade'])
    expect(told[0]?.body_text).toContain('maandag 4 januari 2027')
    expect(told[0]?.body_text).toContain('De officiële publicatie beslist.')
  })
})
