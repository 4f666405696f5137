import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { linesOf, type PictureStep, pictureWidth, placeSteps, withinPicture } from './layout.ts'
import { ProcessPicture } from './process-picture.tsx'

const steps: readonly PictureStep[] = [
  { key: 'idea', title: 'Idee', state: 'done' },
  { key: 'advice', title: 'Advies', state: 'current', caption: 'tot 8 januari' },
  { key: 'ready', title: 'Klaar', state: 'ahead' },
]

test('lines break at spaces, and a long word keeps a line of its own', () => {
  expect(linesOf('De regiegroep beoordeelt', 14)).toEqual(['De regiegroep', 'beoordeelt'])
  expect(linesOf('Omgevingsvergunning vragen', 8)).toEqual(['Omgevingsvergunning', 'vragen'])
  expect(linesOf('', 8)).toEqual([])
})

test('steps stand at equal distances and the line reaches the current one', () => {
  const { placed, reachedX } = placeSteps(steps)
  expect(placed[1]!.x - placed[0]!.x).toBe(placed[2]!.x - placed[1]!.x)
  expect(reachedX).toBe(placed[1]!.x)
})

test('the words above a step never run out of the picture', () => {
  const words = 'het plan is hier'
  const half = words.length * 4.5
  expect(withinPicture(380, words)).toBe(380)
  expect(withinPicture(54, words)).toBe(half)
  expect(withinPicture(706, words)).toBe(pictureWidth - half)
  expect(withinPicture(54, 'a'.repeat(400))).toBe(pictureWidth / 2)
})

test('the picture says in words where you are, and the list says the same', () => {
  const html = render(<ProcessPicture locale="nl" steps={steps} />)
  expect(html).toContain('3 stappen. Je bent bij stap 2: Advies.')
  expect(html).toContain('aria-current="step"')
  expect(html).toContain('hier ben je nu')
})

test('a process that is explained or was stopped promises no step to come', () => {
  const explained = render(
    <ProcessPicture locale="nl" steps={steps.map((step) => ({ ...step, state: 'ahead' }))} />,
  )
  expect(explained).toContain('>3 stappen.<')
  expect(explained).not.toContain('komt nog')
  const stopped = render(
    <ProcessPicture
      locale="nl"
      steps={steps.map((step, index) => ({ ...step, state: index === 0 ? 'done' : 'ahead' }))}
    />,
  )
  expect(stopped).toContain('3 stappen. Klaar: 1. De rest is niet meer nodig.')
  expect(stopped).not.toContain('komt nog')
  expect(render(<ProcessPicture locale="nl" steps={steps} />)).toContain('komt nog')
})

test('a process with too many steps for a drawing is a list only', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({ ...steps[2]!, key: `${index}` }))
  expect(render(<ProcessPicture locale="en" steps={many} />)).not.toContain('<svg')
})

test('to who reads about something of another, it says what is there', () => {
  const html = render(<ProcessPicture locale="nl" steps={steps} of="het plan" />)
  expect(html).toContain('3 stappen. Nu is het plan bij stap 2: Advies.')
  expect(html).toContain('>het plan is hier<')
  expect(html).toContain('hier is het plan nu')
  expect(html).not.toMatch(/je bent|ben je/i)
})
