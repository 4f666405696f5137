import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handOverCase, openedCase } from '../../cases/index.ts'
import {
  absencesByEndedRole,
  actorOf,
  type Person,
  peopleWithRoles,
  personByEmail,
} from '../../people/index.ts'
import { type TestApp, testApp, type Visitor } from '../../testing.ts'
import { secrets, type TestCity, testCity } from '../../testing-city.ts'
import { type OtherSide, otherSide } from './provider.fixture.ts'

const here = 'http://waterstad.test'
let there: OtherSide
let app: TestApp
let city: TestCity
beforeAll(async () => {
  there = await otherSide([`${here}/aanmelden/gemeente/terug`, `${here}/aanmelden/identiteit/terug`])
  const provider = { issuer: there.issuer, clientId: 'meemaken', clientSecret: 'een-geheim-van-de-test' }
  app = await testApp({ settings: { staffProvider: provider } })
  city = await testCity(app)
})
afterAll(async () => {
  await app.close()
  await there.close()
})

async function signIn(
  name: string,
  groups: readonly string[],
): Promise<{ answer: Response; visitor: Visitor }> {
  there.sit({
    sub: `medewerker-${name}`,
    name,
    email: `${name.toLowerCase()}@waterstad.example`,
    email_verified: true,
    amr: ['pwd', 'mfa'],
    groups,
  })
  const visitor = app.visitor()
  const away = await visitor.get('/aanmelden/gemeente')
  const back = await there.walk(away.headers.get('Location') ?? '')
  return { answer: await visitor.get(back.replace(here, '')), visitor }
}
const known = async (name: string): Promise<Person> =>
  (await personByEmail(app.db, `${name.toLowerCase()}@waterstad.example`))!
const subjectsTo = async (person: Person): Promise<readonly string[]> =>
  (await app.mails(person.email ?? '')).map(({ subject }) => subject)

describe('a guide whose group is gone', () => {
  it('loses the role; a coordinator stands in, is told once, and finds the case to hand over', async () => {
    await signIn('Mo', ['meemaken-begeleiders'])
    const mo = await known('Mo')
    await handOverCase(await city.act(city.staff.coordinator), {
      caseId: city.hidden.id,
      fromId: city.guide.id,
      toId: mo.id,
    })
    const { answer, visitor } = await signIn('Mo', [])
    expect(answer.status).toBe(403)
    expect((await actorOf(app.db, mo.id)).roles).toEqual([])
    expect((await visitor.get('/werk')).status).toBe(303)
    const coordinator = city.staff.coordinator
    const { contactId, relations } = await openedCase(app.act(), city.hidden.id)
    expect(contactId).toBe(coordinator.id)
    expect(relations.handlerIds).toContain(coordinator.id)
    const desk = await (await city.as(coordinator)).get('/werk')
    const html = await desk.text()
    expect(html).toContain('Over te dragen')
    expect(html).toContain('van Mo')
    expect(html).toContain(`/werk/zaken/${city.hidden.number}/begeleider`)
    await signIn('Mo', [])
    for (const person of [coordinator, city.staff.administrator])
      expect((await subjectsTo(person)).filter((subject) => subject.startsWith('Mo'))).toEqual([
        'Mo heeft geen rol meer, en nog wel werk',
      ])
    // Who gets in by mail all the same is a resident now, and reads nothing of it.
    const resident = await app.as('mo@waterstad.example')
    for (const path of [
      `/initiatieven/${city.hidden.number}`,
      `/initiatieven/${city.hidden.number}/berichten`,
    ])
      expect(await (await resident.get(path)).text(), path).not.toContain(secrets.hidden)
  })

  it('has it all back when it was a mistake', async () => {
    await signIn('Mo', ['meemaken-begeleiders'])
    expect(await absencesByEndedRole(app.db)).toEqual([])
    expect((await openedCase(app.act(), city.hidden.id)).contactId).toBe((await known('Mo')).id)
    const html = await (await (await city.as(city.staff.coordinator)).get('/werk')).text()
    expect(html).not.toContain('Over te dragen')
  })

  it('leaves the list when an administrator handed everything over', async () => {
    await signIn('Mo', [])
    const mo = await known('Mo')
    const admin = await city.as(city.staff.administrator)
    const path = `/beheer/mensen/${mo.id}/vertrek`
    const names = [...(await (await admin.get(path)).text()).matchAll(/<select[^>]*name="([^"]+)"/g)]
    const fields = Object.fromEntries(names.map(([, name]) => [name ?? '', city.team.id]))
    expect((await admin.post(path, fields)).status).toBe(303)
    expect(await absencesByEndedRole(app.db)).toEqual([])
    expect((await openedCase(app.act(), city.hidden.id)).state.ownerId).toBe(city.team.id)
  })

  it('with another role here goes on: the case stays with them', async () => {
    await signIn('Ans', ['meemaken-begeleiders', 'meemaken-vakadvies'])
    const ans = await known('Ans')
    await handOverCase(await city.act(city.staff.coordinator), {
      ...{ caseId: city.hidden.id, fromId: city.team.id, toId: ans.id },
    })
    await signIn('Ans', ['meemaken-vakadvies'])
    expect(await absencesByEndedRole(app.db)).toEqual([])
    expect((await openedCase(app.act(), city.hidden.id)).contactId).toBe(ans.id)
  })
})

describe('an administrator whose group is gone', () => {
  it('is let go while there is another', async () => {
    await signIn('Bea', ['meemaken-beheer'])
    expect((await signIn('Bea', [])).answer.status).toBe(403)
    expect((await actorOf(app.db, (await known('Bea')).id)).roles).toEqual([])
  })

  it('stays when there is no other, with a warning by mail and on the page; from then on by hand', async () => {
    await signIn('Bea', ['meemaken-beheer'])
    const bea = await known('Bea')
    for (const one of await peopleWithRoles(app.db, 'administrator'))
      if (one.id !== bea.id)
        await (await city.as(bea)).post('/beheer/mensen', {
          doen: 'beeindigen',
          grant: one.grants.find(({ role }) => role === 'administrator')?.id,
        })
    const { answer, visitor } = await signIn('Bea', [])
    expect(answer.headers.get('Location')).toBe('/beheer?let-op=laatste-beheerder')
    expect(await (await visitor.get('/beheer?let-op=laatste-beheerder')).text()).toContain(
      'Jij bent de laatste beheerder',
    )
    expect(await subjectsTo(bea)).toEqual(['Jij bent de laatste beheerder'])
    const [grant] = (await peopleWithRoles(app.db, 'administrator'))[0]?.grants ?? []
    expect(grant).toMatchObject({ role: 'administrator', source: 'hand', group: null })
    // Nothing more to say the next time.
    await signIn('Bea', [])
    expect((await actorOf(app.db, bea.id)).roles.length).toBe(1)
  })
})
