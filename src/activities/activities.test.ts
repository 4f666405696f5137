import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { watchQueries } from '../kit/db.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import type { Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { contribute, supportContribution } from './actions.ts'
import { type Activity, activitiesOf, contributionById, contributionByNr, listShown } from './store.ts'
import { openActivity } from './testing.ts'
import { linkToken } from './voice.ts'

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
  const adviser = {
    name: 'Ada Adviseur',
    email: 'ada@gemeente.example',
    role: 'participation_adviser' as const,
  }
  await grantRole(app.act(), { ...adviser, areaId: null })
  project = await runningProject(app.act(), leader)
  for (const name of ['fatma', 'bram'])
    await insertPerson(
      app.db,
      {
        name: `${name[0]?.toUpperCase()}${name.slice(1)} Buur`,
        email: `${name}@voorbeeld.example`,
        confirmedAt: testNow,
      },
      testNow,
    )
})
afterAll(() => app.close())

let nth = 0
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
  nth += 1
  activity = await openActivity(app.act({ actor: leader }), project, { title: `Ideeën ${nth}` })
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const idea = (fields: FormFields = {}): FormFields => ({
  titel: 'Bankjes langs het water',
  tekst: 'Dan kunnen ouderen rusten.',
  naam: 'Nel Nabij',
  toon: 'first',
  ...fields,
})
const form = () => paths.contribute(project.slug, activity.slug)
const page = () => paths.activity(project.slug, activity.slug)
const read = async (visitor: Visitor, path: string): Promise<string> =>
  words(await (await visitor.get(path)).text())
const shown = () => listShown(app.db, activity.id, { order: 'newest', text: '', offset: 0, limit: 500 })
/** What the form sends with which a draft is published, as it stands on its page. */
const publishing = async (visitor: Visitor, path: string): Promise<FormFields> => ({
  ...{ doe: 'publiceer', zeker: 'ja' },
  seen: /name="seen" value="([^"]*)"/.exec(await (await visitor.get(path)).text())?.[1] ?? '',
})
const linkIn = async (email: string): Promise<string> =>
  (await app.mails(email)).flatMap(({ body_text }) => /\/inbreng\/\d+\/[\w-]{43}/.exec(body_text) ?? [])[0] ??
  'no link'

