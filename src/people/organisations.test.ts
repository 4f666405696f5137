import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { insertPerson } from './store.ts'

let app: TestApp
let bea: Visitor
beforeAll(async () => {
  app = await testApp()
  await insertPerson(app.db, { name: 'Bea Crommelin', email: 'bea@voorbeeld.example' }, testNow)
  await insertPerson(app.db, { name: 'Sem Vader', email: 'sem@voorbeeld.example' }, testNow)
  bea = await app.as('bea@voorbeeld.example')
})
afterAll(() => app.close())

const page = '/mijn/organisaties'
const name = 'Tuinvereniging De Wiel'

async function addAndFind(): Promise<string> {
  await bea.post(page, { doen: 'toevoegen', name, kind: 'foundation' })
  const html = await (await bea.get(page)).text()
  return /name="organisation" value="([\w-]+)"/.exec(html)?.[1] ?? ''
}

/** Every invitation has a minute of its own, so that it is known which one is the newest. */
let minutes = 0

/** The path in the newest invitation to Sem. */
async function invite(organisation: string): Promise<string> {
  minutes += 1
  app.setNow(new Date(testNow.getTime() + minutes * 60_000))
  await bea.post(page, {
    doen: 'uitnodigen',
    organisation,
    [`email-${organisation}`]: 'sem@voorbeeld.example',
  })
  const [mail] = await app.mails('sem@voorbeeld.example')
  return /\/aanmelden\/link\/[\w-]+/.exec(mail?.body_text ?? '')?.[0] ?? 'no link'
}

it('makes who accepts an invitation a member, who can leave and come back the same day', async () => {
  const organisation = await addAndFind()
  const sem = app.visitor()
  const accepted = await sem.postAndSee(await invite(organisation))
  expect(accepted.html).toContain('Je hoort nu bij deze organisatie.')
  expect(accepted.html).toContain(name)
  expect(await (await bea.get(page)).text()).toContain('Sem Vader')

  const left = await sem.postAndSee(page, { doen: 'verlaten', organisation })
  expect(left.html).not.toContain(name)
  expect((await sem.postAndSee(await invite(organisation))).html).toContain(name)
  // Asked once more, he is a member once.
  await sem.post(await invite(organisation))
  const html = await (await bea.get(page)).text()
  expect(html.match(/Sem Vader/g)).toHaveLength(1)
})

it('adds an organisation once when the button is pressed twice', async () => {
  const html = await (await bea.get(page)).text()
  const tokens = [...html.matchAll(/name="eenmalig" value="([\w-]+)"/g)]
  const form = {
    doen: 'toevoegen',
    name: 'Stichting Twee Keer',
    kind: 'foundation',
    eenmalig: tokens.at(-1)?.[1],
  }
  const answers = await Promise.all([bea.post(page, form), bea.post(page, form)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
})
