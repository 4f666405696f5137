import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { type Project, planProjectMeeting, signUpsOf } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type Activity, type Contribution, listShown } from './store.ts'
import { openActivity } from './testing.ts'

// Looking after what people put in: blocks, with the rooms `safety` and `activities` together.

let app: TestApp
let project: Project
let activity: Activity
let leader: Actor

beforeAll(async () => {
  app = await testApp()
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
  const ada = { name: 'Ada Adviseur', email: 'ada@gemeente.example', role: 'participation_adviser' as const }
  await grantRole(app.act(), { ...ada, areaId: null })
  project = await runningProject(app.act(), leader)
  await insertPerson(
    app.db,
    { name: 'Bram Buur', email: 'bram@voorbeeld.example', confirmedAt: testNow },
    testNow,
  )
})
afterAll(() => app.close())

let nth = 0
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
  await sql`delete from block`.execute(app.db)
  await sql`delete from outbox`.execute(app.db)
  nth += 1
  activity = await openActivity(app.act({ actor: leader }), project, { title: `Ideeën ${nth}` })
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const idea = (fields: FormFields = {}): FormFields => ({
  ...{ titel: 'Bankjes langs het water', tekst: 'Dan kunnen ouderen rusten.', naam: 'Bram Buur' },
  ...{ toon: 'first', ...fields },
})
const form = () => paths.contribute(project.slug, activity.slug)
const shown = () => listShown(app.db, activity.id, { order: 'newest', text: '', offset: 0, limit: 50 })
const read = async (visitor: Visitor, path: string): Promise<string> =>
  words(await (await visitor.get(path)).text())
const blockPage = ({ nr }: Pick<Contribution, 'nr'>) => paths.blockWriter(project.number, activity.slug, nr)
const blocked = { reden: 'Je bedreigt een buurman.', dagen: '7' }
const linkIn = async (email: string): Promise<string> =>
  (await app.mails(email)).flatMap(
    ({ body_text }) => /\/blokkade\/[0-9a-f-]{36}\/[\w-]{43}/.exec(body_text) ?? [],
  )[0] ?? 'no link'

/** Bram wrote something, and Lena blocks him for a week. */
async function bramIsBlocked(): Promise<{ bram: Visitor; lena: Visitor; one: Contribution; path: string }> {
  const bram = await app.as('bram@voorbeeld.example')
  await bram.post(form(), idea())
  const [one] = await shown()
  if (!one) throw new Error('Nothing was put in')
  const lena = await app.as('lena@gemeente.example')
  const seen = await lena.postAndSee(blockPage(one), blocked)
  expect(words(seen.html)).toContain('De blokkade loopt')
  return { bram, lena, one, path: seen.path.split('?')[0] ?? '' }
}

describe('the participation adviser', () => {
  test('looks after what people put in as the leader does, and reports an incident with it', async () => {
    activity = await openActivity(app.act({ actor: leader }), project, {
      ...{ title: `Eerst lezen ${nth}`, review_first: true },
    })
    const bram = await app.as('bram@voorbeeld.example')
    await bram.post(form(), idea())
    const ada = await app.as('ada@gemeente.example')
    const looking = paths.deskActivityPart(project.number, activity.slug, 'toezicht')
    const firstWaiting = async () => {
      const html = await (await ada.get(looking)).text()
      const [, id = ''] = /name="id" value="([^"]*)"/.exec(html) ?? []
      return { id, nr: Number(/reden_(\d+)/.exec(html)?.[1] ?? 0) }
    }
    const { id: fine } = await firstWaiting()
    const released = await ada.postAndSee(looking, { id: fine, doe: 'released' })
    expect(words(released.html)).toContain('nu op de pagina')
    expect(await shown()).toHaveLength(1)
    await bram.post(form(), idea({ titel: 'Ik weet waar je woont' }))
    const one = await firstWaiting()
    const hidden = { id: one.id, doe: 'hidden', [`reden_${one.nr}`]: 'Een bedreiging.' }
    const after = await ada.postAndSee(looking, hidden)
    expect(words(after.html)).toContain('Het is verborgen')
    expect(after.html).toContain(paths.newIncident(paths.answerOne(project.number, activity.slug, one.nr)))
    expect(words((await ada.postAndSee(blockPage(one), blocked)).html)).toContain('De blokkade loopt')
    expect((await ada.get(paths.blocks())).status).toBe(200)
    // Who is blocked is not blocked again: the page says so and until when, also to who was there first.
    const lena = await app.as('lena@gemeente.example')
    const page = await (await lena.get(blockPage(one))).text()
    expect(words(page)).toContain('Deze persoon is al geblokkeerd, tot en met 27 november 2026')
    expect(page).not.toContain('name="dagen"')
    const again = await lena.post(blockPage(one), blocked)
    expect(again.status).toBe(422)
    expect(words(await again.text())).toContain('al geblokkeerd, tot en met 27 november 2026')
    expect((await (await app.as('bram@voorbeeld.example')).get(blockPage(one))).status).toBe(403)
  })
})

