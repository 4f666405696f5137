import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Activity, contribute, contributionByNr } from '../activities/index.ts'
import { openActivity } from '../activities/testing.ts'
import type { Actor } from '../kit/actor.ts'
import { visitor } from '../kit/actor.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { moveProject, type Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { addToGroup, answerGroup, answerOne, makeGroup } from './actions.ts'

let app: TestApp
let leader: Actor
let fatma: Actor
let project: Project
let activity: Activity
let nth = 0

beforeAll(async () => {
  app = await testApp()
  const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  leader = await actorOf(app.db, person.id)
  const neighbour = { name: 'Fatma Buur', email: 'fatma@voorbeeld.example', confirmedAt: testNow }
  fatma = await actorOf(app.db, (await insertPerson(app.db, neighbour, testNow)).id)
})
afterAll(() => app.close())

beforeEach(async () => {
  await sql`delete from rate_limit`.execute(app.db)
  await sql`delete from outbox`.execute(app.db)
  nth += 1
  project = await runningProject(app.act(), leader, `Park ${nth}`)
  activity = await openActivity(app.act({ actor: leader }), project)
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (who: Visitor, path: string): Promise<string> => words(await (await who.get(path)).text())
const put = (title: string, actor: Actor = visitor, email: string | null = null) =>
  contribute(
    app.act({ actor }),
    { project, activity },
    {
      ...{ target: null, email, token: '', visitor: '::1' },
      words: { title, body: null, name: 'Iemand', shows: 'first' },
    },
  )
const lead = () => app.act({ actor: leader })
const no = (reasons: string) => ({ outcome: 'not', reasons, passedTo: null }) as const
const close = () =>
  moveProject(lead(), project.id, { to: 'closed', body: 'Klaar.', lessons: 'Eerder beginnen.' })
const answering = () =>
  moveProject(lead(), project.id, { to: 'answering', body: 'Wij lezen.', lessons: null })

describe('an answer', () => {
  test('stands on the own page of who put something in', async () => {
    const { id } = await put('Een kraan op de hoek', fatma)
    const mine = await app.as('fatma@voorbeeld.example')
    expect(await read(mine, '/mijn')).toMatch(/Een kraan op de hoek .*nog geen antwoord/)
    await answerOne(lead(), activity.id, id, no('Er loopt daar geen leiding.'))
    expect(await read(mine, '/mijn')).toMatch(/Een kraan op de hoek .*Nemen wij niet over/)
    expect(await read(await app.as('lena@gemeente.example'), '/mijn')).not.toContain('Een kraan op de hoek')
  })

  test('of a group reaches everybody in it once by mail, with their own words', async () => {
    const first = await put('Bankjes in het park', fatma)
    const second = await put('Meer bankjes', fatma)
    const alone = await put('Bankjes met leuning')
    const groupId = await makeGroup(lead(), activity.id, {
      ...{ name: 'Bankjes', summary: 'Er moeten meer bankjes komen.' },
      ids: [first.id, second.id, alone.id],
    })
    expect(
      await answerGroup(lead(), activity.id, groupId, {
        outcome: 'adopted',
        reasons: 'Er komen er tien.',
        passedTo: null,
      }),
    ).toBe(3)
    const mails = await app.mails('fatma@voorbeeld.example')
    expect(mails).toHaveLength(1)
    for (const text of ['Bankjes in het park', 'Meer bankjes', 'Nemen wij over', 'Er komen er tien.'])
      expect(mails[0]?.body_text).toContain(text)
    expect(mails[0]?.body_text).not.toContain('leuning')
    const page = await read(app.visitor(), paths.projectAnswers(project.slug))
    expect(page).toContain('3 van 3 beantwoord')
    expect(page).toContain('Bankjes (3 keer ingebracht)')
    expect(page).not.toContain('Wat jij inbracht')
    const own = await read(await app.as('fatma@voorbeeld.example'), paths.projectAnswers(project.slug))
    expect(own).toContain('Wat jij inbracht')
    expect(own.indexOf('Meer bankjes')).toBeLessThan(own.indexOf('Er moeten meer bankjes komen.'))
    expect(await read(app.visitor(), paths.contribution(project.slug, activity.slug, alone.nr))).toContain(
      'Er komen er tien.',
    )
    // Who comes in the group later gets the same answer.
    const late = await put('Nog een bankje')
    await addToGroup(lead(), activity.id, groupId, [late.id])
    expect((await contributionByNr(app.db, late.nr))?.response_id).not.toBeNull()
  })

  test('of one contribution counts above that of its group', async () => {
    const one = await put('Een fontein')
    const other = await put('Een vijver')
    const groupId = await makeGroup(lead(), activity.id, {
      name: 'Water',
      summary: 'Water erbij.',
      ids: [one.id, other.id],
    })
    await answerOne(lead(), activity.id, one.id, {
      outcome: 'passed_on',
      reasons: 'Dat is van het waterschap.',
      passedTo: 'het waterschap',
    })
    expect(await answerGroup(lead(), activity.id, groupId, no('Er is geen leiding.'))).toBe(1)
    expect(await read(app.visitor(), paths.contribution(project.slug, activity.slug, one.nr))).toContain(
      'Doorgegeven aan het waterschap',
    )
    expect(await read(app.visitor(), paths.contribution(project.slug, activity.slug, other.nr))).toContain(
      'Er is geen leiding.',
    )
  })

  test('that says no to a group in the words of another group is refused, by the rule and by the database', async () => {
    const make = async (title: string) =>
      makeGroup(lead(), activity.id, { name: title, summary: title, ids: [(await put(title)).id] })
    const trees = await make('Bomen')
    const paths_ = await make('Paden')
    await answerGroup(lead(), activity.id, trees, no('Daar is geen geld voor.'))
    await expect(answerGroup(lead(), activity.id, paths_, no('Daar is geen  geld voor!'))).rejects.toThrow(
      'juist van deze groep',
    )
    await expect(
      sql`insert into response (activity_id, group_id, outcome, reasons, at) values
        (${activity.id}, ${paths_}, 'not', 'daar is geen geld voor', now())`.execute(app.db),
    ).rejects.toThrow('a reason of its own')
    await expect(answerGroup(lead(), activity.id, paths_, no('  '))).rejects.toThrow('Schrijf waarom')
    await answerGroup(lead(), activity.id, paths_, no('Het pad loopt door een broedplaats.'))
    await expect(sql`update response set reasons = 'anders'`.execute(app.db)).rejects.toThrow('stays')
  })

  test('is given at the desk: what has none first, groups with what is alike, progress', async () => {
    const one = await put('Een bankje bij de vijver')
    const alike = await put('Bankjes in de schaduw')
    await put('Een hondenveld')
    const lena = await app.as('lena@gemeente.example')
    const desk = paths.deskActivityPart(project.number, activity.slug, 'antwoorden')
    expect(await read(lena, desk)).toContain('0 van 3 beantwoord')
    expect((await lena.post(desk, { doe: 'groep', naam: '', samen: '' })).status).toBe(422)
    const made = await lena.postAndSee(desk, {
      doe: 'groep',
      kies: [one.id],
      naam: 'Bankjes',
      samen: 'Meer bankjes.',
    })
    expect(words(made.html)).toContain('De groep is gemaakt')
    expect(words(made.html)).toContain('Bankjes in de schaduw')
    const group = made.path.split('?')[0] ?? ''
    expect(words((await lena.postAndSee(group, { doe: 'erbij', kies: [alike.id] })).html)).toContain(
      'Het zit in de groep',
    )
    expect(
      (await lena.post(group, { doe: 'antwoord', uitkomst: 'passed_on', redenen: 'Dat doen zij.' })).status,
    ).toBe(422)
    const answered = await lena.postAndSee(group, {
      doe: 'antwoord',
      uitkomst: 'partly',
      redenen: 'Er komen er twee.',
    })
    expect(words(answered.html)).toContain('Het antwoord is gegeven')
    const left = await read(lena, desk)
    expect(left).toContain('2 van 3 beantwoord')
    expect(left).toContain('Een hondenveld')
    expect((await (await app.as('fatma@voorbeeld.example')).get(desk)).status).toBe(403)
  })
})

describe('a project', () => {
  test('is not closed while something that is owed an answer has none', async () => {
    const one = await put('Een hek')
    await answering()
    await expect(close()).rejects.toThrow('1 inbreng heeft nog geen antwoord')
    await expect(
      sql`update project set state = 'closed' where id = ${project.id}`.execute(app.db),
    ).rejects.toThrow('without an answer')
    await answerOne(lead(), activity.id, one.id, no('Een hek sluit mensen buiten.'))
    await close()
    await expect(put('Te laat')).rejects.toThrow('niets meer insturen')
    await expect(
      sql`insert into contribution (id, project_id, activity_id, kind, voice, channel, state, is_owed, at, changed_at)
        values (gen_random_uuid(), ${project.id}, ${activity.id}, 'idea', 'x', 'page', 'shown', true, now(), now())`.execute(
        app.db,
      ),
    ).rejects.toThrow('takes no contributions')
    await expect(sql`update contribution set is_owed = false`.execute(app.db)).rejects.toThrow()
  })

  test('closed and contributed to in the same moment ends with one of both', async () => {
    const fates: string[] = []
    for (let time = 0; time < 8; time += 1) {
      project = await runningProject(app.act(), leader, `Tegelijk ${nth} ${time}`)
      activity = await openActivity(app.act({ actor: leader }), project)
      await sql`update project set state = 'answering' where id = ${project.id}`.execute(app.db)
      const insert = () =>
        sql`insert into contribution (id, project_id, activity_id, kind, voice, channel, entered_by, state, is_owed, at, changed_at)
          values (gen_random_uuid(), ${project.id}, ${activity.id}, 'idea', 'x', 'paper', ${leader.personId}, 'shown', true, now(), now())`.execute(
          app.db,
        )
      const both = time % 2 === 0 ? [close(), insert()] : [insert(), close()]
      await Promise.allSettled(both)
      const { rows } = await sql<{ state: string; open: number }>`
        select state, (select count(*) from contribution where project_id = project.id and response_id is null) as open
        from project where id = ${project.id}`.execute(app.db)
      const [row] = rows
      expect(row?.state === 'closed' && row.open > 0).toBe(false)
      expect(row?.state === 'closed' || (row?.open ?? 0) > 0).toBe(true)
      fates.push(row?.state ?? '')
    }
    expect(fates).toHaveLength(8)
  })
})
