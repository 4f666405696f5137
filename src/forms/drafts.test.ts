import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import type { Act } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { silentLog } from '../kit/log.ts'
import { readMunicipality } from '../kit/municipality.ts'
import { once, onceField } from '../kit/once.ts'
import { listMail } from '../kit/outbox.ts'
import { readSettings } from '../kit/settings.ts'
import { type TestDb, testDb } from '../kit/testing.ts'
import { byLink, insertPerson, openSession, sessionCookieName } from '../people/index.ts'
import { enterAnswers, type Submission } from './actions.ts'
import { formRoutes } from './routes.ts'
import { answersById, openDraftsOf } from './store.ts'
import { currentForm, formByPaperCode, publishForm, publishForms } from './versions.ts'

const origin = 'http://waterstad.test'
const now = new Date('2026-11-21T19:00:00Z')
const dataDir = mkdtempSync(join(tmpdir(), 'meemaken-forms-'))
const settings = readSettings({ MEEMAKEN_DATA_DIR: dataDir, MEEMAKEN_URL: origin })
const municipality = readMunicipality(settings.configDir)
const both = (text: string) => ({ nl: text, en: text })
const text = (key: string, label: string) => ({ key, type: 'text', label: both(label), max: 50 })
const definition = {
  key: 'plan',
  version: 1,
  paper_code: 'PLAN',
  title: both('Plan'),
  sections: [
    {
      key: 'one',
      slug: 'een',
      title: both('Een'),
      fields: [
        text('title', 'Titel'),
        { key: 'photo', type: 'file', label: both('Foto'), required: false, max: 2 },
      ],
    },
    {
      key: 'two',
      slug: 'twee',
      title: both('Twee'),
      fields: [{ key: 'more', type: 'yes_no', label: both('Meer?') }],
    },
    {
      key: 'three',
      slug: 'drie',
      title: both('Drie'),
      when: { field: 'more', is: true },
      fields: [text('extra', 'Extra')],
    },
  ],
}

let database: TestDb
let app: ReturnType<typeof createApp>
let completed: Submission[] = []
let clock = now
const act = (): Act => ({
  db: database.db,
  now: clock,
  actor: system,
  locale: 'nl',
  municipality,
  settings,
  reactions: {},
})
const people: Record<string, string> = {}

beforeAll(async () => {
  database = await testDb()
  app = createApp({
    connection: database,
    settings,
    municipality,
    reactions: {},
    routes: formRoutes({
      key: 'plan',
      base: '/plan',
      complete: async (_, submission) => {
        completed.push(submission)
        return `/klaar/${completed.length}`
      },
    }),
    log: silentLog,
    clock: () => clock,
  })
  await publishForm(database.db, definition, now)
  for (const name of ['sanne', 'omar']) {
    const person = await insertPerson(
      database.db,
      { name, email: `${name}@waterstad.example`, locale: 'nl' },
      now,
    )
    people[name] = person.id
  }
})
afterAll(async () => {
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

type Fields = Readonly<Record<string, string | File>>

/** A browser without script. */
function browser() {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await app.fetch(
      new Request(`${origin}${path}`, { ...init, headers, redirect: 'manual' }),
    )
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name) cookies.set(name, value ?? '')
    }
    return { status: response.status, to: response.headers.get('Location'), html: await response.text() }
  }
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: Fields = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return ask(path, { method: 'POST', body, headers: { Origin: origin } })
    },
    signIn: async (name: string) => {
      const session = await openSession(act(), people[name]!, byLink)
      cookies.set(sessionCookieName(settings), session.token)
    },
    signOut: () => cookies.delete(sessionCookieName(settings)),
    cookies,
  }
}

async function filled(visitor: ReturnType<typeof browser>) {
  await visitor.post('/plan/een', { title: 'Bankje' })
  await visitor.post('/plan/twee', { more: 'nee' })
}

