import { describe, expect, test } from 'vitest'
import type { FormDefinition } from '../forms/index.ts'
import { mostPasted, readQuestions, withPasted } from './paste.ts'

const empty: FormDefinition = {
  ...{
    key: 'survey_x',
    version: 1,
    paper_code: 'ENQX',
    title: { nl: 'Plein', en: 'Square' },
    calculations: [],
  },
  ways: [],
  sections: [
    { key: 'page_1', slug: 'pagina-1', title: { nl: 'De vragen', en: 'The questions' }, fields: [] },
  ],
}

describe('questions in a text', () => {
  test('are lines, with their answers and pages below them', () => {
    const { pages, faults } = readQuestions(
      'Hoe vaak kom je hier? | How often do you come here?\r\n- Vaak | Often\r\n- Nooit\r\n\r\n' +
        'Wat doe je er?\n* Spelen\n* Zitten\n# Later\nWat mis je? (mag leeg)\n',
    )
    expect(faults).toEqual([])
    expect(pages.map(({ title }) => title?.nl ?? null)).toEqual([null, 'Later'])
    const { sections } = withPasted(empty, 'page_1', pages)
    expect(sections.map(({ title, fields }) => [title.nl, fields.length])).toEqual([
      ['De vragen', 2],
      ['Later', 1],
    ])
    const [first, second] = sections[0]?.fields ?? []
    expect(first).toMatchObject({
      type: 'choice',
      required: true,
      label: { nl: 'Hoe vaak kom je hier?', en: 'How often do you come here?' },
      options: [{ label: { nl: 'Vaak', en: 'Often' } }, { label: { nl: 'Nooit', en: 'Nooit' } }],
    })
    expect(second).toMatchObject({ type: 'multi_choice' })
    expect(sections[1]?.fields[0]).toMatchObject({
      type: 'long_text',
      required: false,
      label: { nl: 'Wat mis je?', en: 'Wat mis je?' },
    })
  })

  test('come behind what stands there, under keys of their own', () => {
    const twice = readQuestions('Waarom?\nWaarom?').pages
    const made = withPasted(withPasted(empty, 'page_1', twice), 'page_1', twice)
    const keys = made.sections[0]?.fields.map(({ key }) => key) ?? []
    expect(keys.length).toBe(4)
    expect(new Set(keys).size).toBe(4)
  })

  test('that cannot be read are told by their line', () => {
    const told = (text: string) => readQuestions(text).faults.map(({ line, fault }) => `${line} ${fault}`)
    expect(told('- Ja')).toEqual(['1 answer_first'])
    expect(told('Een?\n\n# Twee\n- Ja')).toEqual(['4 answer_first'])
    expect(told('Een?\n- Ja')).toEqual(['1 one_answer'])
    expect(told('Een?\n- Ja\n* Nee')).toEqual(['1 both_kinds'])
    expect(told('#')).toEqual(['1 no_title'])
    expect(told('x'.repeat(401))).toEqual(['1 too_long'])
    expect(told(Array.from({ length: mostPasted + 1 }, () => 'Waarom?').join('\n'))).toEqual([
      `${mostPasted + 1} too_many`,
    ])
    expect(told(`Een?\n${'- Ja\n'.repeat(61)}`)).toEqual(['62 too_many'])
  })

  test('of nothing are nothing', () => {
    expect(readQuestions(' \n\n').pages).toEqual([])
  })
})
