import { expect, test } from 'vitest'
import { wantedType } from './accept.ts'

const offered = ['application/json', 'application/geo+json'] as const

test.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['application/geo+json', 'application/geo+json'],
  ['Application/GEO+JSON', 'application/geo+json'],
  ['application/geo+json, application/json', 'application/json'],
  ['application/json;q=0.5, application/geo+json', 'application/geo+json'],
  ['application/geo+json;q=0.5, */*;q=0.4', 'application/geo+json'],
  ['application/json;q=0, */*', 'application/geo+json'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
  ['text/html', null],
  ['application/json;q=0', null],
  ['application/json;q=veel', null],
  [',;,', null],
])('who accepts %s gets %s', (header, type) => {
  expect(wantedType(header, offered)).toBe(type)
})
