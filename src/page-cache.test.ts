import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from './app.tsx'
import { completeStep, postUpdate } from './cases/index.ts'
import { keepPromise, promise } from './commitments/index.ts'
import { setCeiling } from './funds/index.ts'
import { approvePublic, consentPublic, editInitiative, takeOffline } from './initiatives/index.ts'
import { type Connection, connect } from './kit/db.ts'
import { silentLog } from './kit/log.ts'
import { tablesOf } from './kit/page-cache/store.ts'
import { type PageCache, startPageCache } from './kit/page-cache.ts'
import { byDemo, openSession, sessionCookieName } from './people/index.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { type DeskCity, deskCity } from './site/desk/testing.ts'
import { insertOwnVersion } from './site/own/store.ts'
import { type TestApp, testApp, testNow } from './testing.ts'

/** Two web processes on one database, each with pages of its own in memory. */
interface Process {
  readonly connection: Connection
  readonly cache: PageCache
  now: Date
  queries: number
}

let app: TestApp
let city: DeskCity
let one: Process
let other: Process

async function startProcess(): Promise<Process> {
  const connection = connect(app.url, { onQuery: () => process.queries++ })
  const process = { connection, now: testNow, queries: 0 } as { -readonly [K in keyof Process]: Process[K] }
  const { municipality } = app.act()
  const clock = () => process.now
  const parts = { connection, settings: app.settings, municipality, reactions, routes, log: silentLog, clock }
  const { fetch } = createApp(parts)
  process.cache = await startPageCache({ db: connection.db, url: app.url, fetch, clock })
  await vi.waitFor(() => expect(process.cache.isOn()).toBe(true), 300_000)
  return process
}

beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  one = await startProcess()
  other = await startProcess()
})
afterAll(async () => {
  for (const process of [one, other]) {
    await process.cache.stop()
    await process.connection.close()
  }
  await app.close()
})

