import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TimedHappening } from './events.ts'
import { exceptionsInPicture, pictureOf, sentenceOf } from './picture.ts'
import { deriveCase } from './state.ts'
import { validateProcess } from './validate.ts'

const url = new URL('../../config/processes/city_wish.json', import.meta.url)
const loaded = validateProcess(JSON.parse(readFileSync(url, 'utf8')))
if (!loaded.ok) throw new Error('city_wish.json is not right')
const { process } = loaded

const inAssessment: readonly TimedHappening[] = [
  { type: 'submitted', data: { officerId: 'noor' }, on: '2026-11-02', side: 'initiator' },
  {
    type: 'step_completed',
    data: { step: 'received', outcome: 'to_intake' },
    on: '2026-11-05',
    side: 'municipality',
  },
  {
    type: 'step_completed',
    data: { step: 'intake', outcome: 'to_assessment' },
    on: '2026-12-04',
    side: 'municipality',
  },
]
const stateOn = (today: string, ...more: readonly TimedHappening[]) =>
  deriveCase([...inAssessment, ...more], process, today)

describe('where it stands, in a sentence', () => {
  test('while we work: what, by when, and what the initiator must do', () => {
    expect(sentenceOf(process, stateOn('2026-12-07'), 'nl', '2026-12-07').text).toBe(
      'Stap 3 van 7: wij vragen advies aan de vakafdelingen. Uiterlijk vrijdag 8 januari 2027 ronden wij de stap “Beoordelen” af. Dan hoor je wat eruit kwam. Jij hoeft nu niets te doen.',
    )
  })

  test('for everyone else it speaks about the initiator', () => {
    const { text } = sentenceOf(process, stateOn('2026-12-07'), 'nl', '2026-12-07', { audience: 'everyone' })
    expect(text).toBe(
      'Stap 3 van 7: Beoordelen. Uiterlijk vrijdag 8 januari 2027 ronden wij de stap “Beoordelen” af.',
    )
  })

  test('late is said plainly', () => {
    const standing = sentenceOf(process, stateOn('2027-01-10'), 'nl', '2027-01-10')
    expect(standing.tone).toBe('bad')
    expect(standing.text).toContain('(2 dagen te laat)')
    expect(standing.text).toContain('had op vrijdag 8 januari 2027 klaar moeten zijn')
  })

  test('while we wait for the initiator', () => {
    const state = stateOn('2026-12-08', {
      type: 'paused',
      data: { until: '2026-12-21' },
      on: '2026-12-08',
      side: 'municipality',
    })
    const standing = sentenceOf(process, state, 'en', '2026-12-08', {
      audience: 'initiator',
      contactName: 'Noor',
    })
    expect(standing).toMatchObject({ tone: 'wait', status: 'Step 3 of 7: we are waiting for you' })
    expect(standing.sentences).toEqual([
      'Answer our question by Monday 21 December 2026.',
      'Until then the clock stands still.',
      'Your contact is Noor.',
    ])
  })

  test('a planned decision has its day', () => {
    const state = stateOn('2026-12-08', {
      type: 'decision_planned',
      data: { plannedOn: '2027-01-05', body: 'het college' },
      on: '2026-12-08',
      side: 'municipality',
    })
    expect(sentenceOf(process, state, 'nl', '2026-12-08').text).toContain(
      'staat gepland op dinsdag 5 januari 2027: het college.',
    )
  })

  test('after the end', () => {
    const state = stateOn('2027-01-01', { type: 'withdrawn', data: {}, on: '2026-12-20', side: 'initiator' })
    expect(sentenceOf(process, state, 'nl', '2027-01-01')).toMatchObject({
      status: 'Ingetrokken',
      tone: 'neutral',
    })
  })
})

describe('the picture', () => {
  test('says what is done, where we are and how long the rest may take', () => {
    expect(pictureOf(process, stateOn('2026-12-07'), 'nl').slice(0, 4)).toEqual([
      { key: 'received', title: 'Idee ontvangen', state: 'done', caption: '5 november 2026' },
      { key: 'intake', title: 'Kennismaken', state: 'done', caption: '4 december 2026' },
      { key: 'assessment', title: 'Beoordelen', state: 'current', caption: 'tot en met 8 januari 2027' },
      { key: 'decision', title: 'Beslissen', state: 'ahead', caption: 'hoogstens 4 weken' },
    ])
  })

  test('without a case it explains the process', () => {
    const picture = pictureOf(process, null, 'en')
    expect(picture.every((step) => step.state === 'ahead')).toBe(true)
    expect(picture[0]?.caption).toBe('at most 5 working days')
  })

  test('after a withdrawal nothing is promised any more', () => {
    const state = stateOn('2027-01-01', { type: 'withdrawn', data: {}, on: '2026-12-20', side: 'initiator' })
    const picture = pictureOf(process, state, 'nl')
    expect(picture.map((step) => step.state).join(' ')).toBe('done done ahead ahead ahead ahead ahead')
    expect(picture[2]?.caption).toBe('niet meer nodig')
  })
})

describe('simple green', () => {
  const file = new URL('../../config/processes/green.json', import.meta.url)
  const read = validateProcess(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.ok) throw new Error('green.json is not right')
  const green = read.process
  const asked: readonly TimedHappening[] = [
    { type: 'submitted', data: { officerId: 'noor' }, on: '2026-11-02', side: 'initiator' },
  ]
  const keys = (...events: readonly TimedHappening[]) =>
    pictureOf(green, deriveCase([...asked, ...events], green, '2026-11-10'), 'nl').map(({ key }) => key)

  test('has next year as an exception, and no step of the usual way', () => {
    expect(pictureOf(green, null, 'nl').map(({ key }) => key)).toEqual(['check', 'laying'])
    expect(exceptionsInPicture(green, 'nl')).toEqual([
      { key: 'next_year', title: 'Op de lijst van volgend jaar', caption: 'hoogstens 9 maanden' },
    ])
    expect(exceptionsInPicture(process, 'nl')).toEqual([])
    expect(keys()).toEqual(['check', 'laying'])
  })

  test('shows the exception to who came there', () => {
    const late: TimedHappening = {
      type: 'step_completed',
      data: { step: 'check', outcome: 'next_year' },
      on: '2026-11-09',
      side: 'municipality',
    }
    expect(keys(late)).toEqual(['check', 'next_year', 'laying'])
    const state = deriveCase([...asked, late], green, '2026-11-10')
    expect(sentenceOf(green, state, 'nl', '2026-11-10').status).toMatch(/^Stap 2 van 3/)
  })

  test('says first that it can be done, to who asked', () => {
    const yes: TimedHappening = {
      type: 'feasibility_answered',
      data: { answer: 'feasible' },
      on: '2026-11-09',
      side: 'municipality',
    }
    const state = deriveCase([...asked, yes], green, '2026-11-10')
    const standing = sentenceOf(green, state, 'nl', '2026-11-10')
    expect(standing.status).toBe('Stap 1 van 2: het kan')
    expect(standing.sentences[0]).toContain('Wij hebben gekeken: het kan.')
    const others = sentenceOf(green, state, 'nl', '2026-11-10', { audience: 'everyone' })
    expect(others.text).not.toContain('het kan')
  })

  test('does not say that there is nothing to do while something waits', () => {
    const state = deriveCase(asked, green, '2026-11-10')
    const words = (isAsked: boolean) =>
      sentenceOf(green, state, 'nl', '2026-11-10', { audience: 'initiator', isAsked }).text
    expect(words(false)).toContain('Jij hoeft nu niets te doen.')
    expect(words(true)).not.toContain('Jij hoeft nu niets te doen.')
  })
})
