import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { askAdvice, enterAdvice, joinSignedIn, makePanel, publishPanel } from './actions.ts'
import { memberByEmail, panelBySlug, requestByNr, requestFilesOf, updateMember } from './store.ts'

let app: TestApp
let leader: Actor
let slug: string
let panelId: string
const today = dayOf(testNow)

async function official(name: string): Promise<Actor> {
  const who = { name, email: `${name.toLowerCase()}@gemeente.example` }
  const { id } = await insertPerson(app.db, { ...who, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...who, role: 'project_leader', areaId: null })
  return actorOf(app.db, id)
}

beforeAll(async () => {
  app = await testApp()
  leader = await official('Lena')
  await official('Olaf')
  const project = await runningProject(app.act(), leader)
  const act = app.act({ actor: leader })
  slug = await makePanel(act, {
    ...{
      kind: 'sounding_board' as const,
      name: 'Klankbord',
      purpose: 'Meedenken',
      askedFor: 'Advies',
      notFor: 'Geld',
    },
    ...{ contact: '14 078', projectId: project.id, areaId: null, areaIds: [], subjects: [] },
    ...{ seatsMin: 1, seatsMax: 3, termMonths: 12 },
  })
  panelId = (await panelBySlug(app.db, slug))?.id ?? ''
  await publishPanel(act, panelId)
  await sql`update panel set recruits_until = ${addDays(today, 14)} where id = ${panelId}`.execute(app.db)
  const kees = { name: 'Kees', email: 'kees@voorbeeld.example', confirmedAt: testNow }
  const { id } = await insertPerson(app.db, kees, testNow)
  await joinSignedIn(app.act({ actor: await actorOf(app.db, id) }), panelId, {
    ...{ name: 'Kees', motivation: 'Ik woon hier', showsName: true, subjects: [], areaIds: [] },
  })
  const member = await memberByEmail(app.db, panelId, kees.email)
  const seat = { state: 'member' as const, from_day: today, until_day: addDays(today, 300) }
  await updateMember(app.db, member?.id ?? '', seat)
})
afterAll(() => app.close())
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
})

const ask = (): Promise<number> =>
  askAdvice(app.act({ actor: leader }), panelId, {
    ...{ title: 'De bomen', question: 'Welke bomen komen er?', link: null, projectId: null },
    ...{ dueOn: addDays(today, 10), answerBy: addDays(today, 20) },
  })

const fields = {
  ...{ doe: 'verander', name: 'De bomen', question: 'Welke bomen, en waar?' },
  ...{ due: addDays(today, 15), answerBy: addDays(today, 20) },
  reason: 'De tekening kwam later klaar.',
}
const mailsOfKees = async (begin: string): Promise<number> =>
  (await app.mails('kees@voorbeeld.example')).filter(({ subject }) => subject.startsWith(begin)).length

test('a question is changed before the advice: everybody reads how it was and why, and members are mailed', async () => {
  const nr = await ask()
  const lena = await app.as('lena@gemeente.example')
  const edit = paths.panelQuestion(slug, nr)
  const same = await lena.post(edit, {
    ...fields,
    question: 'Welke bomen komen er?',
    due: addDays(today, 10),
  })
  expect(await same.text()).toContain('Er is nog niets veranderd')
  const past = await lena.post(edit, { ...fields, due: addDays(today, -1) })
  expect(await past.text()).toContain('Geef de groep tijd')
  expect((await lena.post(edit, { ...fields, reason: '' })).status).toBe(422)
  expect((await lena.postAndSee(edit, fields)).html).toContain('De vraag is veranderd')
  const page = await (await app.visitor().get(paths.panelRequest(slug, nr))).text()
  for (const words of [
    'Welke bomen, en waar?',
    'De tekening kwam later klaar.',
    'Eerst vroegen wij het advies',
  ])
    expect(page).toContain(words)
  expect(page).toContain('Welke bomen komen er?')
  expect(await mailsOfKees('Onze vraag aan jullie is veranderd')).toBe(1)
})

test('only who asked or serves the group changes or withdraws; after the advice nobody does', async () => {
  const nr = await ask()
  const edit = paths.panelQuestion(slug, nr)
  const olaf = await app.as('olaf@gemeente.example')
  expect((await olaf.get(edit)).status).toBe(404)
  expect((await olaf.post(edit, fields)).status).toBe(404)
  expect((await app.visitor().post(edit, fields)).status).not.toBe(200)
  const request = await requestByNr(app.db, panelId, nr)
  await enterAdvice(app.act({ actor: leader }), request?.id ?? '', { text: 'Lindes', points: [] })
  const lena = await app.as('lena@gemeente.example')
  expect((await lena.get(edit)).status).toBe(303)
  const late = await lena.post(edit, fields)
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('Er is al een advies')
  expect((await lena.post(edit, { doe: 'intrekken', why: 'Toch niet' })).status).toBe(422)
})