describe('filling in', () => {
  test('goes section by section, skips what is not asked, checks and sends once', async () => {
    completed = []
    const visitor = browser()
    expect((await visitor.get('/plan')).html).toContain('Stap 1 van hoogstens 4')
    expect(await visitor.post('/plan/een', { title: 'Bankje' })).toMatchObject({
      status: 303,
      to: '/plan/twee',
    })
    expect(await visitor.post('/plan/twee', { more: 'ja' })).toMatchObject({ to: '/plan/drie' })
    expect((await visitor.get('/plan/drie')).html).toContain('Stap 3 van 4')
    expect(await visitor.post('/plan/twee', { more: 'nee', terug: 'controleren' })).toMatchObject({
      to: '/plan/controleren',
    })
    expect((await visitor.get('/plan/drie')).status).toBe(404)
    const check = await visitor.get('/plan/controleren')
    expect(check.html).toContain('Bankje')
    expect(check.html).toContain('<title>Klopt alles? - Stap 3 van 3 - Plan')
    expect(await visitor.post('/plan/controleren')).toMatchObject({ status: 303, to: '/klaar/1' })
    expect(await visitor.post('/plan/controleren')).toMatchObject({ status: 303, to: '/klaar/1' })
    expect(completed).toHaveLength(1)
    expect(completed[0]?.answers).toEqual({ title: 'Bankje', more: false })
    expect((await answersById(database.db, completed[0]!.answersId))?.answers).toEqual({
      title: 'Bankje',
      more: false,
    })
    expect((await visitor.get('/plan')).html).not.toContain('Bankje')
  })

  test('two posts at the same moment send once', async () => {
    completed = []
    const visitor = browser()
    await filled(visitor)
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post('/plan/controleren')))
    expect(answers.map((answer) => answer.to)).toEqual(['/klaar/1', '/klaar/1', '/klaar/1'])
    expect(completed).toHaveLength(1)
  })

  test('with errors stays on the page with 422, says so first, and keeps what was typed', async () => {
    const visitor = browser()
    const long = await visitor.post('/plan/een', { title: 'x'.repeat(60) })
    expect(long.status).toBe(422)
    expect(long.html).toContain('<title>Fout: Een')
    expect(long.html).toContain('x'.repeat(60))
    expect(long.html).toContain('href="#veld-title"')
    expect((await visitor.get('/plan/een')).html).toContain('x'.repeat(60))
    const absurd = await visitor.post('/plan/een', { title: 'y'.repeat(1_000_000) })
    expect(absurd.status).toBe(422)
    expect(absurd.html).toContain('Dit is te lang: 1000000 tekens')
  })

  test('cannot be sent with a part missing: it leads there', async () => {
    const visitor = browser()
    await visitor.post('/plan/een', { title: 'Bankje' })
    expect(await visitor.get('/plan/controleren')).toMatchObject({
      status: 303,
      to: '/plan/twee?terug=controleren',
    })
    expect(await visitor.post('/plan/controleren')).toMatchObject({ to: '/plan/twee?terug=controleren' })
  })

  test('without a draft begins at the beginning', async () => {
    const visitor = browser()
    expect(await visitor.get('/plan/twee')).toMatchObject({ status: 303, to: '/plan' })
    expect(await visitor.get('/plan/controleren')).toMatchObject({ to: '/plan' })
    expect((await visitor.get('/plan/bestaat-niet')).status).toBe(404)
  })

  test('saves by itself without checking, answers 204', async () => {
    const visitor = browser()
    expect((await visitor.post('/plan/een/bewaren', { title: 'Half af' })).status).toBe(204)
    expect((await visitor.get('/plan/een')).html).toContain('Half af')
  })

  test('keeps files, refuses wrong and large ones at the field, and takes one away', async () => {
    const visitor = browser()
    const pdf = new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'], 'schets.pdf')
    const wrong = await visitor.post('/plan/een', {
      title: 'Bankje',
      photo: new File(['<svg onload="x"/>'], 'x.svg'),
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Het bestand x.svg kunnen wij niet lezen')
    const large = await visitor.post('/plan/een', {
      title: 'Bankje',
      photo: new File([new Uint8Array(20 * 1024 * 1024)], 'film.mp4'),
    })
    expect(large.status).toBe(422)
    expect(large.html).toContain('film.mp4 is groter dan 10 MB')
    expect(large.html).toContain('value="Bankje"')
    expect(await visitor.post('/plan/een', { title: 'Bankje', photo: pdf, blijf: 'ja' })).toMatchObject({
      to: '/plan/een',
    })
    const nothing = await visitor.post('/plan/een', { title: 'Bankje', blijf: 'photo' })
    expect(nothing.status).toBe(422)
    expect(nothing.html).toContain('Je hebt nog geen bestand gekozen.')
    expect(nothing.html).toContain('value="Bankje"')
    const [, id] = /name="verwijder" value="([^"]+)"/.exec((await visitor.get('/plan/een')).html) ?? []
    expect(id).toBeTruthy()
    await browser().post('/plan/een', { title: 'x', verwijder: id! })
    expect((await visitor.get('/plan/een')).html).toContain('schets.pdf')
    await visitor.post('/plan/een', { title: 'Bankje', verwijder: id! })
    expect((await visitor.get('/plan/een')).html).not.toContain('schets.pdf')
  })

  test('hostile text appears as text', async () => {
    const visitor = browser()
    await visitor.post('/plan/een', { title: '<script>alert(1)</script>' })
    expect((await visitor.get('/plan/een')).html).not.toContain('<script>alert')
  })
})