describe('an activity', () => {
  test('is on the page of its project under what is open now, and closes by its day', async () => {
    expect(await read(app.visitor(), paths.project(project.slug))).toContain(`${activity.title} tot en met`)
    expect(await read(app.visitor(), page())).toContain('Wat moet er komen?')
    app.setNow(new Date('2026-12-20T10:00:00Z'))
    expect(await read(app.visitor(), page())).toContain('Je kunt niet meer insturen.')
    expect((await app.visitor().get(form())).status).toBe(409)
    expect((await app.visitor().post(form(), idea())).status).toBe(422)
    expect(await shown()).toHaveLength(0)
  })

  test('is made by a leader on a way of the plan, published, changed before it begins, and stopped with a reason', async () => {
    let lena = await app.as('lena@gemeente.example')
    const desk = paths.deskActivities(project.number)
    const typed = {
      ...{
        way: 'online',
        title: 'Later',
        question: 'Wat vind je?',
        asks: 'reaction',
        rules: ['may_comment'],
      },
      ...{ opens: addDays(dayOf(testNow), 3), closes: addDays(dayOf(testNow), 9) },
    }
    const faulty = await lena.post(paths.newActivity(project.number), {
      ...typed,
      closes: typed.opens,
      opens: typed.closes,
    })
    expect(faulty.status).toBe(422)
    expect(words(await faulty.text())).toContain('De laatste dag is vóór de eerste')
    const made = await lena.postAndSee(paths.newActivity(project.number), typed)
    expect(words(made.html)).toContain('De activiteit is gemaakt, als concept')
    const path = made.path.split('?')[0] ?? ''
    const preview = await (await lena.get(`${path}/voorbeeld`)).text()
    expect(preview).toContain('Nu is het een concept')
    // The form is there to look at, and cannot be sent.
    expect(preview).toMatch(/<fieldset[^>]* disabled[^>]*>.*name="titel".*<\/fieldset>/s)
    expect(preview).not.toMatch(/<form[^>]*\/meedoen\//)
    expect((await app.visitor().get('/meedoen/parkrand-opnieuw/later')).status).toBe(404)
    expect((await lena.post(path, { doe: 'publiceer' })).status).toBe(422)
    const published = await lena.postAndSee(path, await publishing(lena, path))
    expect(words(published.html)).toContain('De activiteit is gepubliceerd')
    expect(await read(lena, `${path}/voorbeeld`)).toContain('Dit is een voorbeeld')
    expect(await read(app.visitor(), '/meedoen/parkrand-opnieuw/later')).toContain('Je kunt meedoen vanaf')
    const seen = /name="seen" value="([^"]*)"/.exec(await (await lena.get(path)).text())?.[1] ?? ''
    const changed = await lena.postAndSee(path, { ...typed, title: 'Anders', seen, doe: 'bewaar' })
    expect(words(changed.html)).toContain('De activiteit is veranderd')
    app.setNow(new Date('2026-11-25T10:00:00Z'))
    lena = await app.as('lena@gemeente.example')
    expect((await lena.post(path, { ...typed, title: 'Weer anders', seen, doe: 'bewaar' })).status).toBe(422)
    expect((await lena.post(path, { doe: 'stop', reden: '' })).status).toBe(422)
    const stopped = await lena.postAndSee(path, { doe: 'stop', reden: 'De brug gaat eerst open.' })
    expect(words(stopped.html)).toContain('De activiteit is gestopt')
    expect(await read(app.visitor(), '/meedoen/parkrand-opnieuw/later')).toContain('De brug gaat eerst open.')
    expect(await read(lena, desk)).toContain('Anders')
    // A visitor and somebody without the role never reach it.
    expect(
      (await (await app.as('bram@voorbeeld.example')).post(path, { doe: 'stop', reden: 'Nee' })).status,
    ).toBe(403)
  })
})

