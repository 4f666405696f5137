import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { readSettings } from '../kit/settings.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import { allAreas, importAreas } from '../places/index.ts'
import type { Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { keepPlaces } from './actions.ts'
import { placesWritten, readPlaces } from './place-rules.ts'
import { type Activity, contributionByNr, listPoints, listShown, placesOf } from './store.ts'
import { openActivity } from './testing.ts'

let app: TestApp
let project: Project
let activity: Activity
let leader: Actor

const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
const ada = { name: 'Ada Adviseur', email: 'ada@gemeente.example' }

beforeAll(async () => {
  app = await testApp()
  const config = (...path: string[]): unknown =>
    JSON.parse(readFileSync(join(readSettings({}).configDir, ...path), 'utf8'))
  await importAreas(app.db, config('demo', 'city.geojson') as never, config('jury-areas.json') as never)
  const confirmedAt = testNow
  const person = await insertPerson(app.db, { ...lena, confirmedAt }, testNow)
  await insertPerson(app.db, { ...ada, confirmedAt }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
  await grantRole(app.act(), { ...ada, role: 'participation_adviser', areaId: null })
  leader = await actorOf(app.db, person.id)
  project = await runningProject(app.act(), leader)
})
afterAll(() => app.close())

let nth = 0
beforeEach(async () => {
  app.setNow(testNow)
  await sql`delete from rate_limit`.execute(app.db)
  nth += 1
  const act = app.act({ actor: leader })
  activity = await openActivity(act, project, { title: `Plekken ${nth}`, may_be_private: true }, 'places')
  const read = readPlaces('Bushalte; 51.8101, 4.6585\nDubbeldam\nErgens anders')
  if (!read.ok) throw new Error('The list cannot be read')
  await keepPlaces(act, activity.id, read.places)
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (visitor: Visitor, path: string): Promise<string> =>
  words(await (await visitor.get(path)).text())
const form = () => paths.contribute(project.slug, activity.slug)
const page = () => paths.activity(project.slug, activity.slug)
const sent = (fields: FormFields = {}): FormFields => ({
  ...{ titel: 'Het is hier donker', tekst: 'De lamp is stuk.', toon: 'anonymous', lezen: 'iedereen' },
  ...{ gezien: 'ja', ...fields },
})
const shown = () => listShown(app.db, activity.id, { order: 'newest', text: '', offset: 0, limit: 50 })
const place = async (name: string) =>
  (await placesOf(app.db, [activity.id])).find((one) => one.name === name)?.id ?? ''
const points = async (query = ''): Promise<{ features: { properties: { title: string } }[] }> =>
  JSON.parse(await (await app.visitor().get(`${page()}/plekken.geojson${query}`)).text())

describe('a list of places', () => {
  test('is read line by line, and written as it was', () => {
    const list = readPlaces('  Speelplein; 51.8133, 4.6736 \n\nBuurthuis\n')
    expect(list).toEqual({
      ok: true,
      places: [
        { name: 'Speelplein', lon: 4.6736, lat: 51.8133 },
        { name: 'Buurthuis', lon: null, lat: null },
      ],
    })
    if (list.ok) expect(placesWritten(list.places)).toBe('Speelplein; 51.8133, 4.6736\nBuurthuis')
    const fault = (text: string) => {
      const read = readPlaces(text)
      return read.ok ? null : read.fault.kind
    }
    expect(fault('Plein; overal')).toBe('point')
    expect(fault('; 51.8133, 4.6736')).toBe('point')
    expect(fault('x'.repeat(121))).toBe('long')
    expect(fault('Plein\nplein')).toBe('double')
    expect(fault(Array.from({ length: 201 }, (_, nr) => `Plek ${nr}`).join('\n'))).toBe('many')
  })

  test('stands on the map where it has a point or the name of an area', async () => {
    const [stop, centre, elsewhere] = await placesOf(app.db, [activity.id])
    const areas = await allAreas(app.db)
    expect(stop).toMatchObject({ name: 'Bushalte', lat: 51.8101, lon: 4.6585 })
    expect(stop?.area_id).not.toBeNull()
    expect(areas.find(({ id }) => id === centre?.area_id)?.name).toBe('Dubbeldam')
    expect(centre?.lon).not.toBeNull()
    expect(elsewhere).toMatchObject({ lon: null, lat: null, area_id: null })
  })

  test('is made with the activity by its leader, who is told which line is wrong', async () => {
    const visitor = await app.as(lena.email)
    const typed = {
      ...{ kind: 'places', way: 'online', title: `Waar ${nth}`, question: 'Waar gaat het mis?' },
      ...{ asks: 'reaction', rules: ['may_comment', 'may_be_private', 'without_email'] },
      ...{ opens: addDays(dayOf(testNow), 3), closes: addDays(dayOf(testNow), 9) },
    }
    const path = paths.newActivity(project.number)
    const faulty = await visitor.post(path, { ...typed, places: 'Plein; overal' })
    expect(faulty.status).toBe(422)
    expect(words(await faulty.text())).toContain(
      'Deze regel kunnen wij niet lezen: &quot;Plein; overal&quot;',
    )
    const outside = await visitor.post(path, { ...typed, places: 'Verweg; 52.9, 6.1' })
    expect(outside.status).toBe(422)
    expect(words(await outside.text())).toContain('ligt buiten de gemeente')
    const made = await visitor.postAndSee(path, { ...typed, places: 'Bushalte; 51.8101, 4.6585' })
    expect(words(made.html)).toContain('De activiteit is gemaakt')
    const at = made.path.split('?')[0] ?? ''
    const html = await (await visitor.get(at)).text()
    expect(html).toContain('Bushalte; 51.8101, 4.6585')
    const seen = /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const changed = await visitor.postAndSee(at, { ...typed, places: 'Brug', seen, doe: 'bewaar' })
    expect(words(changed.html)).toContain('De activiteit is veranderd')
    expect(await (await visitor.get(at)).text()).not.toContain('Bushalte')
    expect(await read(visitor, `${at}/voorbeeld`)).toContain('Op de kaart')
  })
})

describe('a reaction at a place', () => {
  test('asks where it is, and is on the map, in the list and in the files alike', async () => {
    const visitor = app.visitor()
    const without = await visitor.post(form(), sent())
    expect(without.status).toBe(422)
    expect(words(await without.text())).toContain('Zeg waar het is')
    const outside = await visitor.post(form(), sent({ lat: '52.9', lon: '6.1' }))
    expect(outside.status).toBe(422)
    expect(words(await outside.text())).toContain('Deze plek ligt buiten de gemeente')
    await visitor.post(form(), sent({ titel: 'Bij de halte', plek: await place('Bushalte') }))
    await visitor.post(form(), sent({ titel: 'Aangewezen', lat: '51.809612345', lon: '4.6583' }))
    await visitor.post(form(), sent({ titel: 'In woorden', waar: 'bij de fontein' }))
    expect(await shown()).toHaveLength(3)
    expect((await listPoints(app.db, activity.id, { limit: 9 })).map(({ lat }) => lat)).toEqual([
      ...[null, 51.80961, 51.8101],
    ])
    const html = await read(app.visitor(), page())
    expect(html).toContain('Op de kaart')
    expect(html).toContain('Plek: bij de fontein')
    expect(html).toContain('1 plek staat alleen in woorden in de lijst.')
    expect((await points()).features.map(({ properties }) => properties.title)).toEqual([
      ...['Aangewezen', 'Bij de halte'],
    ])
    const here = `?waar=${await place('Bushalte')}`
    expect((await points(here)).features).toHaveLength(1)
    const filtered = await read(app.visitor(), page() + here)
    expect(filtered).not.toContain('In woorden')
    const sheet = await (await app.visitor().get(`${page()}/plekken.csv`)).text()
    for (const title of ['Bij de halte', 'Aangewezen', 'In woorden']) expect(sheet).toContain(title)
    const [one] = await shown()
    expect(
      await read(app.visitor(), paths.contribution(project.slug, activity.slug, one?.nr ?? 0)),
    ).toContain('Plek: bij de fontein')
  })

  test('takes along its place when it is taken back', async () => {
    const path = (
      await app.visitor().postAndSee(form(), sent({ waar: 'bij de fontein', lat: '51.8096', lon: '4.6583' }))
    ).path.split('?')[0]
    const [one] = await shown()
    await app.visitor().post(path ?? '', { doe: 'terug' })
    expect(await contributionByNr(app.db, one?.nr ?? 0)).toMatchObject({
      ...{ state: 'withdrawn', place: null, lon: null, lat: null, area_id: null },
    })
  })
})

describe('a private reaction', () => {
  const secret = 'Zij roepen mij hier na'
  const writeOne = async (): Promise<{ readonly nr: number; readonly path: string }> => {
    const { path } = await app
      .visitor()
      .postAndSee(
        form(),
        sent({ titel: secret, tekst: 'Bel mij op 0612345678.', waar: 'hoek', lezen: 'team' }),
      )
    const nr = Number(/\/inbreng\/(\d+)\//.exec(path)?.[1] ?? 0)
    return { nr, path }
  }

  test('is on no page, in no file and in no list for others, and is owed an answer all the same', async () => {
    const { nr, path } = await writeOne()
    expect(await contributionByNr(app.db, nr)).toMatchObject({
      is_private: true,
      is_owed: true,
      state: 'held',
    })
    expect(await read(app.visitor(), path)).toContain('Niemand anders leest dit.')
    const html = await read(app.visitor(), page())
    expect(html).not.toContain(secret)
    expect(html).toContain('1 reactie lezen alleen wij')
    expect(JSON.stringify(await points())).not.toContain(secret)
    for (const file of [
      ...[`${page()}/plekken.csv`, paths.project(project.slug), `/api/v1/projecten/${project.slug}`],
      ...[`${page()}?zoek=roepen`, form(), '/zoeken?q=roepen', '/zoeken?vraag=roepen'],
    ])
      expect(await (await app.visitor().get(file)).text(), file).not.toContain(secret)
    expect((await app.visitor().get(paths.contribution(project.slug, activity.slug, nr))).status).toBe(404)
    expect(
      (await app.visitor().post(paths.contribution(project.slug, activity.slug, nr), { doe: 'steun' }))
        .status,
    ).toBe(404)
    const adviser = await app.as(ada.email)
    const desk = (part: 'antwoorden' | 'toezicht') =>
      paths.deskActivityPart(project.number, activity.slug, part)
    const sheet = paths.deskActivitySheet(project.number, activity.slug)
    const one = paths.answerOne(project.number, activity.slug, nr)
    for (const address of [desk('antwoorden'), desk('toezicht'), sheet, one])
      expect(await (await adviser.get(address)).text(), address).not.toContain(secret)
    const led = await app.as(lena.email)
    expect(await read(led, desk('antwoorden'))).toContain(secret)
    expect(await (await led.get(sheet)).text()).toContain(secret)
    expect(await read(led, one)).toContain('Alleen voor het projectteam')
    // It waits for nobody to look at it: it comes on no page.
    expect(await read(led, desk('toezicht'))).not.toContain(secret)
    await led.post(one, { uitkomst: 'adopted', redenen: 'Wij komen langs.', doe: 'antwoord' })
    expect(await read(app.visitor(), path)).toContain('Wij komen langs.')
    expect(await read(app.visitor(), page())).not.toContain('Wij komen langs.')
  })

  test('stays private, whoever would have it otherwise', async () => {
    const { nr } = await writeOne()
    const one = await contributionByNr(app.db, nr)
    await expect(
      sql`update contribution set state = 'shown' where nr = ${nr}`.execute(app.db),
    ).rejects.toThrow('contribution_private')
    await expect(
      sql`update contribution set is_private = false where id = ${one?.id}`.execute(app.db),
    ).rejects.toThrow('what is private stays so')
    const led = await app.as(lena.email)
    await led.post(paths.deskActivityPart(project.number, activity.slug, 'toezicht'), {
      ...{ nr: String(nr), doe: 'released' },
    })
    expect((await contributionByNr(app.db, nr))?.state).toBe('held')
  })

  test('is possible only where the leader chose so', async () => {
    activity = await openActivity(app.act({ actor: leader }), project, { title: `Openbaar ${nth}` })
    expect(await read(app.visitor(), form())).not.toContain('Wie mag dit lezen?')
    await app.visitor().post(form(), sent({ lezen: 'team' }))
    expect(await shown()).toHaveLength(1)
  })

  test('is entered from paper as well', async () => {
    const led = await app.as(lena.email)
    const path = paths.deskActivityPart(project.number, activity.slug, 'invoeren')
    const next = await led.postAndSee(path, {
      ...sent({ titel: secret, plek: await place('Dubbeldam'), lezen: 'team' }),
      ...{ hoe: 'paper', bron: 'brief' },
    })
    expect(words(next.html)).toContain('Het is ingevoerd')
    expect(await shown()).toHaveLength(0)
    const paper = await read(led, paths.deskActivityPart(project.number, activity.slug, 'papier'))
    for (const text of ['Bushalte', 'Alleen de mensen die aan dit project werken mogen dit lezen'])
      expect(paper).toContain(text)
  })
})