describe('coming back', () => {
  test('on the same device shows where one was, and one can begin again', async () => {
    const visitor = browser()
    await visitor.post('/plan/een', { title: 'Bankje' })
    expect(await visitor.post('/plan/twee', { later: 'ja' })).toMatchObject({ to: '/plan/later' })
    expect((await visitor.get('/plan/later')).html).toContain('21 december 2026')
    expect((await visitor.get('/plan')).html).toContain('Ga verder waar je was')
    expect(await visitor.post('/plan/opnieuw')).toMatchObject({ to: '/plan' })
    expect((await visitor.get('/plan/een')).html).not.toContain('Bankje')
  })

  test('on another device goes by a link in a mail, opened with a button', async () => {
    const visitor = browser()
    await visitor.post('/plan/een', { title: 'Fietsbrug' })
    expect((await visitor.post('/plan/later', { email: 'fout' })).status).toBe(422)
    expect((await visitor.post('/plan/later', { email: 'eva@voorbeeld.nl' })).html).toContain(
      'eva@voorbeeld.nl',
    )
    const [mail] = await listMail(database.db, { to: 'eva@voorbeeld.nl', limit: 5 })
    const [, link] = /(\/plan\/verder\/[\w-]+)/.exec(mail!.body_text) ?? []
    const other = browser()
    expect((await other.get(link!)).html).toContain('Verder met wat je begon')
    expect((await other.get('/plan/een')).html).not.toContain('Fietsbrug')
    expect(await other.post(link!)).toMatchObject({ status: 303, to: '/plan/een' })
    expect((await other.get('/plan/een')).html).toContain('Fietsbrug')
    await other.post('/plan/twee', { more: 'nee' })
    await other.post('/plan/controleren')
    expect((await browser().get(link!)).status).toBe(410)
    expect((await browser().post(`${link}x`)).status).toBe(410)
  })

  test('too late finds nothing', async () => {
    const visitor = browser()
    await visitor.post('/plan/een', { title: 'Oud plan' })
    clock = new Date(now.getTime() + 31 * 24 * 60 * 60 * 1000)
    expect((await visitor.get('/plan/een')).html).not.toContain('Oud plan')
    clock = now
  })

  test('after signing in a draft is the person’s, on every device, and survives a lost session', async () => {
    const visitor = browser()
    await visitor.post('/plan/een', { title: 'Van Sanne' })
    await visitor.signIn('sanne')
    expect((await visitor.get('/plan/een')).html).toContain('Van Sanne')
    const [draft] = await openDraftsOf(database.db, people.sanne!, now)
    const phone = browser()
    await phone.signIn('sanne')
    expect(await phone.get(`/plan/concept/${draft!.id}`)).toMatchObject({ status: 303, to: '/plan/een' })
    expect((await phone.get('/plan/een')).html).toContain('Van Sanne')
    visitor.signOut()
    expect((await visitor.post('/plan/een', { title: 'Van Sanne 2' })).to).toBe('/plan/twee')
    expect((await phone.get('/plan/een')).html).toContain('Van Sanne 2')
  })

  test('somebody else is refused at every door', async () => {
    const owner = browser()
    await owner.signIn('sanne')
    await owner.post('/plan/een', { title: 'Geheim' })
    const [draft] = await openDraftsOf(database.db, people.sanne!, now)
    await owner.post('/plan/later', { email: 'sanne@waterstad.example' })
    const [mail] = await listMail(database.db, { to: 'sanne@waterstad.example', limit: 1 })
    const [, link] = /(\/plan\/verder\/[\w-]+)/.exec(mail!.body_text) ?? []
    const thief = browser()
    await thief.signIn('omar')
    for (const [name, value] of owner.cookies) if (name.startsWith('concept_')) thief.cookies.set(name, value)
    expect((await thief.get(`/plan/concept/${draft!.id}`)).status).toBe(404)
    expect((await thief.get('/plan/een')).html).not.toContain('Geheim')
    expect((await thief.get('/plan/controleren')).html).not.toContain('Geheim')
    expect((await thief.get(link!)).status).toBe(410)
    expect((await thief.post(link!)).status).toBe(410)
    await thief.post('/plan/een', { title: 'Overschreven' })
    await thief.post('/plan/een/bewaren', { title: 'Overschreven' })
    await thief.post('/plan/opnieuw')
    expect((await owner.get('/plan/een')).html).toContain('Geheim')
    expect((await browser().get(`/plan/concept/${draft!.id}`)).status).toBe(303)
  })
})

