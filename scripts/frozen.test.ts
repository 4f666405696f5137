import { expect, test } from 'vitest'
import { freezeConfig } from './frozen.ts'

const frozen = { 'processes/green.json': { '1': 'a', '2': 'b' } }
const green = (version: number, hash: string) => ({ file: 'processes/green.json', version, hash })

test('what was published may stay as it is', () => {
  expect(freezeConfig([green(2, 'b')], frozen)).toEqual({ faults: [], fresh: [], next: frozen })
})

test('the same version never says something else', () => {
  const { faults, next } = freezeConfig([green(2, 'changed')], frozen)
  expect(faults).toEqual([
    'config/processes/green.json: version 2 was published and says something else now: make it version 3.',
  ])
  expect(next).toEqual(frozen)
})

test('numbers only go up: an older version is no newer one', () => {
  expect(freezeConfig([green(1, 'a')], frozen).faults).toHaveLength(1)
})

test('a new version and a new file are written down beside what was', () => {
  const files = [green(3, 'c'), { file: 'forms/idea.json', version: 1, hash: 'i' }]
  const { faults, fresh, next } = freezeConfig(files, frozen)
  expect(faults).toEqual([])
  expect(fresh).toEqual(['processes/green.json version 3', 'forms/idea.json version 1'])
  expect(next).toEqual({
    'processes/green.json': { '1': 'a', '2': 'b', '3': 'c' },
    'forms/idea.json': { '1': 'i' },
  })
})
