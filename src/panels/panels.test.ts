import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { activitiesOf, makeActivity, publishActivity } from '../activities/index.ts'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { unsubscribeHeaders } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { answerAdvice, appointMember, askAdvice, inviteMembers, makePanel, publishPanel } from './actions.ts'
import { tendPanels } from './jobs.ts'
import { codeOf } from './mails.ts'
import { type Member, memberByEmail, membersOf, type Panel, panelBySlug, requestByNr } from './store.ts'
import { panelTasks } from './tasks.ts'

let app: TestApp
let leader: Actor
let other: Actor
let project: Awaited<ReturnType<typeof runningProject>>
let nth = 0
const today = dayOf(testNow)
const day = 24 * 60 * 60 * 1000

async function official(name: string, role: 'project_leader' | 'participation_adviser'): Promise<Actor> {
  const who = { name, email: `${name.toLowerCase()}@gemeente.example` }
  const { id } = await insertPerson(app.db, { ...who, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...who, role, areaId: null })
  return actorOf(app.db, id)
}

beforeAll(async () => {
  app = await testApp()
  leader = await official('Lena', 'project_leader')
  other = await official('Olaf', 'project_leader')
  await official('Pia', 'participation_adviser')
  project = await runningProject(app.act(), leader)
  const bram = { name: 'Bram Buur', email: 'bram@voorbeeld.example', confirmedAt: testNow }
  await insertPerson(app.db, bram, testNow)
})
afterAll(() => app.close())
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
})

/** A group on the site, of the project leader. */
async function group(kind: 'sounding_board' | 'digital_panel' = 'sounding_board'): Promise<Panel> {
  nth += 1
  const act = app.act({ actor: leader })
  const digital = kind === 'digital_panel'
  const slug = await makePanel(act, {
    ...{ kind, name: `Groep ${nth}`, purpose: 'Meedenken', askedFor: 'Advies', notFor: 'Het geld' },
    ...{ contact: 'Projectleider, 14 078', projectId: project.id, areaId: null, areaIds: [] },
    subjects: digital ? ['green', 'play'] : [],
    ...(digital
      ? { seatsMin: null, seatsMax: null, termMonths: null }
      : { seatsMin: 1, seatsMax: 2, termMonths: 12 }),
  })
  const panel = await there(slug)
  await publishPanel(act, panel.id)
  return there(slug)
}

async function there(slug: string): Promise<Panel> {
  const panel = await panelBySlug(app.db, slug)
  if (!panel) throw new Error('The group is not there')
  return panel
}

const email = (name: string): string => `${name}@voorbeeld.example`
async function memberOf(panel: Panel, name: string): Promise<Member> {
  const member = await memberByEmail(app.db, panel.id, email(name))
  if (!member) throw new Error('The member is not there')
  return member
}

const seeks = async (panel: Panel) => {
  const lena = await app.as('lena@gemeente.example')
  await lena.post(paths.deskPanel(panel.slug), {
    doe: 'werving',
    tot: addDays(today, 14),
    wie: 'Wie hier woont',
  })
}

/** Applies or joins by the form, and by the link in the mail. */
async function joins(panel: Panel, name: string, fields: Record<string, string | string[]> = {}) {
  const visitor = app.visitor()
  await visitor.post(paths.joinPanel(panel.slug), {
    ...{ email: email(name), naam: `${name} Bewoner`, motivatie: 'Ik woon hier.', toon: 'ja' },
    ...fields,
  })
  const code = codeOf(app.act(), await memberOf(panel, name))
  return visitor.postAndSee(paths.panelMember(code), { doe: 'bevestig' })
}

async function seat(panel: Panel, name: string, part: 'member' | 'chair' | 'secretary' = 'member') {
  await joins(panel, name)
  const seated = { part, from: today, until: null }
  await appointMember(app.act({ actor: leader }), (await memberOf(panel, name)).id, seated)
  return memberOf(panel, name)
}

const ask = (panel: Panel, actor = leader) =>
  askAdvice(app.act({ actor }), panel.id, {
    ...{ title: 'De bomen', question: 'Welke bomen komen er?', link: null, projectId: null },
    ...{ dueOn: addDays(today, 10), answerBy: addDays(today, 20) },
  })

