import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp, type Visitor } from '../testing.ts'
import { testCity } from '../testing-city.ts'
import { takeDoableDefaults } from './index.ts'
import { allDoable, doableBySlug } from './store.ts'

let app: TestApp
let admin: Visitor

beforeAll(async () => {
  app = await testApp()
  const city = await testCity(app)
  admin = await city.as(city.staff.administrator)
})
afterAll(() => app.close())

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const read = async (path: string, visitor: Visitor = app.visitor()): Promise<string> =>
  words(await (await visitor.get(path)).text())

const typed = {
  name: 'Een fakkeltocht houden',
  kind: 'meet',
  asks: 'notice',
  leadDays: '14',
  decides: 'Team vergunningen',
  summary: 'Samen door de wijk lopen met licht.',
  conditions: 'Alleen licht op batterijen.\nBlijf op de stoep.',
  contact: 'Team vergunningen, 078 - 123 45 67',
  basis: 'Plaatselijke verordening (APV)',
  onward: 'idea',
  checkedOn: '2026-11-20',
}

describe('what residents may just do', () => {
  test('is there in a new city, as examples, and comes once', async () => {
    const before = await allDoable(app.db)
    expect(before.length).toBeGreaterThanOrEqual(8)
    expect(before.every(({ is_example }) => is_example)).toBe(true)
    await takeDoableDefaults(app.act())
    expect(await allDoable(app.db)).toHaveLength(before.length)
  })

  test('is chosen by what it is and what it needs', async () => {
    const all = await read('/gewoon-doen')
    expect(all).toContain('Een straatfeest houden')
    expect(all).toContain('3 weken van tevoren')
    const some = await read('/gewoon-doen?soort=delen&nodig=niets')
    expect(some).toContain('Een kastje om boeken te ruilen')
    expect(some).not.toContain('Een rommelmarkt in de straat')
    expect(await read('/gewoon-doen?soort=onzin')).toContain('Een straatfeest houden')
    expect(await read('/gewoon-doen?taal=en')).toContain('Hold a street party')
  })

  test('says what to keep to, what rule that is, and whom to call', async () => {
    const one = await read('/gewoon-doen/straatfeest')
    for (const said of [
      'Meld het ons uiterlijk 3 weken van tevoren.',
      'Vertel de buren minstens een week van tevoren',
      'verzekering voor vrijwilligers',
      'Dit is een voorbeeld',
      'Initiatieventeam, 078 - 123 45 67',
    ])
      expect(one).toContain(said)
    // Nobody has looked at an example, and what must be told can be told here.
    expect(one).not.toContain('Nagekeken op')
    expect(one).toContain('Meld het hier')
    expect(await read('/gewoon-doen/straatfeest?taal=en')).toContain(
      'Tell the neighbours at least a week before',
    )
    expect((await app.visitor().get('/gewoon-doen/bestaat-niet')).status).toBe(404)
  })

  test('tells the last day to give notice', async () => {
    const day = (dag: string) =>
      app.visitor().get(`/gewoon-doen/straatfeest/ja?dag=${encodeURIComponent(dag)}`)
    expect(words(await (await day('2027-01-23')).text())).toContain('uiterlijk op zaterdag 2 januari 2027')
    expect(words(await (await day('2026-12-01')).text())).toContain('Dat is te kort dag.')
    expect((await day('gisteren')).status).toBe(422)
    expect((await day('2020-01-01')).status).toBe(422)
    expect(await read('/gewoon-doen/opruimen/ja')).toContain('Je hoeft ons niets te vragen.')
  })

  test('goes on as an idea with what was chosen in it', async () => {
    const visitor = app.visitor()
    const begun = await visitor.postAndSee('/gewoon-doen/straatfeest/ja')
    expect(begun.path).toBe('/idee/jouw-idee')
    expect(begun.html).toContain('value="Een straatfeest houden"')
    expect(begun.html).toContain('Ik wil dit doen: een straatfeest houden (even melden).')
    const dated = await app.visitor().postAndSee('/gewoon-doen/straatfeest/ja', { dag: '2027-01-23' })
    expect(dated.html).toContain('Ik wil het doen op zaterdag 23 januari 2027.')
    expect(await read('/gewoon-doen/opruimen/ja', visitor)).toContain(
      'Je bent al bezig met een ander idee: Een straatfeest houden.',
    )
    expect(await (await visitor.get('/idee/waar-gaat-het-over')).text()).toMatch(/value="meeting" selected/)
    const green = await visitor.postAndSee('/gewoon-doen/geveltuin/ja')
    expect(green.path).toContain('/groen')
  })

  test('is found by searching, from the home page and before telling an idea', async () => {
    expect(await read('/zoeken?q=straatfeesten')).toContain('Een straatfeest houden')
    for (const path of ['/', '/idee'])
      expect(await (await app.visitor().get(path)).text()).toContain('href="/gewoon-doen"')
  })
})

describe('the register of an administrator', () => {
  test('holds a draft until it is made public', async () => {
    await admin.postAndSee('/beheer/gewoon-doen/nieuw', { ...typed, isExample: 'ja' })
    const path = '/gewoon-doen/een-fakkeltocht-houden'
    expect((await app.visitor().get(path)).status).toBe(404)
    expect((await app.visitor().get(`${path}/ja`)).status).toBe(404)
    expect(await read(path, admin)).toContain('Deze pagina is nog niet openbaar')
    expect(await read('/beheer/gewoon-doen', admin)).toContain('niet openbaar')
    const one = (await doableBySlug(app.db, 'een-fakkeltocht-houden'))!
    const edit = `/beheer/gewoon-doen/${one.id}`
    const seen = one.changed_at.toISOString()
    app.setNow(new Date(app.act().now.getTime() + 60_000))
    const done = await admin.postAndSee(edit, { ...typed, seen, isPublic: 'ja' })
    expect(words(done.html)).toContain('Je wijziging is bewaard')
    expect(await read(path)).toContain('Alleen licht op batterijen.')
    expect(await read(path)).not.toContain('Dit is een voorbeeld')
    expect(await read(path)).toContain('Nagekeken op 20 november 2026')
    expect(await read('/zoeken?q=fakkeltocht')).toContain('Een fakkeltocht houden')
    // Somebody else has changed it meanwhile.
    expect((await admin.post(edit, { ...typed, seen, isPublic: 'ja' })).status).toBe(422)
  })

  test('says what is missing or wrong', async () => {
    const post = async (change: Record<string, string>) =>
      (await admin.post('/beheer/gewoon-doen/nieuw', { ...typed, ...change })).status
    expect(await post({ leadDays: '' })).toBe(422)
    expect(await post({ decides: '' })).toBe(422)
    expect(await post({ link: 'javascript:alert(1)' })).toBe(422)
    expect(await post({ basisLink: 'https://' })).toBe(422)
    expect(await post({ checkedOn: '2030-01-01' })).toBe(422)
    expect(await post({ name: '' })).toBe(422)
    expect((await admin.get('/beheer/gewoon-doen/geen-nummer')).status).toBe(404)
  })
})
