import { expect, test } from 'vitest'
import { type GuideCandidate, suggestGuides } from './guides.ts'

const candidate = (id: string, change: Partial<GuideCandidate> = {}): GuideCandidate => ({
  id,
  areaIds: [],
  expertise: [],
  openCases: 5,
  awayUntil: null,
  ...change,
})
const wanted = { areaIds: ['krispijn', 'west'], subjects: ['green'] }
const order = (candidates: readonly GuideCandidate[]) => suggestGuides(candidates, wanted).map(({ id }) => id)

test('who knows the area comes first, and the reason is given', () => {
  const [first] = suggestGuides([candidate('a'), candidate('b', { areaIds: ['west'] })], wanted)
  expect(first).toMatchObject({ id: 'b', reasons: [{ code: 'area' }] })
})

test('area and subject together beat each alone', () => {
  expect(
    order([
      candidate('a', { areaIds: ['west'] }),
      candidate('b', { areaIds: ['west'], expertise: ['green'] }),
      candidate('c', { expertise: ['green'] }),
    ]),
  ).toEqual(['b', 'a', 'c'])
})

test('between equals, who has the most room', () => {
  expect(order([candidate('a', { openCases: 9 }), candidate('b', { openCases: 2 }), candidate('c')])).toEqual(
    ['b', 'c', 'a'],
  )
})

test('who is away comes last, however well they fit, and stays visible', () => {
  const suggestions = suggestGuides(
    [
      candidate('a', { areaIds: ['west'], expertise: ['green'], openCases: 0, awayUntil: '2026-12-01' }),
      candidate('b', { openCases: 20 }),
    ],
    wanted,
  )
  expect(suggestions.map(({ id }) => id)).toEqual(['b', 'a'])
  expect(suggestions[1]?.reasons).toContainEqual({ code: 'away', until: '2026-12-01' })
})

test('no numbers of cases in the reasons', () => {
  expect(JSON.stringify(suggestGuides([candidate('a', { openCases: 37 })], wanted))).not.toContain('37')
})