describe('the draft of an activity', () => {
  const typed = (title: string, first: number) => ({
    ...{ way: 'online', title, question: 'Wat vind je?', asks: 'reaction', rules: ['may_comment'] },
    ...{ opens: addDays(dayOf(testNow), first), closes: addDays(dayOf(testNow), 9) },
  })
  const draft = async (title: string, first: number) => {
    const lena = await app.as('lena@gemeente.example')
    const made = await lena.postAndSee(paths.newActivity(project.number), typed(title, first))
    return { lena, path: made.path.split('?')[0] ?? '' }
  }

  test('is nowhere for anybody else, and open at once when it is published on its first day', async () => {
    const { lena, path } = await draft('Bomen kiezen', 0)
    const address = '/meedoen/parkrand-opnieuw/bomen-kiezen'
    const api = `/api/v1/projecten/${project.number}/activiteiten`
    const publicPages = [paths.project(project.slug), paths.projectAnswers(project.slug), api]
    for (const page of publicPages) expect(await read(app.visitor(), page)).not.toContain('Bomen kiezen')
    for (const part of ['', '/nieuw', '/plekken.geojson'])
      expect((await app.visitor().get(`${address}${part}`)).status).toBe(404)
    expect((await lena.get(`${path}/papier`)).status).toBe(404)
    expect((await app.visitor().post(`${address}/nieuw`, idea())).status).toBe(404)
    expect(await read(lena, '/werk')).toContain('Publiceer dit concept of verander de dagen: Bomen kiezen')
    const opened = await lena.postAndSee(path, await publishing(lena, path))
    expect(words(opened.html)).toContain('De activiteit is open. Iedereen kan nu meedoen.')
    for (const page of publicPages.filter((page) => page !== paths.projectAnswers(project.slug)))
      expect(await read(app.visitor(), page)).toContain('Bomen kiezen')
    expect((await app.visitor().get(`${address}/nieuw`)).status).toBe(200)
    expect((await lena.get(`${path}/papier`)).status).toBe(200)
    expect((await lena.post(path, { ...typed('Anders', 3), doe: 'bewaar' })).status).toBe(422)
    expect((await lena.post(path, { doe: 'weg', weg: 'ja' })).status).toBe(422)
    expect(await read(lena, '/werk')).not.toContain('Publiceer dit concept')
  })

  test('that was forgotten opens today when it is published, and not after its last day', async () => {
    const { path } = await draft('Vergeten', 1)
    app.setNow(new Date('2026-11-24T10:00:00Z'))
    const lena = await app.as('lena@gemeente.example')
    expect(await read(lena, path)).toContain('Publiceer je nu, dan is vandaag de eerste dag')
    const fields = await publishing(lena, path)
    app.setNow(new Date('2026-12-20T10:00:00Z'))
    const late = await app.as('lena@gemeente.example')
    expect(await read(late, path)).toContain('Kies eerst andere dagen')
    expect((await late.post(path, fields)).status).toBe(422)
    app.setNow(new Date('2026-11-24T10:00:00Z'))
    expect(words((await lena.postAndSee(path, fields)).html)).toContain('De activiteit is open')
    const [one] = (await activitiesOf(app.db, project.id)).filter(({ title }) => title === 'Vergeten')
    expect(one?.opens_on).toBe('2026-11-24')
  })

  test('is thrown away with a tick; of what was published the database keeps everything', async () => {
    const { lena, path } = await draft('Weg ermee', 2)
    expect((await lena.post(path, { doe: 'weg' })).status).toBe(422)
    const gone = await lena.postAndSee(path, { doe: 'weg', weg: 'ja' })
    expect(words(gone.html)).toContain('Het concept is weggegooid')
    expect((await lena.get(path)).status).toBe(404)
    await expect(
      sql`update activity set published_at = null where id = ${activity.id}`.execute(app.db),
    ).rejects.toThrow('stays so')
    await expect(sql`delete from activity where id = ${activity.id}`.execute(app.db)).rejects.toThrow()
  })
})

