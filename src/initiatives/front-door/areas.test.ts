import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../kit/settings.ts'
import { type Area, allAreas, importAreas } from '../../places/index.ts'
import { type TestApp, testApp } from '../../testing.ts'
import { fillIn, neighbourhoodIdea, staffOf } from './testing.ts'

let app: TestApp
let areas: readonly Area[]
beforeAll(async () => {
  app = await testApp()
  await staffOf(app)
  const config = (name: string) => JSON.parse(readFileSync(join(projectRoot, 'config', name), 'utf8'))
  await importAreas(app.db, config('demo/city.geojson') as never, config('jury-areas.json') as never)
  areas = await allAreas(app.db)
})
afterAll(() => app.close())

describe('who begins on the page of an area', () => {
  test('finds the district filled in, may change it, and keeps what is known of who they are', async () => {
    const district = areas.find(({ level }) => level === 'district')!
    const visitor = app.visitor()
    const start = await (await visitor.get(`/idee?gebied=${district.slug}`)).text()
    expect(start).toContain(`Je begint voor ${district.name}`)
    expect(start).toContain(`href="/idee/jouw-idee?met=${district.slug}"`)
    const first = await (await visitor.get(`/idee/jouw-idee?met=${district.slug}`)).text()
    expect(first).toContain(`name="met" value="${district.slug}"`)
    await fillIn(visitor, {
      'jouw-idee': { ...neighbourhoodIdea['jouw-idee'], met: district.slug },
      'waar-gaat-het-over': neighbourhoodIdea['waar-gaat-het-over'],
      groen: neighbourhoodIdea.groen,
    })
    const where = await (await visitor.get('/idee/waar')).text()
    expect(where).toMatch(new RegExp(`<option value="${district.code}"[^>]* selected`))
    expect(where).toContain('href="/plekken"')
    // With a draft in hand the word of the address changes nothing any more.
    await visitor.post('/idee/waar', { ...neighbourhoodIdea.waar, 'where.area': '' })
    await visitor.post('/idee/jouw-idee', { ...neighbourhoodIdea['jouw-idee'], met: district.slug })
    expect(await (await visitor.get('/idee/waar')).text()).not.toMatch(
      new RegExp(`<option value="${district.code}"[^>]* selected`),
    )
  })

  test('tells a wish: its own words and terms, and what is known of it is filled in', async () => {
    const district = areas.find(({ level }) => level === 'district')!
    const visitor = app.visitor()
    const start = await (await visitor.get(`/idee?soort=wijkwens&gebied=${district.slug}`)).text()
    expect(start).toContain('Vertel je wijkwens')
    expect(start).toContain("Het formulier is kort: 2 pagina's")
    expect(start).toContain('Binnen 8 weken')
    expect(start).not.toContain('termijnen voor een stadswens')
    const word = `wijkwens.${district.slug}`
    expect(start).toContain(`href="/idee/je-wens?met=${word}"`)
    const first = await (await visitor.get(`/idee/je-wens?met=${word}`)).text()
    expect(first).toMatch(new RegExp(`<option value="${district.code}"[^>]* selected`))
    expect(first).toContain('Wat wil je doen, en waarom?')
    expect(first).toContain('Je naam')
    for (const known of ['Wat past het best?', 'Gaat het om groen', 'Voor wie is het?'])
      expect(first).not.toContain(known)
  })

  test('chooses between the districts of a jury area; an area that is none says nothing', async () => {
    const jury = areas.find(
      ({ level, id }) => level === 'jury_area' && areas.filter((one) => one.jury_area_id === id).length > 0,
    )!
    const own = areas.filter((one) => one.jury_area_id === jury.id)
    const html = await (await app.visitor().get(`/idee?gebied=${jury.slug}`)).text()
    for (const { slug } of own) expect(html).toContain(`href="/idee/jouw-idee?met=${slug}"`)
    const none = await (await app.visitor().get('/idee?gebied=atlantis')).text()
    expect(none).toContain('href="/idee/jouw-idee"')
    const visitor = app.visitor()
    await fillIn(visitor, { 'jouw-idee': { ...neighbourhoodIdea['jouw-idee'], met: 'atlantis' } })
  })
})