describe('a group with seats', () => {
  test('is made, published and filled: who applied hears what came of it', async () => {
    const lena = await app.as('lena@gemeente.example')
    const made = await lena.postAndSee(paths.newPanel(), {
      ...{ kind: 'sounding_board', name: 'Klankbordgroep Park', purpose: 'Meedenken over het park' },
      ...{ askedFor: 'Advies over het ontwerp', notFor: 'Het geld', contact: '14 078', project: project.id },
      ...{ seatsMin: '1', seatsMax: '2', term: '24' },
    })
    expect(made.html).toContain('De groep is gemaakt')
    const slug = 'klankbordgroep-park'
    expect((await app.visitor().get(paths.panel(slug))).status).toBe(404)
    await lena.post(paths.deskPanel(slug), { doe: 'publiceer' })
    const panel = await there(slug)
    await seeks(panel)
    expect(await (await app.visitor().get(paths.panels())).text()).toContain('Zoekt leden')
    expect(await (await app.visitor().get(paths.project(project.slug))).text()).toContain(
      'Klankbordgroep Park',
    )

    const confirmed = await joins(panel, 'anna')
    expect(confirmed.html).toContain('Je aanmelding is bevestigd')
    for (const name of ['bert', 'carla', 'dirk']) await joins(panel, name)
    const { id } = await memberOf(panel, 'anna')
    const seated = await lena.postAndSee(paths.deskPanelMember(slug, id), {
      doe: 'benoem',
      rol: 'chair',
      van: today,
    })
    expect(seated.html).toContain('Het lid krijgt een mail')
    expect((await memberOf(panel, 'anna')).until_day).toBe('2028-11-20')
    await appointMember(app.act({ actor: leader }), (await memberOf(panel, 'bert')).id, {
      ...{ part: 'chair', from: today, until: null },
    })
    expect((await memberOf(panel, 'anna')).part).toBe('member')
    const full = await lena.post(paths.deskPanelMember(slug, (await memberOf(panel, 'carla')).id), {
      ...{ doe: 'benoem', rol: 'member', van: today },
    })
    expect(await full.text()).toContain('Alle 2 plekken zijn bezet')
    const file = await lena.get(paths.deskPanelMembersFile(slug))
    expect(file.headers.get('content-type')).toContain('text/csv')
    const csv = await file.text()
    expect(csv).toContain('carla Bewoner;aangemeld;;')
    expect(csv).toMatch(/bert Bewoner;lid;Voorzitter;[\d-]+;2026-11-21;/)
    expect(csv).not.toContain('@')
    await lena.post(paths.deskPanel(slug), { doe: 'anderen-afwijzen', woord: 'Dank je wel!' })
    for (const name of ['carla', 'dirk']) {
      const last = (await app.mails(email(name))).find((mail) => mail.body_text.includes('andere mensen'))
      expect(last?.body_text).toContain('Dank je wel!')
    }
    const page = await (await app.visitor().get(paths.panel(slug))).text()
    expect(page).toContain('anna Bewoner')
    expect(page).not.toContain('carla')
  })

  test('takes nobody when it does not look for members, and somebody once', async () => {
    const panel = await group()
    await app.visitor().post(paths.joinPanel(panel.slug), {
      ...{ email: email('eva'), naam: 'Eva', motivatie: 'Ik wil' },
    })
    expect(await memberByEmail(app.db, panel.id, email('eva'))).toBeNull()
    await seeks(panel)
    await Promise.all([1, 2].map(() => joins(panel, 'eva').catch(() => null)))
    expect((await membersOf(app.db, panel.id, ['asked', 'applied'])).length).toBe(1)
    await joins(panel, 'eva')
    const before = await memberOf(panel, 'eva')
    expect(before.state).toBe('applied')
    await app.visitor().post(paths.joinPanel(panel.slug), {
      ...{ email: email('EVA'), naam: 'Iemand anders', motivatie: 'Ik ook' },
    })
    expect((await memberOf(panel, 'eva')).id).toBe(before.id)
    expect((await memberOf(panel, 'eva')).name).toBe('eva Bewoner')
    const wrong = await app.visitor().post(paths.joinPanel(panel.slug), { email: 'geen adres' })
    expect(wrong.status).toBe(422)
  })

  test('is joined at once by who is signed in; the name shows only when they agreed', async () => {
    const panel = await group()
    await seeks(panel)
    const bram = await app.as('bram@voorbeeld.example')
    await bram.post(paths.joinPanel(panel.slug), { naam: 'Bram Buur', motivatie: 'Ik woon hier' })
    const member = await memberOf(panel, 'bram')
    expect(member.state).toBe('applied')
    await appointMember(app.act({ actor: leader }), member.id, { part: 'member', from: today, until: null })
    const page = paths.panel(panel.slug)
    expect(await (await app.visitor().get(page)).text()).not.toContain('Bram Buur')
    expect(await (await bram.get(page)).text()).toContain(paths.panelMember(codeOf(app.act(), member)))
    await bram.post(paths.panelMember(codeOf(app.act(), member)), { doe: 'bewaar', toon: 'ja' })
    expect(await (await app.visitor().get(page)).text()).toContain('Bram Buur')
    const left = await bram.post(paths.panelMember(codeOf(app.act(), member)), { doe: 'stop' })
    expect(await left.text()).toContain('Je bent gestopt als lid')
    expect(await (await app.visitor().get(page)).text()).not.toContain('Bram Buur')
    const desk = await (await app.as('lena@gemeente.example')).get(paths.deskPanel(panel.slug))
    expect(await desk.text()).toContain('Bram Buur, gestopt op')
  })

  test('reminds of the end of a term once, ends it, and forgets', async () => {
    const panel = await group()
    await seeks(panel)
    await seat(panel, 'fien')
    await joins(panel, 'gijs')
    await app.visitor().post(paths.joinPanel(panel.slug), {
      ...{ email: email('hans'), naam: 'Hans', motivatie: 'Ik wil' },
    })
    const round = (days: number) => tendPanels(app.act({ now: new Date(testNow.getTime() + days * day) }))
    const about = async (words: string) =>
      (await app.mails(email('fien'))).filter(({ subject }) => subject.includes(words)).length
    await round(7)
    expect((await memberOf(panel, 'hans')).state).toBe('asked')
    await round(8)
    expect(await memberByEmail(app.db, panel.id, email('hans'))).toBeNull()
    await round(340)
    await round(341)
    expect(await about('termijn')).toBe(1)
    await round(366)
    expect((await memberOf(panel, 'fien')).state).toBe('ended')
    expect(await about('geen lid meer')).toBe(1)
    expect((await memberOf(panel, 'gijs')).state).toBe('applied')
    await round(732)
    expect(await memberByEmail(app.db, panel.id, email('fien'))).toBeNull()
  })

  test('is served by its own project leader and the adviser, not by another', async () => {
    const panel = await group()
    await seeks(panel)
    await joins(panel, 'ilse')
    const { id } = await memberOf(panel, 'ilse')
    const olaf = await app.as('olaf@gemeente.example')
    expect((await olaf.get(paths.deskPanel(panel.slug))).status).toBe(200)
    for (const path of [
      paths.editPanel(panel.slug),
      paths.deskPanelMember(panel.slug, id),
      paths.invitePanel(panel.slug),
    ])
      expect((await olaf.get(path)).status).toBe(404)
    expect((await olaf.post(paths.deskPanel(panel.slug), { doe: 'stop', zeker: 'ja' })).status).toBe(404)
    await expect(
      appointMember(app.act({ actor: other }), id, { part: 'member', from: today, until: null }),
    ).rejects.toThrow()
    const pia = await app.as('pia@gemeente.example')
    expect((await pia.get(paths.deskPanelMember(panel.slug, id))).status).toBe(200)
    const bram = await app.as('bram@voorbeeld.example')
    expect((await bram.get(paths.deskPanel(panel.slug))).status).toBe(403)
  })
})