describe('a resident without an account', () => {
  test('puts in an idea without an address, edits it for half an hour, and takes it back', async () => {
    const visitor = app.visitor()
    const sent = await visitor.postAndSee(form(), idea())
    expect(words(sent.html)).toContain('Bedankt, wij hebben het ontvangen')
    expect(words(sent.html)).toContain('Je gaf geen e-mailadres')
    const own = sent.path.split('?')[0] ?? ''
    expect(await read(app.visitor(), page())).toContain('Bankjes langs het water')
    expect(await read(app.visitor(), page())).toContain('Nel, ')
    expect(await read(app.visitor(), page())).not.toContain('Nabij')
    const edited = await visitor.postAndSee(own, {
      ...idea({ titel: 'Bankjes in de schaduw' }),
      doe: 'verander',
    })
    expect(words(edited.html)).toContain('Het is veranderd')
    app.setNow(new Date(testNow.getTime() + 31 * 60_000))
    expect((await visitor.post(own, { ...idea({ titel: 'Te laat' }), doe: 'verander' })).status).toBe(422)
    expect(words((await visitor.postAndSee(own, { doe: 'terug' })).html)).toContain(
      'Je hebt het teruggenomen',
    )
    expect(await shown()).toHaveLength(0)
    const { rows } = await sql<{ words: string }>`select t::text as words from contribution_text t`.execute(
      app.db,
    )
    expect(JSON.stringify(rows)).not.toContain('schaduw')
    // Somebody who guesses the number gets nothing.
    expect((await visitor.get(own.replace(/[\w-]{43}$/, 'a'.repeat(43)))).status).toBe(404)
  })

  test('who leaves an address counts after the link in the mail, which changes nothing by being opened', async () => {
    const email = 'nel@voorbeeld.example'
    const sent = await app.visitor().postAndSee(form(), idea({ email }))
    expect(words(sent.html)).toContain('Pas dan telt het mee')
    expect(await shown()).toHaveLength(0)
    const link = await linkIn(email)
    expect(await read(app.visitor(), link)).toContain('Bevestig wat je instuurde')
    expect(await shown()).toHaveLength(0)
    expect(words((await app.visitor().postAndSee(link, { doe: 'bevestig' })).html)).toContain('het telt mee')
    const [one] = await shown()
    expect(one?.title).toBe('Bankjes langs het water')
    expect(one?.is_owed).toBe(true)
    expect(await read(app.visitor(), page())).not.toContain('nel@')
  })

  test('stores a form that was sent twice once', async () => {
    const eenmalig = randomUUID()
    const visitor = app.visitor()
    const first = await visitor.postAndSee(form(), idea({ eenmalig }))
    const again = await visitor.postAndSee(form(), idea({ eenmalig, gezien: 'ja' }))
    expect(again.path).toBe(first.path)
    expect(await shown()).toHaveLength(1)
  })

  test('is warned for personal data and shown what is alike, and decides', async () => {
    await app.visitor().post(form(), idea())
    const personal = await app.visitor().post(form(), idea({ titel: 'Bel mij op 06 1234 5678', tekst: '' }))
    expect(personal.status).toBe(422)
    const alike = await app.visitor().post(form(), idea({ titel: 'Een bankje bij het water', tekst: '' }))
    expect(alike.status).toBe(200)
    expect(words(await alike.text())).toContain('Dit lijkt op wat er al is')
    expect(await shown()).toHaveLength(1)
    await app.visitor().post(form(), idea({ titel: 'Een bankje bij het water', tekst: '', gezien: 'ja' }))
    expect(await shown()).toHaveLength(2)
    const empty = await app.visitor().post(form(), { titel: '', toon: 'full' })
    expect(empty.status).toBe(422)
    expect(words(await empty.text())).toContain('Vul je naam in, of kies')
  })

  test('leaves an address where the activity asks for one, and waits for a look where that is set', async () => {
    activity = await openActivity(app.act({ actor: leader }), project, {
      ...{ title: 'Met adres', without_email: false, review_first: true },
    })
    expect((await app.visitor().post(form(), idea())).status).toBe(422)
    await (await app.as('fatma@voorbeeld.example')).post(form(), idea())
    expect(await shown()).toHaveLength(0)
    const { rows } = await sql<{
      state: string
    }>`select state from contribution where activity_id = ${activity.id}`.execute(app.db)
    expect(rows).toEqual([{ state: 'held' }])
  })
})

