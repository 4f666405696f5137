import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from './kit/settings.ts'

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')
const names = Object.keys(JSON.parse(read('package.json')).dependencies)
const rows = read('docs/dependencies.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))

it('tells of every dependency what it is for, and what we would do without it', () => {
  expect(rows.map(([, name]) => name).sort()).toEqual([...names].sort())
  for (const [, name, purpose, , without] of rows) {
    expect(purpose, name).not.toBe('')
    expect(without, name).not.toBe('')
  }
})

it('names the licence that each dependency comes with', () => {
  const licences = names.map((name) => [name, JSON.parse(read(`node_modules/${name}/package.json`)).license])
  expect(Object.fromEntries(rows.map(([, name, , licence]) => [name, licence]))).toEqual(
    Object.fromEntries(licences),
  )
})

it('stays small', () => {
  expect(names.length).toBeLessThan(30)
})
