import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing.ts'
import { type TestCity, testCity } from '../testing-city.ts'
import { startOf } from './sitemap.ts'

let app: TestApp
let city: TestCity
beforeAll(async () => {
  app = await testApp()
  city = await testCity(app)
})
afterAll(() => app.close())

const addresses = (xml: string): readonly string[] =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => new URL(loc ?? '').pathname)

const read = async (path: string): Promise<string> => {
  const response = await app.visitor().get(path)
  expect(response.status, path).toBe(200)
  expect(response.headers.get('Content-Type')).toContain('xml')
  return response.text()
}

test('holds every public page, each of which a visitor can open, and nothing that is not public', async () => {
  const found = addresses(await read('/sitemap.xml'))
  expect(found).toContain(`/initiatieven/${city.shown.number}-${city.shown.slug}`)
  expect(found).toContain('/proces/stadswens')
  expect(found).toContain(`/buurt/${city.area.slug}`)
  expect(found.join(' ')).not.toContain(city.hidden.number)
  expect(new Set(found).size).toBe(found.length)
  for (const path of found) expect((await app.visitor().get(path)).status, path).toBe(200)
})

describe('a city with many initiatives', () => {
  beforeAll(async () => {
    await sql`
      with opened as (
        insert into case_file (number, process_version_id, kind, title, created_at, state, step_key, officer_id, submitted_on)
        select '2025-' || lpad((10000 + n)::text, 5, '0'), process.id, process.kind, 'Plan ' || n, now(), 'running', 'received',
          ${city.team.id}::uuid, date '2025-01-01'
        from generate_series(1, 9000) as n cross join (select id, kind from process_version limit 1) process
        returning *
      )
      insert into initiative (case_id, number, kind, title, slug, summary, story, subject, needs, created_at, changed_at, public,
        progress, consent_public_at, approved_public_at)
      select id, number, kind, title, 'plan', 'Een plan', 'Een verhaal', 'green', '{}', created_at, created_at, true, 'idea',
        created_at, created_at from opened`.execute(app.db)
  })

  test('has an index of parts that together hold each of them once', async () => {
    const index = addresses(await read('/sitemap.xml'))
    expect(index).toHaveLength(4)
    const parts = await Promise.all(index.map(async (path) => addresses(await read(path))))
    const initiatives = parts.flat().filter((path) => /^\/initiatieven\/\d/.test(path))
    expect(initiatives).toHaveLength(9001)
    expect(new Set(initiatives).size).toBe(9001)
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(5000)
  })

  test('a part that does not exist is not found', async () => {
    for (const part of ['x.xml', 'initiatieven-4-van-3.xml', 'initiatieven-0-van-3.xml', 'paginas'])
      expect((await app.visitor().get(`/sitemap/${part}`)).status, part).toBe(404)
  })
})

test('shares of the identifiers meet and do not overlap', () => {
  expect(startOf(1, 3)).toBe('00000000-0000-0000-0000-000000000000')
  expect(startOf(2, 2)).toBe('80000000-0000-0000-0000-000000000000')
})

test('search engines are kept out of what is somebody’s own', async () => {
  const text = await (await app.visitor().get('/robots.txt')).text()
  expect(text).toContain('Disallow: /mijn')
  expect(text).toContain('Sitemap: http://waterstad.test/sitemap.xml')
})