describe('support and comments', () => {
  const put = async () => {
    await app.visitor().post(form(), idea())
    const [one] = await shown()
    if (!one) throw new Error('Nothing was put in')
    return one
  }

  test('fifty times support at once by one person is one', async () => {
    const one = await put()
    const bram = await actorOf(
      app.db,
      (
        await insertPerson(
          app.db,
          { name: 'Vijftig', email: `vijftig${nth}@voorbeeld.example`, confirmedAt: testNow },
          testNow,
        )
      ).id,
    )
    const act = app.act({ actor: bram })
    await Promise.all(
      Array.from({ length: 50 }, () =>
        supportContribution(act, { project, activity }, one, { email: null, visitor: '::1' }),
      ),
    )
    expect((await contributionById(app.db, one.id))?.supports).toBe(1)
    const { rows } = await sql<{
      n: number
    }>`select count(*) as n from contribution where target_id = ${one.id}`.execute(app.db)
    expect(rows[0]?.n).toBe(1)
  })

  test('what forty people send at the same moment is written together, each with its own answer and log', async () => {
    const target = await put()
    const people = await Promise.all(
      Array.from({ length: 40 }, async (_, nr) => {
        const email = `samen${nth}-${nr}@voorbeeld.example`
        const { id } = await insertPerson(
          app.db,
          { name: `Samen ${nr}`, email, confirmedAt: testNow },
          testNow,
        )
        return app.act({ actor: await actorOf(app.db, id) })
      }),
    )
    const visitor = { email: null, visitor: '::1' }
    const one = { name: null, shows: 'anonymous' as const, body: 'Graag wat schaduw.' }
    const { result, queries } = await watchQueries(() =>
      Promise.allSettled(
        people.flatMap((act, nr) => [
          contribute(
            act,
            { project, activity },
            {
              // The last one says nothing the database would keep.
              ...{ target: null, token: randomUUID(), ...visitor },
              words: { ...one, title: nr === 39 ? 'x'.repeat(201) : `Boom ${nr}` },
            },
          ),
          supportContribution(act, { project, activity }, target, visitor),
        ]),
      ),
    )
    expect(result.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(result[78]?.status).toBe('rejected')
    const numbers = result.flatMap((one) => (one.status === 'fulfilled' ? [one.value.nr] : []))
    expect(new Set(numbers).size).toBe(79)
    for (const nr of [0, 20, 38]) {
      const kept = result[nr * 2]
      if (kept?.status !== 'fulfilled') throw new Error('Not stored')
      expect(await contributionByNr(app.db, kept.value.nr)).toMatchObject({
        ...{ title: `Boom ${nr}`, person_id: people[nr]?.actor.personId, state: 'shown' },
      })
    }
    expect((await contributionById(app.db, target.id))?.supports).toBe(40)
    expect(queries.filter((query) => query.includes('insert into contribution (')).length).toBeLessThan(60)
    const { rows } = await sql<{ n: number; actors: string[] }>`
      select count(*)::int as n, array_agg(distinct actor) as actors from audit_waiting
      where thing = 'contribution' and op = 'insert' and row_id in (
        select id::text from contribution where activity_id = ${activity.id})`.execute(app.db)
    expect(rows[0]).toEqual({ n: 80, actors: ['visitor'] })
  })

  test('counts once however somebody comes in, and can be taken back', async () => {
    const one = await put()
    const path = paths.contribution(project.slug, activity.slug, one.nr)
    const email = 'fatma@voorbeeld.example'
    const mailed = await app.visitor().postAndSee(path, { doe: 'steun', steun_email: email })
    expect(words(mailed.html)).toContain('Pas dan telt het mee')
    const link = await linkIn(email)
    await app.visitor().post(link, { doe: 'bevestig' })
    const fatma = await app.as(email)
    expect(words((await fatma.postAndSee(path, { doe: 'steun' })).html)).toContain('1 persoon steunt dit')
    expect(words((await fatma.postAndSee(path, { doe: 'steunweg' })).html)).toContain('0 mensen steunen dit')
    expect(words((await fatma.postAndSee(path, { doe: 'steun' })).html)).toContain('Je steunt dit')
    expect((await app.visitor().post(path, { doe: 'steun', steun_email: 'geen adres' })).status).toBe(422)
  })

  test('comments go one level deep', async () => {
    const one = await put()
    const path = paths.contribution(project.slug, activity.slug, one.nr)
    await app
      .visitor()
      .post(path, { doe: 'reageer', tekst: 'Graag met leuning.', naam: '', toon: 'anonymous' })
    const html = await read(app.visitor(), path)
    expect(html).toContain('Graag met leuning.')
    expect(html).toContain('Anoniem')
    const { rows } = await sql<{
      id: string
      nr: number
    }>`select id, nr from contribution where target_id = ${one.id}`.execute(app.db)
    expect(
      (await app.visitor().get(paths.contribution(project.slug, activity.slug, rows[0]?.nr ?? 0))).status,
    ).toBe(404)
    await expect(
      sql`insert into contribution (id, project_id, activity_id, kind, target_id, voice, channel, state, is_owed, at, changed_at)
        values (gen_random_uuid(), ${project.id}, ${activity.id}, 'comment', ${rows[0]?.id}, 'x', 'page', 'shown', true, now(), now())`.execute(
        app.db,
      ),
    ).rejects.toThrow('a comment or support is about what was put in here')
    expect((await contributionByNr(app.db, one.nr))?.comments).toBe(1)
  })
})

describe('the list', () => {
  test('is searched, ordered and paged with as many questions at ten thousand as at thirty', async () => {
    const fill = (from: number, to: number) =>
      sql`with put as (
        insert into contribution (id, project_id, activity_id, kind, voice, channel, state, is_owed, at, changed_at, supports)
        select gen_random_uuid(), ${project.id}, ${activity.id}, 'idea', 'voice ' || n, 'page', 'shown', true, ${testNow}, ${testNow}, n % 7
        from generate_series(${from}::int, ${to}::int) n returning id, voice)
      insert into contribution_text (contribution_id, title, shows, locale, words)
      select id, 'Idee van ' || voice, 'anonymous', 'nl', case when voice like '%7' then 'zeven:1A'::tsvector else 'acht:1A'::tsvector end from put`.execute(
        app.db,
      )
    const asked = async () => {
      const counts: number[] = []
      for (const query of [{}, { volgorde: 'steun', pagina: '2' }, { zoek: 'zeven' }]) {
        app.takeQueries()
        const answer = await app.visitor().get(paths.activity(project.slug, activity.slug, query))
        expect(answer.status).toBe(200)
        expect((await answer.text()).length).toBeLessThan(150_000)
        counts.push(app.takeQueries().length)
      }
      return counts
    }
    await fill(1, 60)
    const few = await asked()
    await fill(61, 10_000)
    await sql`analyze contribution, contribution_text`.execute(app.db)
    expect(await asked()).toEqual(few)
    const supported = await read(
      app.visitor(),
      paths.activity(project.slug, activity.slug, { volgorde: 'steun' }),
    )
    expect(supported).toContain('6 mensen steunen dit')
    expect(
      await read(app.visitor(), paths.activity(project.slug, activity.slug, { zoek: 'niets' })),
    ).toContain('Er is niets met deze woorden')
  })

  test('a contribution of who is signed in is few statements, without a lock on its project', async () => {
    const fatma = await app.as('fatma@voorbeeld.example')
    await fatma.get(form())
    app.takeQueries()
    await fatma.post(form(), idea({ eenmalig: randomUUID() }))
    const queries = app.takeQueries()
    expect(queries.filter((query) => /for update/i.test(query))).toEqual([])
    expect(
      queries.filter(
        (query) => /^\s*(begin|insert|update|with|delete)/i.test(query) && !/session/.test(query),
      ).length,
    ).toBe(1)
  })
})

describe('what staff do', () => {
  const deskPart = (part: 'invoeren' | 'papier' | 'toezicht') =>
    paths.deskActivityPart(project.number, activity.slug, part)

  test('who gave an address gets a receipt by mail of what was entered for them, once', async () => {
    const lena = await app.as('lena@gemeente.example')
    const email = `papier-${nth}@voorbeeld.example`
    const once = /name="eenmalig" value="([^"]*)"/.exec(await (await lena.get(deskPart('invoeren'))).text())
    const typed = { ...idea({ email }), hoe: 'paper', bron: 'Inloopavond', eenmalig: once?.[1] ?? '' }
    await lena.post(deskPart('invoeren'), typed)
    await lena.post(deskPart('invoeren'), typed)
    const mails = await app.mails(email)
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Wij hebben je inbreng ontvangen: nummer \d+$/),
    ])
    for (const text of ['Bankjes langs het water', 'uiterlijk', '/inbreng/'])
      expect(mails[0]?.body_text).toContain(text)
    const own = await read(app.visitor(), await linkIn(email))
    expect(own).toContain('Bankjes langs het water')
  })

  test('what somebody wrote on paper is entered with its source, one after the other, and counts alike', async () => {
    const lena = await app.as('lena@gemeente.example')
    const typed = { ...idea({ toon: 'anonymous' }), hoe: 'paper', bron: 'Inloopavond' }
    expect((await lena.post(deskPart('invoeren'), { ...typed, titel: '' })).status).toBe(422)
    const next = await lena.postAndSee(deskPart('invoeren'), typed)
    expect(words(next.html)).toContain('Het is ingevoerd')
    expect(next.html).toContain('value="Inloopavond"')
    const [one] = await shown()
    expect(one).toMatchObject({
      channel: 'paper',
      source: 'Inloopavond',
      is_owed: true,
      entered_by: leader.personId,
    })
    const page = await read(app.visitor(), paths.contribution(project.slug, activity.slug, one?.nr ?? 0))
    expect(page).toContain('Ingebracht op papier')
    expect(await read(lena, deskPart('papier'))).toContain('Doe mee op papier')
    expect((await app.visitor().get(deskPart('invoeren'))).status).not.toBe(200)
    const receipt = paths.deskReceipt(project.number, activity.slug, one?.nr ?? 0)
    expect(next.html).toContain(`href="${receipt}"`)
    const proof = await read(lena, receipt)
    expect(proof).toContain(`noem nummer ${one?.nr}`)
    expect((await lena.get(paths.deskReceipt(project.number, activity.slug, 999_999))).status).toBe(404)
    expect((await app.visitor().get(receipt)).status).not.toBe(200)
  })

  test('what is reported is read, hidden with a reason that the writer is told, and put back', async () => {
    const email = 'bram@voorbeeld.example'
    await (await app.as(email)).post(form(), idea({ titel: 'Weg met die lelijke flat' }))
    const [one] = await shown()
    const report = paths.reportContribution(project.slug, activity.slug, one?.nr ?? 0)
    expect((await app.visitor().post(report, {})).status).toBe(422)
    const reported = await app
      .visitor()
      .postAndSee(report, { wat: 'insult', toelichting: 'Dit raakt bewoners.' })
    expect(words(reported.html)).toContain('Iemand van ons leest je melding')
    const lena = await app.as('lena@gemeente.example')
    expect(await read(lena, deskPart('toezicht'))).toContain('Dit raakt bewoners.')
    const hide = (reden: string) =>
      lena.postAndSee(deskPart('toezicht'), { doe: 'hidden', id: one?.id, [`reden_${one?.nr}`]: reden })
    expect((await hide('')).status).toBe(422)
    expect(words((await hide('Je noemt bewoners bij naam.')).html)).toContain('Het is verborgen')
    expect(await shown()).toHaveLength(0)
    const [mail] = await app.mails(email)
    for (const text of [
      'Je noemt bewoners bij naam.',
      'Weg met die lelijke flat',
      'niet mee eens',
      'nog wel antwoord',
    ])
      expect(mail?.body_text).toContain(text)
    expect(await read(app.visitor(), await linkIn(email))).toContain('Je noemt bewoners bij naam.')
    const back = await lena.postAndSee(deskPart('toezicht'), { doe: 'put_back', id: one?.id })
    expect(words(back.html)).toContain('Het staat weer op de pagina')
    expect(await shown()).toHaveLength(1)
    expect(words(back.html)).toContain('Er is niets gemeld')
  })

  test('who disagrees that it is hidden is heard once, by somebody else than who hid it', async () => {
    const email = 'bram@voorbeeld.example'
    await (await app.as(email)).post(form(), idea({ titel: 'Weg met de hangplek' }))
    const [one] = await shown()
    const id = one?.id ?? ''
    await app
      .visitor()
      .post(paths.reportContribution(project.slug, activity.slug, one?.nr ?? 0), { wat: 'personal' })
    const lena = await app.as('lena@gemeente.example')
    await lena.post(deskPart('toezicht'), {
      doe: 'hidden',
      id,
      [`reden_${one?.nr}`]: 'Je noemt iemand bij naam.',
    })
    const own = `/inbreng/${one?.nr}/${linkToken(app.act(), id)}`
    expect(await read(app.visitor(), own)).toContain('Wij antwoorden uiterlijk')
    app.setNow(new Date('2028-01-10T10:00:00Z'))
    expect(await read(app.visitor(), own)).toContain('Dat is ons niet gelukt; het antwoord komt nog.')
    app.setNow(testNow)
    const before = await app.mails(email)
    const ask = { doe: 'opnieuw', uitleg: 'Ik noem niemand.' }
    expect(words((await app.visitor().postAndSee(own, ask)).html)).toContain('Iemand anders kijkt opnieuw')
    expect((await app.visitor().post(own, ask)).status).toBe(303)
    const { rows } = await sql`select from contribution_appeal where contribution_id = ${id}`.execute(app.db)
    expect(rows).toHaveLength(1)

    // Who hid it sees what the writer says, and does not decide; the database holds that too.
    const seen = await read(lena, deskPart('toezicht'))
    for (const text of ['Ik noem niemand.', 'Jij verborg dit']) expect(seen).toContain(text)
    const stays = { doe: 'opnieuw_verborgen', id }
    const reply = { [`antwoord_${one?.nr}`]: 'Er staat een achternaam in.' }
    expect((await lena.post(deskPart('toezicht'), { ...stays, ...reply })).status).toBe(403)
    await expect(
      sql`update contribution_appeal set outcome = 'put_back', settled_at = ${testNow}, settled_by = ${leader.personId}
        where contribution_id = ${id}`.execute(app.db),
    ).rejects.toThrow('who hid it does not look again')

    const adviser = await app.as('ada@gemeente.example')
    expect((await adviser.post(deskPart('toezicht'), { doe: 'put_back', id })).status).toBe(403)
    expect((await adviser.post(deskPart('toezicht'), stays)).status).toBe(422)
    expect(words((await adviser.postAndSee(deskPart('toezicht'), { ...stays, ...reply })).html)).toContain(
      'Het blijft verborgen',
    )
    const mails = await app.mails(email)
    expect(mails).toHaveLength(before.length + 1)
    expect(mails.some(({ body_text }) => body_text.includes('Er staat een achternaam in.'))).toBe(true)
    const after = await read(app.visitor(), own)
    expect(after).toContain('Het blijft van de pagina')
    expect(after).not.toContain('Vraag om opnieuw te kijken')
    expect((await app.visitor().post(own, { ...ask, uitleg: 'Toch niet.' })).status).toBe(303)
    expect(await read(adviser, deskPart('toezicht'))).not.toContain('Toch niet.')
  })

  test('after a second look it can stand there again; words taken back take along why', async () => {
    const email = 'fatma@voorbeeld.example'
    await (await app.as(email)).post(form(), idea({ titel: 'Stop de bouw' }))
    const [one] = await shown()
    const id = one?.id ?? ''
    await app
      .visitor()
      .post(paths.reportContribution(project.slug, activity.slug, one?.nr ?? 0), { wat: 'personal' })
    const lena = await app.as('lena@gemeente.example')
    await lena.post(deskPart('toezicht'), { doe: 'hidden', id, [`reden_${one?.nr}`]: 'Te boos.' })
    const own = `/inbreng/${one?.nr}/${linkToken(app.act(), id)}`
    await app.visitor().post(own, { doe: 'opnieuw', uitleg: 'Boos mag.' })
    const adviser = await app.as('ada@gemeente.example')
    await adviser.post(deskPart('toezicht'), { doe: 'opnieuw_terug', id })
    expect(await shown()).toHaveLength(1)
    expect(
      (await app.mails(email)).some(({ body_text }) => body_text.includes('staat weer op de pagina')),
    ).toBe(true)
    await app.visitor().post(own, { doe: 'terug' })
    const { rows } = await sql<{ body: string | null }>`
      select body from contribution_appeal where contribution_id = ${id}`.execute(app.db)
    expect(rows).toEqual([{ body: null }])
  })

  test('what waits to be read is put on the page', async () => {
    activity = await openActivity(app.act({ actor: leader }), project, {
      title: 'Eerst lezen',
      review_first: true,
    })
    await app.visitor().post(form(), idea())
    expect(await shown()).toHaveLength(0)
    const lena = await app.as('lena@gemeente.example')
    const { rows } = await sql<{
      id: string
    }>`select id from contribution where activity_id = ${activity.id}`.execute(app.db)
    await lena.post(deskPart('toezicht'), { doe: 'released', id: rows[0]?.id ?? '' })
    expect(await shown()).toHaveLength(1)
  })
})
