import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from './folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'meemaken-folder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a folder is made with those above it, and once is enough', () => {
  makeFolder(join(folder, 'a', 'b', 'c'))
  makeFolder(join(folder, 'a', 'b', 'c'))
  expect(existsSync(join(folder, 'a', 'b', 'c'))).toBe(true)
})

test('where no folder can be, it says so', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST')
  expect(() => makeFolder(join(folder, 'file', 'in'))).toThrow()
})

test.runIf(existsSync('/proc/self'))('where the system makes none, it does not try for ever', () => {
  expect(() => makeFolder('/proc/meemaken')).toThrow('ENOENT')
  expect(() => makeFolder('/proc/1/meemaken/data')).toThrow()
})
