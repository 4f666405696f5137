import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type FrameworkDefinition, frameworkSchema } from '../frameworks/index.ts'
import { projectRoot } from '../kit/settings.ts'
import { compareSheets, jointSheet, mayAnswer, type Sheet, sheetFaults, stageOf } from './rules.ts'

const framework: FrameworkDefinition = frameworkSchema.parse(
  JSON.parse(readFileSync(`${projectRoot}/config/frameworks/contribution.json`, 'utf8')),
)
const checks = ['for_the_city', 'lawful', 'public_aim', 'open_to_all', 'still_to_come', 'not_paid_elsewhere']
const points = ['social_value', 'support', 'feasibility', 'continuity', 'inclusion', 'proportion']

/** A sheet with these points in the order of the criteria, each with a reason. */
const sheetOf = (given: readonly number[], more: Partial<Sheet['answers']> = {}, why = 'Daarom.'): Sheet => ({
  answers: {
    ...Object.fromEntries(checks.map((id) => [id, 'yes'])),
    ...Object.fromEntries(points.map((id, at) => [id, `s${given[at]}`])),
    ...more,
  },
  reasons: Object.fromEntries(points.map((id) => [id, why])),
})
const now = new Date('2026-11-21T10:00:00Z')
const none = { talked_at: null, sheet: null, settled_at: null, released_at: null, called_off_at: null }
const doneWith = (sheet: Sheet) => ({ sheet, done_at: now })

describe('a sheet', () => {
  test('is whole with every answer and a reason for each point', () => {
    expect(sheetFaults(framework, sheetOf([3, 2, 2, 2, 2, 2]))).toEqual({})
    expect(sheetFaults(framework, sheetOf([3, 2, 2, 2, 2, 2], {}, ' '))).toEqual(
      Object.fromEntries(points.map((id) => [id, 'reason'])),
    )
    expect(sheetFaults(framework, { answers: {}, reasons: {} }).social_value).toBe('answer')
  })

  test('needs no points after a no, but the reason for that no', () => {
    const answers = { for_the_city: 'yes', lawful: 'yes', public_aim: 'no' }
    expect(sheetFaults(framework, { answers, reasons: {} })).toEqual({ public_aim: 'reason' })
    expect(sheetFaults(framework, { answers, reasons: { public_aim: 'Het is een winkel.' } })).toEqual({})
  })
})

describe('two sheets', () => {
  test('that differ by 15 points or less and come to the same need no talk', () => {
    // 75 and 66,7: both contribute.
    const compared = compareSheets(framework, sheetOf([3, 2, 2, 2, 2, 2]), sheetOf([2, 2, 2, 2, 2, 2]))
    expect(compared.talkBecause).toBeNull()
    expect(compared.difference).toBeCloseTo(8.333, 2)
    expect(compared.isSame).toBe(false)
  })

  test('that differ by exactly the limit need no talk, and by more they do', () => {
    // 15 points: continuity 3 or 0, with everything else the same.
    const exactly = compareSheets(framework, sheetOf([3, 3, 3, 3, 3, 3]), sheetOf([3, 3, 3, 0, 3, 3]))
    expect(exactly.difference).toBeCloseTo(15, 9)
    expect(exactly.talkBecause).toBe('outcome')
    const more = compareSheets(framework, sheetOf([3, 3, 3, 3, 3, 3]), sheetOf([2, 2, 3, 3, 3, 2]))
    expect(more.difference).toBeGreaterThan(15)
    expect(more.talkBecause).toBe('points')
  })

  test('talk about another outcome, also when a no makes points superfluous', () => {
    const no = sheetOf([3, 2, 2, 2, 2, 2], { open_to_all: 'no' })
    expect(compareSheets(framework, sheetOf([3, 2, 2, 2, 2, 2]), no).talkBecause).toBe('outcome')
  })

  test('give one sheet with what both chose, open where they differ', () => {
    const first = sheetOf([3, 2, 2, 2, 2, 2], { needs: ['place', 'money'] }, 'Reden een.')
    const second = sheetOf([2, 2, 2, 2, 2, 2], { needs: ['money', 'place'] }, 'Reden twee.')
    const joint = jointSheet(framework, first, second)
    expect(joint.answers.social_value).toBeUndefined()
    expect(joint.answers.support).toBe('s2')
    expect(joint.answers.needs).toEqual(['place', 'money'])
    expect(joint.reasons.support).toBe('Reden een.\nReden twee.')
    expect(sheetFaults(framework, joint)).toEqual({ social_value: 'answer' })
  })
})

describe('a weighing', () => {
  const one = sheetOf([3, 3, 3, 3, 3, 3])
  const other = sheetOf([1, 1, 1, 1, 1, 1])
  const stage = (
    changes: Partial<Parameters<typeof stageOf>[1]>,
    ...sheets: Parameters<typeof stageOf>[2][number][]
  ) => stageOf(framework, { ...none, ...changes }, sheets)

  test('goes from two apart, by a talk, to one sheet', () => {
    expect(stage({}, doneWith(one))).toBe('seat_empty')
    expect(stage({}, doneWith(one), { sheet: other, done_at: null })).toBe('assessing')
    expect(stage({}, doneWith(one), doneWith(other))).toBe('talk')
    expect(stage({ talked_at: now }, doneWith(one), doneWith(other))).toBe('joining')
    expect(stage({ talked_at: now, sheet: one }, doneWith(one), doneWith(other))).toBe('agreeing')
    expect(stage({ sheet: one, settled_at: now }, doneWith(one), doneWith(other))).toBe('settled')
    expect(stage({ sheet: one, settled_at: now, released_at: now })).toBe('released')
    expect(stage({ called_off_at: now }, doneWith(one), doneWith(other))).toBe('called_off')
  })

  test('lets nobody change a sheet that is done, except after a talk', () => {
    expect(mayAnswer('assessing', { done_at: null }, false)).toBe(true)
    expect(mayAnswer('assessing', { done_at: now }, false)).toBe(false)
    expect(mayAnswer('talk', { done_at: now }, false)).toBe(false)
    expect(mayAnswer('joining', { done_at: now }, false)).toBe(false)
    expect(mayAnswer('joining', { done_at: now }, true)).toBe(true)
    expect(mayAnswer('settled', { done_at: now }, true)).toBe(false)
  })
})
