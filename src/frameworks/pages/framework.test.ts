import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import type { Act } from '../../kit/act.ts'
import { system } from '../../kit/actor.ts'
import { createLog } from '../../kit/log.ts'
import { readMunicipality } from '../../kit/municipality.ts'
import { projectRoot, readSettings } from '../../kit/settings.ts'
import { type TestDb, testDb } from '../../kit/testing.ts'
import {
  adoptFramework,
  currentFramework,
  publishConfiguredFrameworks,
  publishFramework,
} from '../actions.ts'
import { frameworksRoutes } from '../routes.ts'

const settings = readSettings({ MEEMAKEN_CONFIG_DIR: `${projectRoot}/config` })
const municipality = readMunicipality(settings.configDir)
const now = new Date('2026-11-20T10:00:00Z')
let database: TestDb
let queries = 0
let act: Act

beforeAll(async () => {
  database = await testDb({ onQuery: () => (queries += 1) })
  act = { db: database.db, now, actor: system, locale: 'nl', municipality, settings, reactions: {} }
  await publishConfiguredFrameworks(act)
})
afterAll(() => database?.close())

const read = async (address: string) => {
  const app = createApp({
    connection: database,
    settings,
    municipality,
    reactions: {},
    routes: frameworksRoutes,
    log: createLog(() => {}, 'error'),
    clock: () => now,
  })
  queries = 0
  const response = await app.request(`http://localhost${address}`)
  const html = await response.text()
  const words = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
  return { status: response.status, html, words }
}

test('a resident reads why an idea goes a certain way', async () => {
  const { status, words } = await read('/afwegingskader/front-door')
  expect(status).toBe(200)
  expect(words).toContain('Dit is een voorbeeld')
  expect(words).toContain(
    'Bij "Waar gaat het over?" is het antwoord: "Iets op straat is kapot, vies of gevaarlijk".',
  )
  expect(words).toContain('Dan is de uitkomst: Melding.')
  expect(words).toContain('Daarom is een wijkwens de snelste weg.')
  expect(queries).toBeLessThanOrEqual(6)
})

test('sums, weights, ceilings and conditions are told in words, also in English', async () => {
  const level = (await read('/afwegingskader/participation-level')).words
  expect(level).toContain('Behoefte aan participatie is 3 of hoger, en lager dan 6.')
  expect(level).toContain('Samen is dat [Behoefte aan participatie] van de 12 punten.')
  expect(level).toContain('Dan is de uitkomst ten hoogste: Adviseren.')
  const contribution = (await read('/afwegingskader/contribution?taal=en')).words
  expect(contribution).toContain('Score is lower than 50.')
  expect(contribution).toContain('This question has a weight of 25.')
  expect(contribution).toContain('Do they differ by more than 15 points?')
})

test('the list names every framework', async () => {
  const { html } = await read('/afwegingskader')
  for (const key of ['contribution', 'front-door', 'initiator-participation', 'participation-level']) {
    expect(html).toContain(`href="/afwegingskader/${key}"`)
  }
})

test('an adopted version names its decision; an older version says so', async () => {
  const { definition } = await currentFramework(act, 'contribution')
  const adoption = { body: 'gemeenteraad', date: '2026-10-06', number: '2026-118' }
  await publishFramework(act, { definition })
  await adoptFramework(act, { key: 'contribution', version: 2, adoption })
  const newest = (await read('/afwegingskader/contribution')).words
  expect(newest).toContain('Vastgesteld door: gemeenteraad, op 6 oktober 2026, nummer 2026-118.')
  expect(newest).not.toContain('Dit is een voorbeeld')
  const older = (await read('/afwegingskader/contribution?versie=1')).words
  expect(older).toContain('Dit is een oudere versie')
  expect(older).toContain('Dit is een voorbeeld')
})

test('what does not exist is not found', async () => {
  const addresses = [
    '/afwegingskader/niets',
    '/afwegingskader/front-door?versie=9',
    '/afwegingskader/front-door?versie=x',
  ]
  for (const address of addresses) expect((await read(address)).status).toBe(404)
})
