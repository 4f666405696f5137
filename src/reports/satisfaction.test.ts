import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postMessage, withdraw } from '../cases/index.ts'
import { type DeskCity, deskCity } from '../site/desk/testing.ts'
import { type TestApp, testApp, testNow } from '../testing.ts'
import { answer, eraseAnswersOf, mailQuestions } from './satisfaction.ts'
import { questionsOfCase } from './store/satisfaction.ts'

let app: TestApp
let city: DeskCity
let one: { readonly id: string; readonly number: string }
const nextMorning = new Date(testNow.getTime() + 12 * 60 * 60 * 1000)

beforeAll(async () => {
  app = await testApp()
  city = await deskCity(app)
  one = await city.newCase('assessment', { title: 'Vlindertuin' })
  await postMessage(await city.act('guide'), { caseId: one.id, text: 'Goed plan, ik bel je morgen.' })
})
afterAll(() => app.close())

const question = async () => (await questionsOfCase(app.db, one.id))[0]!

const links = async (): Promise<readonly string[]> => {
  const mails = (await app.mails()).filter(({ subject }) => subject.startsWith('Eén vraag over'))
  return [...(mails[0]?.body_text ?? '').matchAll(/\/mening\/\S+/g)].map(([path]) => path)
}

describe('one question after the first contact', () => {
  it('goes out the morning after, once, with ten links', async () => {
    expect(await mailQuestions(app.act())).toEqual([])
    expect(await mailQuestions(app.act({ now: nextMorning }))).toHaveLength(1)
    expect(await mailQuestions(app.act({ now: nextMorning }))).toEqual([])
    expect(await links()).toHaveLength(10)
    expect((await links())[6]).toMatch(/\/mening\/[\w-]{43}\?cijfer=7$/)
  })

  it('is answered without signing in, and only by confirming', async () => {
    const path = (await links())[7]!
    const visitor = app.visitor()
    const shown = await (await visitor.get(path)).text()
    expect(shown).toMatch(/value="8"[^>]*checked|checked[^>]*value="8"/)
    expect(shown).toContain('Je begeleider ziet je antwoord niet.')
    expect((await question()).mark).toBeNull()
    const bare = path.replace(/\?.*/, '')
    expect((await visitor.post(bare, { cijfer: '11' })).status).toBe(422)
    const done = await visitor.postAndSee(bare, { cijfer: '8', zin: 'Snel geholpen.' })
    expect(done.html).toContain('Dank je wel')
    expect(await question()).toMatchObject({ mark: 8, sentence: 'Snel geholpen.', entered_by: null })
    await visitor.postAndSee(bare, { cijfer: '9', zin: '' })
    expect(await question()).toMatchObject({ mark: 9, sentence: null })
    expect((await visitor.get('/mening/onzin')).status).toBe(404)
  })

  it('can be changed for two weeks', async () => {
    const late = { ...app.act(), now: new Date('2026-12-20T10:00:00Z') }
    await expect(answer(late, await question(), { mark: 1, sentence: null })).rejects.toThrow('14 dagen')
  })

  it('counts in the figures and is shown to nobody who works on the case', async () => {
    const { rows } = await sql<{ mark: number; amount: number }>`
      select days as mark, sum(amount)::int as amount from figure_change where measure = 'mark' and area_id is null
      group by days having sum(amount) <> 0`.execute(app.db)
    expect(rows).toEqual([{ mark: 9, amount: 1 }])
    await answer(app.act(), await question(), { mark: 9, sentence: 'Heel blij mee.' })
    const guide = await city.as('guide')
    expect((await guide.get('/werk/tevredenheid')).status).toBe(403)
    expect(await (await guide.get(`/werk/zaken/${one.number}`)).text()).not.toContain('Heel blij')
    const said = await (await (await city.as('coordinator')).get('/werk/tevredenheid')).text()
    expect(said).toContain('Heel blij mee.')
    expect(said).not.toContain(one.number)
    // One answer is no figure.
    expect(await (await app.visitor().get('/cijfers')).text()).toContain('Onder de 10 antwoorden')
  })
})

describe('the question on the page of the case', () => {
  it('is there for the initiator, and for nobody else', async () => {
    const asked = await question()
    const { rows } = await sql<{
      slug: string
    }>`select slug from initiative where case_id = ${one.id}`.execute(app.db)
    const page = `/initiatieven/${one.number}-${rows[0]?.slug}`
    const initiator = await city.as('initiator')
    // Answered by mail already: it says what they gave, and until when that can change.
    const given = await (await initiator.get(page)).text()
    expect(given).toContain('Je gaf ons een 9.')
    await sql`update satisfaction set mark = null, sentence = null, answered_on = null where id = ${asked.id}`.execute(
      app.db,
    )
    const open = await (await initiator.get(page)).text()
    expect(open).toContain('Geef een cijfer van 1 tot 10')
    expect(open).toContain(`action="/mijn/mening/${asked.id}"`)
    expect((await initiator.post(`/mijn/mening/${asked.id}`, { cijfer: '' })).status).toBe(422)
    const done = await initiator.postAndSee(`/mijn/mening/${asked.id}`, {
      cijfer: '9',
      zin: 'Heel blij mee.',
    })
    expect(done.html).toContain('Dank je wel')
    expect(done.html).toContain(`href="${page}"`)
    for (const name of ['guide', 'coordinator', 'team'] as const)
      expect(await (await (await city.as(name)).get(page)).text()).not.toContain('id="mening"')
  })
})

describe('a question after a withdrawal', () => {
  it('stands on the own page, and belongs to nobody else', async () => {
    await withdraw(await city.act('initiator'), { caseId: one.id, reason: 'Wij verhuizen.' })
    const asked = (await questionsOfCase(app.db, one.id)).find(({ moment }) => moment === 'ending')!
    const initiator = await city.as('initiator')
    expect(await (await initiator.get('/mijn')).text()).toContain(`/mijn/mening/${asked.id}`)
    expect((await (await city.as('guide')).get(`/mijn/mening/${asked.id}`)).status).toBe(404)
    expect((await (await city.as('guide')).post(`/mijn/mening/${asked.id}`, { cijfer: '10' })).status).toBe(
      404,
    )
  })

  it('is entered at the desk for who does not mail, never by who works on the case', async () => {
    const path = `/werk/mening/${one.number}`
    const counter = await city.as('counter')
    expect(await (await counter.get(path)).text()).toContain('Na een nee of intrekken')
    const done = await counter.postAndSee(path, { moment: 'ending', cijfer: '4', zin: '' })
    expect(done.html).toContain('Het antwoord is bewaard')
    const entered = (await questionsOfCase(app.db, one.id)).find(({ moment }) => moment === 'ending')!
    expect(entered).toMatchObject({ mark: 4, entered_by: city.people.counter.id })
    expect((await (await city.as('guide')).get(path)).status).toBe(403)
  })

  it('goes with the person', async () => {
    await eraseAnswersOf(app.act(), city.people.initiator.id)
    expect(await questionsOfCase(app.db, one.id)).toEqual([])
    const { rows } = await sql<{ left: number }>`
      select coalesce(sum(amount), 0)::int as left from figure_change where measure in ('mark', 'asked')`.execute(
      app.db,
    )
    expect(rows[0]?.left).toBe(0)
  })
})