describe('who is blocked', () => {
  test('is told why, until when and what they still can, and cannot put anything in', async () => {
    const { bram, lena, one } = await bramIsBlocked()
    const [mail] = await app.mails('bram@voorbeeld.example')
    for (const text of ['Je bedreigt een buurman.', '27 november', 'bezwaar maken', '5 werkdagen'])
      expect(mail?.body_text).toContain(text)
    const link = await linkIn('bram@voorbeeld.example')
    for (const path of [form(), paths.contribution(project.slug, activity.slug, one.nr)]) {
      const sent = await bram.post(path, { ...idea({ titel: 'Nog iets' }), email: '' })
      expect(sent.status).toBe(303)
      expect(sent.headers.get('location')).toBe(link)
    }
    expect((await bram.get(form())).headers.get('location')).toBe(link)
    expect(await shown()).toHaveLength(1)
    const page = await read(bram, link)
    for (const text of ['tot en met', 'Je bedreigt een buurman.', 'Een initiatief of een aanvraag indienen'])
      expect(page).toContain(text)
    expect(await read(lena, paths.blocks())).toContain('Bram Buur')
    // The log of nobody but administrators tells that there is a block, and never who or why.
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(audit_entry)::text as row from audit_entry where thing = 'block'
      union all select to_jsonb(audit_waiting)::text from audit_waiting where thing = 'block'`.execute(app.db)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ row }) => /Bram|bram@|buurman/.test(row))).toBe(false)
  })

  test('finds the same by mail when somebody types their address; the page tells nothing', async () => {
    await bramIsBlocked()
    const before = await app.mails('bram@voorbeeld.example')
    const typed = idea({ titel: 'Toch nog', email: 'Bram@Voorbeeld.example' })
    const sent = await app.visitor().postAndSee(form(), typed)
    const other = await app
      .visitor()
      .postAndSee(form(), idea({ titel: 'Iets anders', email: 'nel@voorbeeld.example' }))
    expect(words(sent.html)).toContain('Pas dan telt het mee')
    expect(sent.path).toBe(other.path)
    const after = await app.mails('bram@voorbeeld.example')
    expect(after).toHaveLength(before.length + 1)
    expect(after.some(({ subject }) => subject === 'Je kunt nu even niet meedoen')).toBe(true)
    // However often it is tried, the page says the same, and their mailbox does not fill.
    for (let nth = 0; nth < 6; nth += 1) {
      const again = await app.visitor().post(form(), { ...typed, titel: `Toch nog ${nth}` })
      expect(again.headers.get('location')).toBe(sent.path)
    }
    expect((await app.mails('bram@voorbeeld.example')).length).toBeLessThanOrEqual(before.length + 3)
    const { rows } = await sql`select from contribution_text where title like 'Toch nog%'`.execute(app.db)
    expect(rows).toHaveLength(0)
  })

  test('cannot use a link that was mailed before: of words, nor of support, which keeps no address', async () => {
    const nel = 'nel@voorbeeld.example'
    const bram = await app.as('bram@voorbeeld.example')
    await bram.post(form(), idea())
    const [target] = await shown()
    const visitor = app.visitor()
    await visitor.post(form(), idea({ titel: 'Van Nel', naam: 'Nel', email: nel, gezien: 'ja' }))
    await visitor.post(form(), idea({ titel: 'Ook van Nel', naam: 'Nel', email: nel, gezien: 'ja' }))
    const one = paths.contribution(project.slug, activity.slug, target?.nr ?? 0)
    await visitor.post(one, { doe: 'steun', steun_email: nel })
    const links = (await app.mails(nel)).flatMap(
      ({ body_text }) => /\/inbreng\/\d+\/[\w-]{43}/.exec(body_text) ?? [],
    )
    expect(new Set(links).size).toBe(3)
    const { rows: waiting } = await sql<{ nr: number; kind: string }>`
      select nr, kind from contribution where activity_id = ${activity.id} and state = 'waiting'`.execute(
      app.db,
    )
    const firstNr = waiting.find(({ kind }) => kind === 'idea')?.nr
    const first = links.find((link) => link.startsWith(`/inbreng/${firstNr}/`)) ?? 'no link'
    await visitor.post(first, { doe: 'bevestig' })
    const theirs = (await shown()).find(({ nr }) => nr === Number(firstNr))
    const lena = await app.as('lena@gemeente.example')
    expect((await lena.post(blockPage({ nr: theirs?.nr ?? 0 }), blocked)).status).toBe(303)
    const why = await linkIn(nel)
    for (const link of links.filter((link) => link !== first)) {
      const sent = await visitor.post(link, { doe: 'bevestig' })
      expect(sent.headers.get('location')).toBe(why)
    }
    expect(await read(visitor, why)).toContain('Je bedreigt een buurman.')
    const { rows } = await sql<{ state: string }>`
      select state from contribution where activity_id = ${activity.id} and nr = any(${waiting.map(({ nr }) => nr)})
        and nr <> ${firstNr}`.execute(app.db)
    expect(rows.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    // What they wrote they can still take back.
    const own = links.find((link) => link !== first && !link.startsWith(`/inbreng/${firstNr}/`)) ?? ''
    expect((await visitor.get(own)).status).toBe(200)
  })

  test('can take part again after the last day, and be blocked anew', async () => {
    const { one } = await bramIsBlocked()
    app.setNow(new Date('2026-11-28T10:00:00Z'))
    const bram = await app.as('bram@voorbeeld.example')
    expect((await bram.get(form())).status).toBe(200)
    await bram.post(form(), idea({ titel: 'Weer meedoen' }))
    expect(await shown()).toHaveLength(2)
    expect(await read(bram, await linkIn('bram@voorbeeld.example'))).toContain('Je kunt weer meedoen')
    const lena = await app.as('lena@gemeente.example')
    expect((await lena.post(blockPage(one), blocked)).status).toBe(303)
    expect((await bram.get(form())).status).toBe(303)
  })

  test('is heard once by somebody else, who decides with a reason', async () => {
    const { lena, path } = await bramIsBlocked()
    const link = await linkIn('bram@voorbeeld.example')
    const stranger = app.visitor()
    expect((await stranger.get(`${link.slice(0, -3)}abc`)).status).toBe(404)
    expect((await stranger.post(link, { uitleg: '' })).status).toBe(422)
    const said = await stranger.postAndSee(link, { uitleg: 'Ik bedreig niemand.' })
    expect(words(said.html)).toContain('Iemand anders kijkt ernaar')
    await stranger.post(link, { uitleg: 'Nog eens.' })
    const ada = await app.as('ada@gemeente.example')
    expect(await read(ada, paths.desk())).toContain('Kijk naar de blokkade van Bram Buur')
    expect(await read(lena, paths.desk())).not.toContain('Kijk naar de blokkade')
    const page = await read(ada, path)
    expect(page).toContain('Ik bedreig niemand.')
    expect(page).not.toContain('Nog eens.')
    const stays = { doe: 'stays', antwoord: 'Er staat een bedreiging in.' }
    expect((await lena.post(path, stays)).status).toBe(403)
    await expect(
      sql`update block set objection_outcome = 'stays', objection_settled_at = ${testNow},
        objection_settled_by = ${leader.personId}`.execute(app.db),
    ).rejects.toThrow('objection_is_for_another')
    expect((await ada.post(path, { ...stays, antwoord: '' })).status).toBe(422)
    // Twice at once: one of them decides.
    const twice = await Promise.all([ada.post(path, stays), ada.post(path, { ...stays, doe: 'ended' })])
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(
      (await app.mails('bram@voorbeeld.example')).filter(({ subject }) =>
        subject.startsWith('Wij keken naar je blokkade'),
      ),
    ).toHaveLength(1)
  })

  test('can take part again when it is ended early, with a reason', async () => {
    const { bram, lena, path } = await bramIsBlocked()
    expect((await lena.post(path, { doe: 'stop', reden: ' ' })).status).toBe(422)
    expect((await lena.post(path, { doe: 'stop', reden: 'Wij spraken elkaar.' })).status).toBe(303)
    expect((await bram.get(form())).status).toBe(200)
    expect((await lena.post(path, { doe: 'stop', reden: 'Nog eens.' })).status).toBe(422)
  })
})

describe('blocking', () => {
  test('happens once however often it is asked, for who can be known again, and never for yourself', async () => {
    const bram = await app.as('bram@voorbeeld.example')
    await bram.post(form(), idea())
    const [one] = await shown()
    const lena = await app.as('lena@gemeente.example')
    const path = blockPage({ nr: one?.nr ?? 0 })
    expect((await lena.post(path, { reden: '', dagen: '7' })).status).toBe(422)
    expect((await lena.post(path, { reden: 'Dreigen', dagen: '8' })).status).toBe(422)
    const both = await Promise.all([lena.post(path, blocked), lena.post(path, blocked)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    const { rows } = await sql`select from block`.execute(app.db)
    expect(rows).toHaveLength(1)

    await app.visitor().post(form(), idea({ titel: 'Zonder adres', naam: 'Nel' }))
    const nobody = (await shown()).find(({ title }) => title === 'Zonder adres')
    expect(await read(lena, blockPage({ nr: nobody?.nr ?? 0 }))).toContain('gaf geen e-mailadres')
    expect((await lena.post(blockPage({ nr: nobody?.nr ?? 0 }), blocked)).status).toBe(422)
    await lena.post(form(), idea({ titel: 'Van Lena', naam: 'Lena' }))
    const own = (await shown()).find(({ title }) => title === 'Van Lena')
    expect(words(await (await lena.post(blockPage({ nr: own?.nr ?? 0 }), blocked)).text())).toContain(
      'Je kunt jezelf niet blokkeren',
    )
    for (const who of [bram, app.visitor()]) expect((await who.get(path)).status).not.toBe(200)
  })

  test('is forgotten some months after it ended', async () => {
    await bramIsBlocked()
    const { safetyJobs } = await import('../safety/index.ts')
    const run = async (now: Date) => {
      await safetyJobs.forget_old_blocks?.({ ...app.act(), now }, {})
      return (await sql`select from block`.execute(app.db)).rows.length
    }
    expect(await run(new Date('2027-11-20T10:00:00Z'))).toBe(1)
    expect(await run(new Date('2027-12-20T10:00:00Z'))).toBe(0)
  })
})

describe('reading first', () => {
  test('is turned on and off with a reason that everybody reads, and its writer sees that it waits', async () => {
    const lena = await app.as('lena@gemeente.example')
    const desk = paths.deskActivity(project.number, activity.slug)
    expect((await lena.post(desk, { doe: 'lezen', waarom: '' })).status).toBe(422)
    const on = { doe: 'lezen', waarom: 'Er werd veel gescholden.' }
    expect(words((await lena.postAndSee(desk, on)).html)).toContain('Voortaan lezen wij alles eerst')
    expect((await lena.post(desk, on)).status).toBe(422)
    const page = paths.activity(project.slug, activity.slug)
    expect(await read(app.visitor(), page)).toContain('Er werd veel gescholden.')
    const sent = await app.visitor().postAndSee(form(), idea())
    expect(words(sent.html)).toContain('Wij lezen het eerst')
    expect(await shown()).toHaveLength(0)
    expect(await read(lena, paths.desk())).toContain(`Bekijk wat gemeld is of wacht: ${activity.title}`)
    await lena.post(desk, { doe: 'meteen', waarom: 'Het is weer rustig.' })
    expect(await read(app.visitor(), page)).toContain('Het is weer rustig.')
    await app.visitor().post(form(), idea({ titel: 'Meteen te zien' }))
    expect(await shown()).toHaveLength(1)
    const ada = await app.as('ada@gemeente.example')
    expect((await ada.post(desk, on)).status).not.toBe(303)
    app.setNow(new Date(`${addDays(dayOf(testNow), 40)}T10:00:00Z`))
    const later = await app.as('lena@gemeente.example')
    expect((await later.post(desk, on)).status).toBe(422)
  })
})

describe('who is younger than 16', () => {
  test('is shown without a name whatever they chose, and neither name nor age is kept', async () => {
    const sent = await app
      .visitor()
      .postAndSee(form(), idea({ toon: 'full', naam: 'Noor Klein', jong: 'ja' }))
    expect(words(sent.html)).not.toContain('Noor')
    const [one] = await shown()
    expect(one).toMatchObject({ name: null, shows: 'anonymous' })
    const page = await read(app.visitor(), paths.contribution(project.slug, activity.slug, one?.nr ?? 0))
    expect(page).not.toMatch(/Noor|16 jaar/)
    // Without a name nobody has to fill one in.
    const nameless = idea({ titel: 'Een schommel', toon: 'first', naam: '', jong: 'ja' })
    expect((await app.visitor().post(form(), nameless)).status).toBe(303)
    const comment = { doe: 'reageer', tekst: 'Ja, leuk.', naam: 'Noor Klein', toon: 'full', jong: 'ja' }
    await app.visitor().post(paths.contribution(project.slug, activity.slug, one?.nr ?? 0), comment)
    const { rows } = await sql`select from contribution_text where name like 'Noor%'`.execute(app.db)
    expect(rows).toHaveLength(0)
  })

  test('says whom to call before coming to a meeting; only who arranges it reads that', async () => {
    const id = await planProjectMeeting(app.act({ actor: leader }), project.id, {
      ...{ title: 'Avond voor de jeugd', about: 'Wij kijken naar het plein.' },
      ...{ startsAt: new Date('2026-12-11T18:30:00Z'), endsAt: new Date('2026-12-11T20:30:00Z') },
      ...{ placeKind: 'place', place: 'Buurthuis De Brug', capacity: null, signUpUntil: '2026-12-10' },
      ...{ offers: [], offersNote: null },
    })
    const path = paths.projectMeeting(project.slug, id)
    const typed = { name: 'Noor Klein', email: 'noor.klein@voorbeeld.example', people: '1', young: 'ja' }
    const refused = await app.visitor().post(path, typed)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('een ouder of verzorger')
    const guardian = 'Mo Klein, 06 12312312'
    expect((await app.visitor().post(path, { ...typed, guardian })).status).toBe(303)
    // Of who is not young we keep no such thing.
    const older = { ...typed, email: 'ouder@voorbeeld.example', young: undefined, guardian }
    expect((await app.visitor().post(path, older)).status).toBe(303)
    expect((await signUpsOf(app.db, id)).map((one) => one.guardian)).toEqual([guardian, null])
    const lena = await app.as('lena@gemeente.example')
    expect(await read(lena, paths.deskMeeting(project.number, id))).toContain('jonger dan 16, bel Mo Klein')
    expect(await read(app.visitor(), path)).not.toContain('Mo Klein')
  })
})
