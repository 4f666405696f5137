import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMunicipality } from '../kit/municipality.ts'
import { readSettings } from '../kit/settings.ts'
import { addOutcome, addStep, moveStep, outcomesTo, removeOutcome, removeStep } from './edit.ts'
import { walkExample } from './example.ts'
import { processFacts } from './process-facts.ts'
import type { Process } from './schema.ts'
import { validateProcess } from './validate.ts'

const url = new URL('../../config/processes/neighbourhood_wish.json', import.meta.url)
const loaded = validateProcess(JSON.parse(readFileSync(url, 'utf8')))
if (!loaded.ok) throw new Error('neighbourhood_wish.json is not right')
const { process } = loaded
const sound = (changed: Process): boolean => validateProcess(changed).ok
const keys = (changed: Process): readonly string[] => changed.steps.map((step) => step.key)

const talk = {
  title: { nl: 'Praten met de buren', en: 'Talk with the neighbours' },
  doing: { nl: 'jij praat met je buren', en: 'you talk with your neighbours' },
  explanation: { nl: 'Wij komen erbij als je dat wilt.', en: 'We join if you like.' },
  actor: 'initiator',
  term: { length: 2, unit: 'weeks', kind: 'service' },
  letter: { nl: 'Praat voor {dag} met je buren over {titel}.', en: 'Talk before {day} about {title}.' },
} as const

const added = addStep(process, talk, { step: 'check', outcome: 'complete' })

test('a step in between is a sound process at once: what led on leads to it, and it leads on', () => {
  expect(added.key).toBe('talk_with_the_neighbours')
  expect(keys(added.process).slice(0, 3)).toEqual(['check', added.key, 'advice'])
  expect(outcomesTo(added.process, added.key).map(({ outcome }) => outcome.key)).toEqual(['complete'])
  expect(added.process.steps[1]?.outcomes[0]?.next).toBe('advice')
  expect(sound(added.process)).toBe(true)
  // The same words again get a key of their own.
  expect(addStep(added.process, talk, null)).toMatchObject({ key: 'talk_with_the_neighbours_2' })
  expect(keys(addStep(process, talk, null).process)[0]).toBe(added.key)
})

test('a step that goes takes its ways with it', () => {
  const without = removeStep(process, 'advice', 'decision')
  expect(keys(without)).not.toContain('advice')
  expect(sound(without)).toBe(true)
  expect(outcomesTo(without, 'decision').map(({ step }) => step.key)).toEqual(['check'])
  // The promise of a first answer no longer names the step that went.
  const norms = removeStep(process, 'check', 'advice').norms
  expect(norms.flatMap((norm) => norm.until.map(({ step }) => step))).not.toContain('check')
})

test('moving changes the order only; at the ends nothing moves', () => {
  const moved = moveStep(process, 'decision', -1)
  expect(keys(moved).slice(0, 3)).toEqual(['check', 'decision', 'advice'])
  expect(sound(moved)).toBe(true)
  expect(moveStep(process, 'check', -1)).toEqual(process)
})

test('an outcome more, and one less', () => {
  const more = addOutcome(process, 'advice', { label: { nl: 'Tegen', en: 'Against' }, next: 'decision' })
  expect(more.key).toBe('against')
  expect(sound(more.process)).toBe(true)
  expect(removeOutcome(more.process, 'advice', 'against')).toEqual(process)
})

test('what a version says, so that two can be compared', () => {
  const facts = processFacts(added.process, 'nl')
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
  const of = (id: string) => facts.find((fact) => fact.id === id)
  expect(of(`step.${added.key}.term`)).toMatchObject({
    part: 'Stap: Praten met de buren',
    name: 'Termijn',
    value: '2 weken, onze belofte',
  })
  expect(of('step.check.outcome.complete.after')?.value).toBe('naar de stap "Praten met de buren"')
  expect(of('step.check.title.en')?.name).toBe('Naam (in het Engels)')
})

test('an example walks through the draft, over holidays, and shows each letter', () => {
  const frame = {
    locale: 'nl' as const,
    municipality: readMunicipality(readSettings({}).configDir),
    title: 'Een bank in het park',
    number: '2026-0000',
    contact: null,
  }
  const walk = walkExample(
    added.process,
    '2026-12-21',
    [
      { outcome: 'complete', on: '2026-12-23' },
      { outcome: 'nonsense', on: '2026-12-24' },
    ],
    frame,
  )
  // Five working days from 21 December: the two days of Christmas do not count.
  expect(walk.stays[0]).toMatchObject({ from: '2026-12-21', due: '2026-12-29' })
  expect(walk.promises[0]).toMatchObject({ due: '2026-12-29' })
  expect(walk.stays).toHaveLength(2)
  expect(walk.stays[1]).toMatchObject({ from: '2026-12-23', due: '2027-01-06', left: null })
  const [letter] = walk.stays[1]?.letters ?? []
  expect(letter?.subject).toBe('Een bank in het park: Praten met de buren')
  expect(letter?.lines.join(' ')).toMatch(
    /Praat voor .*6 januari 2027 met je buren over Een bank in het park\./,
  )

  const refused = walkExample(
    process,
    '2026-11-23',
    [
      { outcome: 'complete', on: '2026-11-24' },
      { outcome: 'advised', on: '2026-11-25' },
      { outcome: 'refused', on: '2026-11-26' },
    ],
    frame,
  )
  expect(refused.end).toMatchObject({ kind: 'refused', on: '2026-11-26' })
  expect(refused.stays.at(-1)?.left?.decision).toBe('Besluit over de wijkwens')
  expect(refused.end?.letters.map(({ subject }) => subject)).toEqual([
    'Er is een beslissing over Een bank in het park',
    'Een bank in het park: Niet doorgegaan',
  ])
})