test('a withdrawn question stays with its reason, takes no advice, and is told once', async () => {
  const nr = await ask()
  const lena = await app.as('lena@gemeente.example')
  const edit = paths.panelQuestion(slug, nr)
  expect((await lena.post(edit, { doe: 'intrekken', why: ' ' })).status).toBe(422)
  const why = { doe: 'intrekken', why: 'Het plan gaat niet door.' }
  const inCalendar = async (): Promise<readonly string[]> => {
    const lines = (await (await app.visitor().get('/toezeggingen.ics')).text()).replace(/\r\n /g, '')
    return lines.split('BEGIN:VEVENT').filter((one) => one.includes(paths.panelRequest(slug, nr)))
  }
  const [advice, answer] = await inCalendar()
  expect(advice).toMatch(/SUMMARY:Advies van .*: De bomen/)
  expect(advice).toContain(`DATE:${addDays(today, 10).replaceAll('-', '')}`)
  expect(answer).toMatch(/SUMMARY:Antwoord van de gemeente op het advies van .*: De bomen/)
  expect(advice).not.toContain('STATUS:CANCELLED')
  expect((await lena.postAndSee(edit, why)).html).toContain('De vraag is ingetrokken')
  expect((await lena.post(edit, why)).status).toBe(422)
  for (const one of await inCalendar()) expect(one).toContain('STATUS:CANCELLED')
  const page = await (await app.visitor().get(paths.panelRequest(slug, nr))).text()
  expect(page).toContain('Deze vraag is ingetrokken')
  expect(page).toContain('Het plan gaat niet door.')
  expect(page).not.toContain('Er is nog geen advies')
  expect(await mailsOfKees('Wij hebben geen advies meer nodig')).toBe(1)
  const request = await requestByNr(app.db, panelId, nr)
  const given = { text: 'Lindes', points: [] }
  await expect(enterAdvice(app.act({ actor: leader }), request?.id ?? '', given)).rejects.toThrow(
    'ingetrokken',
  )
})

test('documents of a question are for everybody, until they are taken away', async () => {
  const nr = await ask()
  const request = await requestByNr(app.db, panelId, nr)
  const lena = await app.as('lena@gemeente.example')
  const edit = paths.panelQuestion(slug, nr)
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const bytes = new File([png], 'bomen.png', { type: 'image/png' })
  const fields = { doe: 'document', title: 'Tekening van de bomen', file: bytes }
  expect((await lena.post(edit, fields)).status).toBe(303)
  const [file] = await requestFilesOf(app.db, request?.id ?? '')
  const href = paths.file(file?.file_id ?? '', 'Tekening van de bomen')
  expect(await (await app.visitor().get(paths.panelRequest(slug, nr))).text()).toContain(
    'Tekening van de bomen',
  )
  expect((await app.visitor().get(href)).status).toBe(200)
  expect((await lena.post(edit, { weg: file?.id ?? '' })).status).toBe(303)
  expect((await app.visitor().get(href)).status).toBe(404)
})

test('of many questions one looks at those without an answer, at what is late or at what is answered', async () => {
  for (let nth = 0; nth < 5; nth += 1) await ask()
  const lena = await app.as('lena@gemeente.example')
  const titles = async (path: string): Promise<number> => {
    const html = await (await app.visitor().get(path)).text()
    return html.split(`href="${paths.panel(slug)}/`).length
  }
  const all = await titles(paths.panel(slug))
  expect(await titles(paths.panel(slug, { advies: 'open' }))).toBeGreaterThan(1)
  expect(await titles(paths.panel(slug, { advies: 'onbekend' }))).toBe(all)
  const late = await (await app.visitor().get(paths.panel(slug, { advies: 'te-laat' }))).text()
  expect(late).toContain('Er is nu geen advies dat zo staat.')
  app.setNow(new Date(testNow.getTime() + 12 * 24 * 60 * 60 * 1000))
  expect(await (await app.visitor().get(paths.panel(slug, { advies: 'te-laat' }))).text()).toContain(
    'Advies is te laat',
  )
  app.setNow(testNow)
  expect(await (await lena.get(paths.deskPanel(slug, { advies: 'beantwoord' }))).text()).toContain(
    'aria-current="page">Beantwoord',
  )
})
