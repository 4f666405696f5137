import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/dates.ts'
import { paths } from '../paths.ts'
import { actorOf, grantRole, insertPerson } from '../people/index.ts'
import type { Project } from '../projects/index.ts'
import { runningProject } from '../projects/testing.ts'
import { type FormFields, type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { keepParagraphs } from './actions.ts'
import { paragraphsWritten, readParagraphs } from './paragraph-rules.ts'
import { type Activity, listShown, paragraphsOf } from './store.ts'
import { openActivity } from './testing.ts'

const lena = { name: 'Lena Leider', email: 'lena@gemeente.example' }
const text =
  '# Bomen\n\nWij planten elk jaar\nhonderd bomen.\n\nBomen die ziek zijn, gaan weg.\n\n# Gras\n\nWij maaien minder.'

let app: TestApp
let project: Project
let activity: Activity
let leader: Actor

beforeAll(async () => {
  app = await testApp()
  const person = await insertPerson(app.db, { ...lena, confirmedAt: testNow }, testNow)
  await grantRole(app.act(), { ...lena, role: 'project_leader', areaId: null })
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
  activity = await openActivity(act, project, { title: `Tekst ${nth}`, asks: 'reaction' }, 'paragraphs')
  const read = readParagraphs(text)
  if (!read.ok) throw new Error('The text cannot be read')
  await keepParagraphs(act, activity.id, read.paragraphs)
})

const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const read = async (visitor: Visitor, path: string): Promise<string> =>
  words(await (await visitor.get(path)).text())
const form = () => paths.contribute(project.slug, activity.slug)
const page = () => paths.activity(project.slug, activity.slug)
const sent = (fields: FormFields = {}): FormFields => ({
  ...{ titel: 'Liever tweehonderd', tekst: 'Het kan best.', toon: 'anonymous', gezien: 'ja', ...fields },
})
const shown = () => listShown(app.db, activity.id, { order: 'newest', text: '', offset: 0, limit: 50 })

describe('a text', () => {
  test('is read by its empty lines, numbered without its headings, and written as it was', () => {
    const read = readParagraphs(`\r\n${text.replaceAll('\n', '\r\n')}\r\n\r\n#\r\n`)
    expect(read.ok && read.paragraphs.map(({ number }) => number)).toEqual([null, 1, 2, null, 3])
    const same = readParagraphs(text)
    if (same.ok) expect(paragraphsWritten(same.paragraphs)).toBe(text)
    const fault = (text: string) => {
      const read = readParagraphs(text)
      return read.ok ? null : read.fault.kind
    }
    expect(fault('  \n\n ')).toBe('none')
    expect(fault('# Alleen een kop')).toBe('none')
    expect(fault('x'.repeat(4001))).toBe('long')
    expect(fault(Array.from({ length: 301 }, () => 'Alinea.').join('\n\n'))).toBe('many')
  })

  test('is put there by the leader, who can change it until the first day', async () => {
    const visitor = await app.as(lena.email)
    const typed = {
      ...{ kind: 'paragraphs', way: 'online', title: `Plan ${nth}`, question: 'Wat vind je van dit plan?' },
      ...{ asks: 'reaction', rules: ['without_email'] },
      ...{ opens: addDays(dayOf(testNow), 3), closes: addDays(dayOf(testNow), 9) },
    }
    const path = paths.newActivity(project.number)
    const empty = await visitor.post(path, { ...typed, paragraphs: '# Kop' })
    expect(empty.status).toBe(422)
    expect(words(await empty.text())).toContain('Zet hier de tekst neer, met ten minste een alinea.')
    const made = await visitor.postAndSee(path, { ...typed, paragraphs: text })
    expect(words(made.html)).toContain('De activiteit is gemaakt')
    const at = made.path.split('?')[0] ?? ''
    const html = await (await visitor.get(at)).text()
    const seen = /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const changed = await visitor.postAndSee(at, {
      ...typed,
      paragraphs: 'Alles anders.',
      seen,
      doe: 'bewaar',
    })
    expect(words(changed.html)).toContain('De activiteit is veranderd')
    const preview = await read(visitor, `${at}/voorbeeld`)
    expect(preview).toContain('1. Alles anders.')
    expect(preview).not.toContain('honderd bomen')
  })
})

describe('a reaction to a paragraph', () => {
  test('is sent from the paragraph, and counted and read beside it', async () => {
    const html = await (await app.visitor().get(page())).text()
    const [, link = ''] = /href="([^"]*alinea=2)"[^>]*>Reageer op deze alinea</.exec(html) ?? []
    expect(await (await app.visitor().get(link)).text()).toMatch(/<option value="alinea-2" selected/)
    const without = await app.visitor().post(form(), sent())
    expect(without.status).toBe(422)
    expect(words(await without.text())).toContain('Kies de alinea waarop je reageert.')
    expect((await app.visitor().post(form(), sent({ alinea: 'alinea-9' }))).status).toBe(422)
    await app.visitor().post(form(), sent({ alinea: 'alinea-1' }))
    await app.visitor().post(form(), sent({ titel: 'Spaar ze', alinea: 'alinea-2' }))
    await app.visitor().post(form(), sent({ titel: 'Snoei ze', alinea: 'alinea-2' }))
    expect(await shown()).toHaveLength(3)
    const all = await read(app.visitor(), page())
    expect(all).toContain('Bomen die ziek zijn, gaan weg. 2 reacties')
    expect(all).toContain('Over alinea 1')
    const one = await read(app.visitor(), `${page()}?waar=alinea-2`)
    expect(one).toContain('Snoei ze')
    expect(one).not.toContain('Liever tweehonderd')
    const [last] = await shown()
    const own = await read(app.visitor(), paths.contribution(project.slug, activity.slug, last?.nr ?? 0))
    expect(own).toContain('Bomen die ziek zijn, gaan weg. Over alinea 2')
    const led = await app.as(lena.email)
    const bench = paths.deskActivityPart(project.number, activity.slug, 'antwoorden')
    expect(await read(led, `${bench}?waar=alinea-1`)).toContain('Liever tweehonderd')
    expect(await read(led, `${bench}?waar=alinea-1`)).not.toContain('Spaar ze')
    expect(await (await led.get(paths.deskActivitySheet(project.number, activity.slug))).text()).toContain(
      'alinea 2',
    )
  })

  test('the newest stand beside their paragraph, with a link to all; one statement more however much there is', async () => {
    const statements = async (): Promise<number> => {
      await app.visitor().get(page())
      app.takeQueries()
      await app.visitor().get(page())
      return app.takeQueries().length
    }
    const send = async (nr: number, alinea: string) => {
      await sql`delete from rate_limit`.execute(app.db)
      await app.visitor().post(form(), sent({ titel: `Zin ${nr}`, tekst: '', alinea }))
    }
    await send(1, 'alinea-1')
    const few = await statements()
    for (const nr of [2, 3, 4]) await send(nr, 'alinea-2')
    expect(await statements()).toBe(few)
    const html = await (await app.visitor().get(page())).text()
    const [, second = ''] = html.split('id="alinea-2"')
    const said = words(second.split('id="alinea-3"')[0] ?? '')
    expect(said).toContain('3 reacties')
    expect(said).toMatch(/Zin 4 .* Zin 3 .* Lees alle 3 reacties op alinea 2/)
    expect(said).not.toContain('Zin 2')
    // Three paragraphs are seen at a glance; a longer text has a list to jump from.
    expect(html).not.toContain('Ga naar een alinea')
    const long = readParagraphs(`${text}\n\nWij snoeien in de winter.`)
    const other = await openActivity(
      app.act({ actor: leader }),
      project,
      { title: `Lang ${nth}` },
      'paragraphs',
    )
    if (long.ok) await keepParagraphs(app.act({ actor: leader }), other.id, long.paragraphs)
    const jump = await (await app.visitor().get(paths.activity(project.slug, other.slug))).text()
    expect(jump).toMatch(/href="#alinea-4"[^>]*>4\. Wij snoeien/)
  })

  test('is refused for a paragraph of another text', async () => {
    const [other] = (await paragraphsOf(app.db, activity.id)).filter(({ number }) => number === 3)
    const act = app.act({ actor: leader })
    activity = await openActivity(act, project, { title: `Kort ${nth}`, asks: 'reaction' }, 'paragraphs')
    await keepParagraphs(act, activity.id, [{ number: 1, body: 'Kort.' }])
    for (const alinea of ['alinea-3', other?.id ?? ''])
      expect((await app.visitor().post(form(), sent({ alinea }))).status).toBe(422)
    expect(await shown()).toHaveLength(0)
  })

  test('comes from paper too: the text and its numbers are printed', async () => {
    const led = await app.as(lena.email)
    const paper = await read(led, paths.deskActivityPart(project.number, activity.slug, 'papier'))
    expect(paper).toContain('3. Wij maaien minder.')
    expect(paper).toContain('Op welke alinea reageer je? Nummer')
    const path = paths.deskActivityPart(project.number, activity.slug, 'invoeren')
    await led.post(path, { ...sent({ alinea: 'alinea-3' }), hoe: 'paper', bron: 'brief' })
    expect((await shown())[0]?.paragraph_id).not.toBeNull()
  })
})
