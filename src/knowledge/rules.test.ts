import { describe, expect, test } from 'vitest'
import { readSettings } from '../kit/settings.ts'
import { composePack, leaveOut, pieceKeys } from './rules.ts'
import { type PackPieces, packPieces, packSchema } from './schema.ts'

const both = (text: string) => ({ nl: text, en: text })
const piece = (key: string, section: 'process' | 'funds', when: Record<string, string[]>) => ({
  key,
  section,
  title: both(key),
  body: both('Tekst.'),
  when,
})
const pack: PackPieces = {
  sections: [
    { key: 'process', title: both('Zo gaat het') },
    { key: 'funds', title: both('Geld') },
  ],
  pieces: [
    piece('always', 'process', {}),
    piece('city', 'process', { kind: ['city_wish'] }),
    piece('fund', 'funds', { kind: ['city_wish', 'neighbourhood_wish'], needs: ['money'] }),
  ],
}

describe('composing a pack', () => {
  test('takes the pieces of which every condition fits, with the reasons', () => {
    const sections = composePack(pack, { kind: ['city_wish'], needs: ['place', 'money'] })
    expect(pieceKeys(sections)).toEqual(['always', 'city', 'fund'])
    expect(sections[0]?.pieces[0]?.because).toEqual([])
    expect(sections[1]?.pieces[0]?.because).toEqual([
      { fact: 'kind', value: 'city_wish' },
      { fact: 'needs', value: 'money' },
    ])
  })

  test('leaves out what does not fit, what is not known, and sections without pieces', () => {
    const sections = composePack(pack, { kind: ['green'] })
    expect(sections.map((section) => section.key)).toEqual(['process'])
    expect(pieceKeys(sections)).toEqual(['always'])
    expect(pieceKeys(composePack(pack, {}))).toEqual(['always'])
  })

  test('leaves out what the guide leaves out', () => {
    const sections = composePack(pack, { kind: ['city_wish'], needs: ['money'] })
    expect(pieceKeys(leaveOut(sections, ['fund', 'city']))).toEqual(['always'])
  })
})

describe('the pieces of the configuration', () => {
  const { configDir } = readSettings({})

  test.each([true, false])('are right and give every kind a pack (demo city: %s)', (demo) => {
    const pieces = packPieces({ configDir, demo })
    for (const kind of ['green', 'neighbourhood_wish', 'city_wish']) {
      const facts = { kind: [kind], needs: ['money', 'place', 'permit'], subject: ['green'] }
      const sections = composePack(pieces, facts).map((section) => section.key)
      expect(sections).toEqual(expect.arrayContaining(['process', 'people', 'permits', 'funds']))
    }
  })

  test('a piece that is there twice, or without a section, is refused', () => {
    const wrong = { sections: [pack.sections[0]], pieces: [...pack.pieces, pack.pieces[0]] }
    expect(packSchema.safeParse(wrong).error?.issues.map((issue) => issue.message)).toEqual([
      "the piece 'always' is there twice",
      "the section of 'fund' has no title",
    ])
  })
})