describe('versions', () => {
  test('never change: another text under the same number is refused, here and in the database', async () => {
    await publishForm(database.db, definition, now)
    const changed = { ...definition, title: both('Anders') }
    await expect(publishForm(database.db, changed, now)).rejects.toThrow('Publish under number 2')
    await expect(
      database.pool.query(`update form_version set version = 9 where key = 'plan'`),
    ).rejects.toThrow('never changes')
    await expect(database.pool.query('delete from form_version')).rejects.toThrow('never changes')
  })

  test('a draft keeps the version it began with', async () => {
    const visitor = browser()
    await visitor.post('/plan/een', { title: 'Oude versie' })
    await publishForm(database.db, { ...definition, version: 2, title: both('Plan twee') }, now)
    expect((await visitor.get('/plan/een')).html).toContain('>Plan · Stap')
    expect((await browser().get('/plan')).html).toContain('>Plan twee · Stap')
  })

  test('are found by the code on paper', async () => {
    expect((await formByPaperCode(database.db, ' plan-1 '))?.form.version).toBe(1)
    expect(await formByPaperCode(database.db, 'PLAN-99')).toBeNull()
    expect((await browser().get('/plan/papier')).html).toContain('Formuliercode: PLAN-2')
  })

  test('of the configuration all publish', async () => {
    await publishForms(database.db, join(settings.configDir, 'forms'), now)
    await publishForms(database.db, join(settings.configDir, 'forms'), now)
    expect((await currentForm(database.db, 'idea')).form.paper_code).toBe('IDEE')
  })
})

test('an official enters a whole form at once, or hears every error', async () => {
  const form = await currentForm(database.db, 'plan')
  const entry = { channel: 'telephone' as const, personId: people.omar!, areas: [] }
  const wrong = await enterAnswers(act(), form, { text: {}, files: {} }, entry)
  expect(wrong).toEqual({
    ok: false,
    errors: { title: 'Vul in: Titel.', more: 'Kies een antwoord op de vraag: Meer?' },
  })
  const right = await enterAnswers(
    act(),
    form,
    { text: { title: ['Bankje'], more: ['nee'] }, files: {} },
    entry,
  )
  const stored = right.ok ? await answersById(database.db, right.submission.answersId) : null
  expect(stored).toMatchObject({ channel: 'telephone', person_id: people.omar, answers: { title: 'Bankje' } })
})

describe('a post that counts once', () => {
  const token = '6f1c2b0e-0f0a-4d7e-9a53-1d8f5a2b3c4d'
  const input = (title: string) => ({ text: { [onceField]: [token], title: [title] }, files: {} })

  test('gives the second identical post the first answer, also at the same moment', async () => {
    let times = 0
    const work = async () => `/zaak/${++times}`
    const answers = await Promise.all([1, 2, 3, 4].map(() => once(act(), input('a'), work)))
    expect(answers).toEqual(['/zaak/1', '/zaak/1', '/zaak/1', '/zaak/1'])
    expect(await once(act(), input('b'), work)).toBe('/zaak/2')
  })

  test('that failed may be tried again', async () => {
    const fail = async () => Promise.reject(new Error('kapot'))
    await expect(once(act(), input('c'), fail)).rejects.toThrow('kapot')
    expect(await once(act(), input('c'), async () => '/gelukt')).toBe('/gelukt')
  })
})
