import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  everyone,
  type Findable,
  find,
  putFindable,
  rebuildIndex,
  removeFindable,
  suggest,
} from './search.ts'
import { type TestDb, testDb } from './testing.ts'

let test: TestDb
beforeAll(async () => {
  test = await testDb()
})
afterAll(() => test.close())

const thing = (id: string, title: string, more: Partial<Findable> = {}): Findable => ({
  kind: 'initiative',
  id,
  locale: null,
  path: `/initiatieven/${id}`,
  title,
  summary: '',
  text: '',
  audience: [everyone],
  areaId: null,
  at: new Date('2026-05-01T12:00:00Z'),
  ...more,
})

const anyone = { audiences: [everyone], locale: 'nl' } as const
const ids = async (text: string, audiences: readonly string[] = [everyone]): Promise<readonly string[]> =>
  (await find(test.db, { ...anyone, audiences, text })).hits.map(({ id }) => id)

describe('searching', () => {
  beforeAll(async () => {
    await putFindable(test.db, thing('speeltuin', 'Een speeltuin in de Wielhof'))
    await putFindable(test.db, thing('pluktuin', 'Plukken voor iedereen', { text: 'Een tuin met fruit.' }))
    await putFindable(
      test.db,
      thing('fietsen', 'Fietsen stallen bij het station', { summary: 'Veilig gestald.' }),
    )
    await putFindable(
      test.db,
      thing('geheim', 'Vleermuizenkelder', {
        kind: 'case',
        audience: ['team'],
        summary: 'Nog niet openbaar.',
      }),
    )
  })

  it('finds a word in every form, in the title first', async () => {
    expect(await ids('speeltuinen')).toEqual(['speeltuin'])
    expect(await ids('fiets')).toEqual(['fietsen'])
    expect(await ids('tuinen')).toEqual(['speeltuin', 'pluktuin'])
  })

  it('wants every word, in any order, and passes over small ones', async () => {
    expect(await ids('station fiets')).toEqual(['fietsen'])
    expect(await ids('de fiets bij het speeltuin')).toEqual([])
    expect(await ids('de')).toEqual(['speeltuin'])
  })

  it('finds what is written together by its parts, and apart what is written together', async () => {
    expect(await ids('tuin')).toContain('speeltuin')
    await putFindable(test.db, thing('rij', 'Bank voor de buurt'))
    expect(await ids('buurtbank')).toEqual(['rij'])
    await removeFindable(test.db, 'initiative', 'rij')
  })

  it('finds what is written together when it is typed apart, and a street by its short name', async () => {
    await putFindable(test.db, thing('linde', 'Bloemen in de Lindenhofstraat', { text: '2026-0042' }))
    for (const typed of ['lindenhof straat', 'lindenhofstr', 'bloemen lindenhof straat', '42', '2026-42'])
      expect(await ids(typed), typed).toEqual(['linde'])
    await removeFindable(test.db, 'initiative', 'linde')
  })

  it('finds Dutch words by everyday English ones, for who reads in English', async () => {
    const inEnglish = async (text: string) =>
      (await find(test.db, { ...anyone, locale: 'en', text })).hits.map(({ id }) => id)
    expect(await inEnglish('playground')).toEqual(['speeltuin'])
    expect(await inEnglish('bicycles')).toEqual(['fietsen'])
    expect(await ids('bicycles')).toEqual([])
  })

  it('forgives a typing error and says so', async () => {
    for (const typed of ['speltuin', 'speeltiun', 'speeltuim']) {
      const found = await find(test.db, { ...anyone, text: typed })
      expect(found.corrected).toEqual([{ typed, meant: 'speeltuin' }])
      expect(found.hits.map(({ id }) => id)).toEqual(['speeltuin'])
    }
    expect((await find(test.db, { ...anyone, text: 'xylofoon' })).corrected).toEqual([])
  })

  it('does not find what somebody may not see, nor suggest or correct to it', async () => {
    expect(await ids('vleermuizenkelder')).toEqual([])
    expect((await find(test.db, { ...anyone, text: 'vleermuizenkeldr' })).corrected).toEqual([])
    expect(await suggest(test.db, { ...anyone, text: 'vleer' }, 5)).toEqual([])
    expect(await ids('vleermuizenkelders', ['everyone', 'team'])).toEqual(['geheim'])
  })

  it('suggests titles by the beginning of a word', async () => {
    const titles = (await suggest(test.db, { ...anyone, text: 'spee' }, 5)).map(({ title }) => title)
    expect(titles).toEqual(['Een speeltuin in de Wielhof'])
    expect(await suggest(test.db, { ...anyone, text: 's' }, 5)).toEqual([])
  })

  it('follows a change, and forgets what nobody may find', async () => {
    await putFindable(test.db, thing('pluktuin', 'Boomgaard', { at: new Date('2026-06-01T12:00:00Z') }))
    expect(await ids('fruit')).toEqual([])
    expect(await ids('boomgaarden')).toEqual(['pluktuin'])
    await putFindable(test.db, thing('pluktuin', 'Boomgaard', { audience: [] }))
    expect(await ids('boomgaard')).toEqual([])
  })

  it('takes anything that people type', async () => {
    const strange = [
      "'",
      '":*',
      '& | ! <->',
      'a:b',
      '\\',
      '(((',
      '日本語',
      'مرحبا',
      '😀',
      '\u0000',
      'x'.repeat(5000),
    ]
    for (const text of [...strange, strange.join(' ')]) {
      await putFindable(
        test.db,
        thing('vreemd', text.replaceAll('\u0000', ''), { text: text.replaceAll('\u0000', '') }),
      )
      expect(Array.isArray(await ids(text)), text).toBe(true)
      expect(Array.isArray(await suggest(test.db, { ...anyone, text }, 3))).toBe(true)
    }
    expect(await ids('日本語')).toEqual(['vreemd'])
  })

  it('is built anew from its sources', async () => {
    async function* all() {
      yield thing('een', 'Eerste boom')
      yield thing('twee', 'Tweede bomen')
    }
    expect(await rebuildIndex(test.db, [all])).toBe(2)
    expect((await ids('boom')).toSorted()).toEqual(['een', 'twee'])
    expect(await ids('speeltuin')).toEqual([])
  })
})
