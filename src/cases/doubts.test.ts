import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { doubtsAbout } from './doubts.ts'
import { type Process, processSchema } from './schema.ts'

const folder = new URL('../../config/processes/', import.meta.url)
const read = (name: string): Process =>
  processSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
const wish = read('neighbourhood_wish.json')

/** The wish process, in which the jury may take so many weeks. */
const withAdviceOf = (weeks: number): Process => ({
  ...wish,
  steps: wish.steps.map((step) =>
    step.key === 'advice' ? { ...step, term: { ...step.term, length: weeks } } : step,
  ),
})

describe('what is worth a second look', () => {
  test('is nothing in the processes of the demo municipality', () => {
    for (const name of readdirSync(folder)) expect(doubtsAbout(read(name)), name).toEqual([])
  })

  test('is a step that is late before it begins, because its term counts from the submission', () => {
    // The decision has eight weeks, and checking takes one.
    expect(doubtsAbout(withAdviceOf(6))).toEqual([])
    const [doubt, ...others] = doubtsAbout(withAdviceOf(7))
    expect(others).toEqual([])
    expect(doubt?.place).toEqual({ step: 'decision' })
    expect(doubt?.message.nl).toContain("De termijn van 'Beslissen' telt vanaf het insturen")
  })
})
