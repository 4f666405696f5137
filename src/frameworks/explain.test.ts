import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../kit/settings.ts'
import { explain } from './explain.ts'
import { readFrameworkFile } from './files.ts'

const front = readFrameworkFile(join(projectRoot, 'config', 'frameworks', 'front-door.json'))
const level = readFrameworkFile(join(projectRoot, 'config', 'frameworks', 'participation-level.json'))

test('an outcome is told with its reasons, advice and answers, in both languages', () => {
  const answers = { about: 'defect' }
  expect(explain(front, answers, 'nl')).toMatchObject({
    outcome: { id: 'defect_report', title: 'Melding' },
    reasons: [{ rule: 'defect', advice: ['Is er gevaar? Bel dan meteen de gemeente.'] }],
    answers: [{ text: 'Waar gaat het over?', answers: ['Iets op straat is kapot, vies of gevaarlijk'] }],
    incomplete: [],
  })
  expect(explain(front, answers, 'en').outcome?.title).toBe('Report')
})

test('sums, flags and methods come along', () => {
  const answers = {
    choice_left: 'yes',
    statutory: 'no',
    urgent: 'no',
    exception: 'no',
    room: 'detail',
    impact: 'great',
    reach: 'district',
    interests: 'strongly',
    knowledge: 'partly',
    cooperation: 'handy',
  }
  const told = explain(level, answers, 'nl')
  expect(told.scores).toEqual([{ id: 'need', name: 'Behoefte aan participatie', value: 9 }])
  expect(told.flags).toEqual(['Spanning: mensen willen meer invloed dan er is.'])
  expect(told.methods.map(({ title }) => title)).toContain('Vraag een onafhankelijke gespreksleider')
  expect(told.reasons.map(({ text }) => text)).toEqual([
    'Samen is dat 9 van de 12 punten. Daarbij past coproduceren.',
    'Dit raakt mensen sterk.',
    'Er is minder te kiezen dan mensen willen. Zeg dat eerlijk en leg uit waarom.',
  ])
})

test('what is still to be answered is named', () => {
  expect(explain(front, {}, 'nl')).toMatchObject({ outcome: null, reasons: [], incomplete: ['about'] })
})