const ask = async (process: Process, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  process.cache.fetch(new Request(`http://waterstad.test${path}`, { headers }))
const read = async (process: Process, path: string): Promise<string> => (await ask(process, path)).text()

/** Asks until the answer is so: another process hears of a change a moment later. */
const soon = (process: Process, path: string, holds: (html: string) => boolean): Promise<void> =>
  vi.waitFor(async () => expect(holds(await read(process, path)), path).toBe(true), 300_000)

/** The step of the picture that the plan is at. */
const stepOf = (html: string): string => /aria-current="step"[^>]*>(.{0,200})/s.exec(html)?.[1] ?? ''

describe('pages in memory', () => {
  it('come without a question to the database, the same bytes, until something changes', async () => {
    const first = await ask(one, '/initiatieven')
    const html = await first.text()
    one.queries = 0
    const again = await ask(one, '/initiatieven')
    expect(await again.text()).toBe(html)
    expect(one.queries).toBe(0)
    expect(again.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'))
    const etag = again.headers.get('etag') ?? ''
    expect((await ask(one, '/initiatieven', { 'if-none-match': etag })).status).toBe(304)
    const packed = await ask(one, '/initiatieven', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('br')
  })

  it('leave files as they are: packed once, and plain for who asks for that', async () => {
    const style = /\/static\/site-[^"]+\.css/.exec(await read(one, '/'))?.[0] ?? ''
    await ask(one, style, { 'accept-encoding': 'br' })
    const plain = await ask(one, style)
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toContain('{')
  })

  it('differ by language and address', async () => {
    expect(await read(one, '/initiatieven?taal=en')).toContain('lang="en"')
    expect(await read(one, '/initiatieven')).toContain('lang="nl"')
    const english = await ask(one, '/initiatieven', { cookie: 'taal=en' })
    expect(await english.text()).toContain('lang="en"')
    expect(await read(one, '/initiatieven?soort=green')).not.toBe('')
  })

  it('differ by the form that a program asks for, where there are more', async () => {
    const forms = { 'application/json': '"initiatieven":', 'application/geo+json': '"FeatureCollection"' }
    for (const [accept, mark] of [...Object.entries(forms), ...Object.entries(forms)]) {
      const answer = await ask(one, '/api/v1/initiatieven', { accept })
      expect(answer.headers.get('content-type')).toBe(accept)
      expect(answer.headers.get('vary')).toContain('Accept')
      expect(await answer.text()).toContain(mark)
    }
    one.queries = 0
    await ask(one, '/api/v1/initiatieven', { accept: 'application/geo+json' })
    expect(one.queries).toBe(0)
    // Who shows a key is counted, and looked at, each time.
    expect((await ask(one, '/api/v1/initiatieven', { authorization: 'Bearer mm_x' })).status).toBe(401)
    expect((await ask(one, '/initiatieven', { accept: 'text/html' })).status).toBe(200)
    one.queries = 0
    await ask(one, '/initiatieven', { accept: 'text/html,*/*' })
    expect(one.queries).toBe(0)
  })

  it('are not given to who is signed in or has a draft, nor made from what they see', async () => {
    const { number } = await city.newCase('intake', { title: 'Nog van niemand anders' })
    const own = await (await city.as('initiator')).get(`/initiatieven/${number}-x`)
    expect(own.headers.get('cache-control')).toBe('private, no-store')
    one.queries = 0
    await ask(one, '/initiatieven', { cookie: 'taal=nl; concept-1=abc' })
    expect(one.queries).toBeGreaterThan(0)
    expect((await ask(one, '/aanmelden')).headers.get('cache-control')).toBe('private, no-store')
  })

  it('follow every kind of change on every page that shows it, in both processes', async () => {
    const made = await city.newCase('intake', { title: 'Vogelhuisjes' })
    const address = `/initiatieven/${made.number}-vogelhuisjes`
    const lists = ['/initiatieven', '/', '/buurt/binnenstad', '/initiatieven/kaart', '/proces/stadswens']
    const guide = await city.act('guide')
    const initiator = await city.act('initiator')
    const team = await city.act('team')

    /** Before: in both memories. After the change: as `holds` says, in both. */
    const follows = async (
      paths: readonly string[],
      change: () => Promise<unknown>,
      holds: (html: string) => boolean,
    ): Promise<void> => {
      for (const process of [one, other]) for (const path of paths) await read(process, path)
      await change()
      for (const process of [one, other]) for (const path of paths) await soon(process, path, holds)
    }
    const shows = (text: string) => (html: string) => html.includes(text)

    await consentPublic(initiator, { caseId: made.id })
    await follows(
      ['/initiatieven', '/buurt/binnenstad'],
      () => approvePublic(team, { caseId: made.id }),
      shows('Vogelhuisjes'),
    )
    await follows(
      [address],
      () => postUpdate(guide, { caseId: made.id, text: 'Het hout is besteld.', visibility: 'everyone' }),
      shows('Het hout is besteld.'),
    )
    let commitmentId = ''
    const promised = async () => {
      const by = { kind: 'municipality', personId: city.people.guide.id } as const
      commitmentId = await promise(guide, {
        caseId: made.id,
        by,
        kind: 'goods',
        promise: 'Wij zagen de planken.',
        due: '2026-12-01',
      })
    }
    await follows([address, '/toezeggingen', '/buurt/binnenstad'], promised, shows('Wij zagen de planken.'))
    await follows(
      [`/toezeggingen/${commitmentId}`],
      () => keepPromise(guide, commitmentId, { keptOn: '2026-11-21', evidence: 'Ze liggen klaar.' }),
      shows('Ze liggen klaar.'),
    )
    const renamed = { title: 'Nestkasten', summary: 'Kasten.', story: 'Voor mezen.' }
    await follows(
      ['/initiatieven'],
      () => editInitiative(guide, { caseId: made.id, ...renamed }),
      shows('Nestkasten'),
    )
    const renamedAddress = `/initiatieven/${made.number}-nestkasten`
    const onwards = { caseId: made.id, step: 'intake', outcome: 'to_assessment' }
    const before = await read(one, renamedAddress)
    await follows(
      [renamedAddress],
      () => completeStep(guide, onwards),
      (html) => html !== '' && stepOf(html) !== stepOf(before),
    )
    await follows(
      lists.slice(0, 3),
      () => takeOffline(team, { caseId: made.id, reason: 'Op verzoek.' }),
      (html) => !html.includes('Nestkasten'),
    )
    expect((await ask(one, renamedAddress)).status).toBe(404)
  })

  it('are fresh at once in the process that wrote', async () => {
    const made = await city.newCase('intake', { title: 'Insectenhotel' })
    await consentPublic(await city.act('initiator'), { caseId: made.id })
    await approvePublic(await city.act('team'), { caseId: made.id })
    const address = `/initiatieven/${made.number}-insectenhotel`
    await soon(one, address, (html) => html.includes('Insectenhotel'))
    const { token } = await openSession(await city.act('guide'), city.people.guide.id, byDemo)
    const posted = await one.cache.fetch(
      new Request(`http://waterstad.test/werk/zaken/${made.number}/nieuws`, {
        method: 'POST',
        headers: { cookie: `${sessionCookieName(app.settings)}=${token}`, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ nieuws: 'De bamboe is gezaagd.', wie: 'everyone' }),
      }),
    )
    expect(posted.status).toBe(303)
    expect(await read(one, address)).toContain('De bamboe is gezaagd.')
  })

  it('are made once for many who ask at the same moment', async () => {
    await read(one, '/proces/wijkwens?leeg=1')
    const before = one.cache.figures().misses
    one.queries = 0
    await Promise.all(Array.from({ length: 20 }, () => read(one, '/proces/wijkwens?samen=1')))
    const single = one.queries
    one.queries = 0
    await read(one, '/proces/wijkwens?alleen=1')
    // Twenty times on its own would be many more.
    expect(single).toBeLessThan(one.queries * 4)
    expect(one.cache.figures().misses).toBeGreaterThan(before)
  })

  it('have figures that follow what happens', async () => {
    const before = await read(one, '/cijfers')
    one.queries = 0
    expect(await read(one, '/cijfers')).toBe(before)
    expect(one.queries).toBe(0)
    await city.newCase('intake', { title: 'Vogelbad' })
    await soon(one, '/cijfers', (html) => html !== before)
  })

  it('follow the books: what is set aside for a plan is no longer free', async () => {
    const manager = app.act()
    await soon(one, '/fondsen', (html) => html.includes('Voor vandaag is er geen geld vastgesteld.'))
    await read(other, '/fondsen')
    const decision = { body: 'de raad', date: '2025-11-12', number: 'R-1', announced: '2025-12-01' }
    await setCeiling(manager, {
      schemeKey: 'initiatives_fund',
      from: '2026-01-01',
      until: '2026-12-31',
      areaId: null,
      cents: 77_700_00,
      decision,
      reason: 'Begroting',
    })
    for (const process of [one, other]) await soon(process, '/fondsen', (html) => html.includes('77.700'))
    one.queries = 0
    await read(one, '/fondsen')
    expect(one.queries).toBe(0)
  })

  it('are not older than their day', async () => {
    await read(one, '/toezeggingen')
    one.now = new Date(testNow.getTime() + 24 * 60 * 60 * 1000)
    one.queries = 0
    await read(one, '/toezeggingen')
    expect(one.queries).toBeGreaterThan(0)
    one.now = testNow
  })

  it('are not kept while changes cannot be heard, and come back by themselves', async () => {
    await read(one, '/buurt')
    const { rows } = await one.connection.pool.query<{ n: number }>(
      `select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
       where datname = current_database() and query = 'listen meemaken_changed' or query = 'select 1'`,
    )
    expect(rows[0]?.n).toBeGreaterThan(0)
    await vi.waitFor(() => expect(one.cache.isOn()).toBe(false), 300_000)
    one.queries = 0
    await read(one, '/buurt')
    expect(one.queries).toBeGreaterThan(0)
    await vi.waitFor(() => expect(one.cache.isOn()).toBe(true), 300_000)
    await read(one, '/buurt')
    one.queries = 0
    await read(one, '/buurt')
    expect(one.queries).toBe(0)
    await wait(0)
  })

  it('are all dropped when the municipality changes what every page shows, which no page asks for', async () => {
    await read(other, '/privacy')
    other.queries = 0
    await read(other, '/privacy')
    expect(other.queries).toBe(0)
    await insertOwnVersion(app.db, {
      kind: 'theme',
      key: 'elders',
      definition: {},
      published_at: testNow,
      published_by: null,
    })
    await vi.waitFor(() => expect(other.cache.figures().pages).toBe(0), 300_000)
  })

  it('can be made from every table that holds the city: each tells when it changes', async () => {
    const silent = [
      'outbox',
      'rate_limit',
      'session',
      'email_link',
      'form_once',
      'form_draft',
      'form_draft_key',
    ]
      .concat(['form_draft_file', 'case_reader', 'case_signal', 'commitment_reminder', 'initiative_sent'])
      .concat(['passkey', 'second_factor', 'recovery_code', 'sign_in_attempt', 'identity', 'invitation'])
      .concat(['planned_leave', 'jury_candidate', 'jury_absence', 'jury_score', 'jury_voter'])
      .concat(['jury_ballot', 'jury_question'])
      .concat(['bank_account', 'payment_batch', 'payment'])
      .concat(['green_inspection', 'green_link', 'green_takeover'])
      .concat([
        'initiative_support_link',
        'initiative_support_again',
        'initiative_money_draft',
        'co_applicant',
        'initiative_again',
      ])
      .concat(['neighbour_plan', 'neighbour_step', 'reaction_form', 'reaction_answer', 'reaction'])
      .concat(['weighing', 'weighing_assessor'])
      .concat(['check_in', 'maintainer_link', 'takeover_offer'])
      .concat(['referral_link'])
      .concat(['follow_request', 'follower', 'follower_link', 'followed', 'public_event', 'follower_news'])
      .concat(['merge_question'])
      .concat(['spot_inspection'])
      .concat(['project_number_sequence', 'project_review', 'contribution', 'contribution_text'])
      .concat(['contribution_report', 'contribution_look', 'contribution_appeal'])
      .concat(['meeting_sign_up', 'block', 'incident', 'incident_addition'])
      .concat(['survey_answer', 'survey_taker', 'survey_letter'])
      .concat(['survey_tally', 'survey_tally_entry'])
      .concat(['evaluation_invitation', 'evaluation_answer'])
      .concat(['panel_invited'])
      .concat(['accountability', 'accountability_report', 'accountability_reminder', 'settlement'])
      .concat(['figure_source', 'satisfaction', 'commitment_source'])
      .concat(['case_running_count', 'case_running_change', 'case_running_source'])
      .concat([
        'area_import',
        'config_draft',
        'reply_address',
        'data_request',
        'retention_version',
        'destruction_list',
        'destruction_item',
        'inbound_mail',
        'inbound_raw',
        'api_key',
        'initiative_receipt',
        'search_word',
        'kysely_migration',
        'kysely_migration_lock',
      ])
    const { all, telling } = await tablesOf(app.db)
    expect([...all].filter((table) => !telling.has(table) && !table.startsWith('audit')).sort()).toEqual(
      silent.sort(),
    )
  })
})