describe('an advice', () => {
  test('is asked, given by the chair and answered point by point, in public; everybody is told', async () => {
    const panel = await group()
    await seeks(panel)
    const chair = await seat(panel, 'joop', 'chair')
    const member = await seat(panel, 'kees')
    const nr = await ask(panel)
    expect((await app.mails(email('kees'))).some(({ subject }) => subject.includes('De bomen'))).toBe(true)
    const give = (one: Member) => paths.givePanelAdvice(codeOf(app.act(), one), nr)
    expect((await app.visitor().get(give(member))).status).toBe(404)
    expect((await app.visitor().get(give(chair))).status).toBe(200)
    const both = await Promise.all(
      ['Lindes', 'Eiken'].map((boom) =>
        app.visitor().post(give(chair), { advies: `Kies ${boom}.`, punten: `- ${boom}\n- Een bankje` }),
      ),
    )
    expect(both.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
    const request = await requestByNr(app.db, panel.id, nr)
    const { rows } = await sql<{ amount: number }>`
      select count(*)::int as amount from panel_point where request_id = ${request?.id}`.execute(app.db)
    expect(rows[0]?.amount).toBe(2)
    const tasks = await panelTasks(app.act({ actor: leader }))
    expect(tasks.map(({ title }) => title)).toContain('Geef antwoord op het advies: De bomen')

    const lena = await app.as('lena@gemeente.example')
    const desk = paths.deskPanelRequest(panel.slug, nr)
    const half = await lena.post(desk, {
      doe: 'antwoord',
      uitkomst_1: 'adopted',
      reden_1: 'Goed idee',
      uitkomst_2: 'not',
    })
    expect(await half.text()).toContain('Zonder redenen is het geen antwoord')
    const answered = await lena.postAndSee(desk, {
      ...{ doe: 'antwoord', uitkomst_1: 'adopted', reden_1: 'Goed idee' },
      ...{ uitkomst_2: 'not', reden_2: 'Er is geen plek voor' },
    })
    expect(answered.html).toContain('Ons antwoord staat op de site')
    const page = await (await app.visitor().get(paths.panelRequest(panel.slug, nr))).text()
    for (const words of ['Nemen wij over', 'Goed idee', 'Nemen wij niet over', 'Er is geen plek voor'])
      expect(page).toContain(words)
    expect((await app.mails(email('kees'))).some(({ subject }) => subject.startsWith('Ons antwoord'))).toBe(
      true,
    )
    const again = { text: null, points: [{ outcome: 'not' as const, reasons: 'Toch niet' }] }
    await expect(answerAdvice(app.act({ actor: leader }), request?.id ?? '', again)).rejects.toThrow()
  })

  test('can be entered by who serves the group, as a whole; late it is on the desk of who asked', async () => {
    const panel = await group()
    const nr = await ask(panel, other)
    const late = app.act({ actor: other, now: new Date(testNow.getTime() + 11 * day) })
    expect((await panelTasks(late)).map(({ title }) => title)).toEqual([
      'Het advies is er nog niet: De bomen',
    ])
    expect(await panelTasks(app.act({ actor: other }))).toEqual([])
    const desk = paths.deskPanelRequest(panel.slug, nr)
    const olaf = await app.as('olaf@gemeente.example')
    expect((await olaf.post(desk, { doe: 'advies', advies: 'Goed zo' })).status).toBe(403)
    const pia = await app.as('pia@gemeente.example')
    expect((await pia.postAndSee(desk, { doe: 'advies', advies: 'Goed zo' })).html).toContain(
      'Het advies staat op de site',
    )
    expect(
      (await app.mails('olaf@gemeente.example')).some(({ subject }) => subject.startsWith('Advies van')),
    ).toBe(true)
    const answered = await olaf.postAndSee(desk, {
      doe: 'antwoord',
      uitkomst_1: 'partly',
      reden_1: 'Een deel',
    })
    expect(answered.html).toContain('Het advies als geheel')
    expect(answered.html).toContain('Nemen wij deels over')
  })

  test('is not asked of a resident panel, nor with days that cannot be', async () => {
    await expect(ask(await group('digital_panel'))).rejects.toThrow()
    const panel = await group()
    const lena = await app.as('lena@gemeente.example')
    const wrong = await lena.post(paths.askPanel(panel.slug), {
      ...{ name: 'Bomen', question: 'Welke?', link: 'javascript:alert(1)', due: today, answerBy: today },
    })
    expect(wrong.status).toBe(422)
    const past = await lena.post(paths.askPanel(panel.slug), {
      ...{ name: 'Bomen', question: 'Welke?', due: today, answerBy: today },
    })
    expect(await past.text()).toContain('Geef de groep tijd')
  })
})

describe('a resident panel', () => {
  test('is joined by mail, changed and left by one link, and by one click in a mail program', async () => {
    const panel = await group('digital_panel')
    const asked = await app.visitor().postAndSee(paths.joinPanel(panel.slug), {
      ...{ email: email('lies'), onderwerpen: ['green', 'sport'] },
    })
    expect(asked.html).toContain('Kijk in je mail')
    const lies = await memberOf(panel, 'lies')
    expect(lies).toMatchObject({ state: 'asked', subjects: ['green'] })
    const path = paths.panelMember(codeOf(app.act(), lies))
    await app.visitor().get(path)
    expect((await memberOf(panel, 'lies')).state).toBe('asked')
    await app.visitor().post(path, { doe: 'bevestig' })
    expect((await memberOf(panel, 'lies')).state).toBe('member')
    const welcome = (await app.mails(email('lies'))).find(({ subject }) => subject.startsWith('Welkom'))
    expect(
      unsubscribeHeaders(app.act(), { unsubscribe_path: welcome?.unsubscribe_path ?? null }),
    ).toHaveProperty('List-Unsubscribe-Post')
    await app.visitor().post(path, { doe: 'bewaar', onderwerpen: ['play'] })
    expect((await memberOf(panel, 'lies')).subjects).toEqual(['play'])
    await app.visitor().post(welcome?.unsubscribe_path ?? '', {})
    expect(await memberByEmail(app.db, panel.id, email('lies'))).toBeNull()
    expect(await app.mails(email('lies'))).toEqual([])
    expect((await app.visitor().get(path)).status).toBe(404)
    expect((await app.visitor().post(welcome?.unsubscribe_path ?? '', {})).status).toBe(200)
  })

  test('is invited once to the same, also twice at once and by two panels; the number is shown before', async () => {
    const [panel, second] = [await group('digital_panel'), await group('digital_panel')]
    await joins(panel, 'mia', { onderwerpen: ['green'] })
    await joins(panel, 'nico', { onderwerpen: ['play'] })
    await joins(second, 'mia')
    nth += 1
    const { id } = await makeActivity(
      app.act({ actor: leader }),
      project.id,
      {
        ...{ way_key: 'online', title: `Ideeën ${nth}`, question: 'Wat wil je?', explanation: null },
        ...{ opens_on: today, closes_on: addDays(today, 14), answer_on: null, asks: 'idea' },
        ...{
          may_support: true,
          may_comment: true,
          review_first: false,
          may_be_private: false,
          without_email: true,
        },
      },
      'ideas',
    )
    await publishActivity(app.act({ actor: leader }), project.id, id)
    expect((await activitiesOf(app.db, project.id)).some((one) => one.id === id)).toBe(true)
    const lena = await app.as('lena@gemeente.example')
    const fields = { doel: `activity:${id}`, onderwerpen: ['green'] }
    const check = await lena.post(paths.invitePanel(panel.slug), { ...fields, doe: 'nakijken' })
    expect(await check.text()).toContain('1 adres krijgt een mail')
    expect((await app.mails(email('mia'))).some(({ subject }) => subject.startsWith('Doe je mee'))).toBe(
      false,
    )
    const sent = await Promise.allSettled(
      [1, 2].map(() =>
        inviteMembers(app.act({ actor: leader }), panel.id, {
          ...{ kind: 'activity', targetId: id, subjects: ['green'], areaIds: [], word: null },
        }),
      ),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled').length).toBe(1)
    const rest = await lena.postAndSee(paths.invitePanel(panel.slug), { doel: fields.doel, doe: 'verstuur' })
    expect(rest.html).toContain('1 uitnodiging is verstuurd')
    const nobody = await lena.post(paths.invitePanel(second.slug), { doel: fields.doel, doe: 'verstuur' })
    expect(await nobody.text()).toContain('Er is niemand om uit te nodigen')
    for (const name of ['mia', 'nico']) {
      const mails = (await app.mails(email(name))).filter(({ subject }) => subject.startsWith('Doe je mee'))
      expect(mails).toHaveLength(1)
    }
  })
})
