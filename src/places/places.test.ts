import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot, readSettings } from '../kit/settings.ts'
import { type TestDb, testDb } from '../kit/testing.ts'
import { districtAt, nearestDistrict, neighbourhoodAt } from './find.ts'
import { contains, metresBetween } from './geometry.ts'
import { importAreas, type JuryAreas } from './import.ts'
import { areaChoices } from './names.ts'
import { allAreas, areaById, mapFeatures } from './store.ts'

const { configDir } = readSettings({})
const readJson = (...parts: string[]): unknown => JSON.parse(readFileSync(join(...parts), 'utf8'))
const juryAreas = readJson(configDir, 'jury-areas.json') as JuryAreas

describe('a point and an area', () => {
  const square = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 2],
        [1, 1],
      ],
    ],
  } as const

  it('knows inside, outside and a hole', () => {
    expect(contains(square, [3, 3])).toBe(true)
    expect(contains(square, [5, 3])).toBe(false)
    expect(contains(square, [1.5, 1.5])).toBe(false)
  })

  it('measures distances in metres', () => {
    expect(metresBetween([4.67, 51.81], [4.67, 51.82])).toBeCloseTo(1112, -1)
  })
})

describe('the drawn city', () => {
  let connection: TestDb
  beforeAll(async () => {
    connection = await testDb()
    await importAreas(connection.db, readJson(configDir, 'demo', 'city.geojson'), juryAreas)
  })
  afterAll(() => connection.close())

  it('has thirteen districts, eleven of them with a jury area', async () => {
    const areas = await allAreas(connection.db)
    const districts = areas.filter((area) => area.level === 'district')
    expect(districts).toHaveLength(13)
    expect(
      districts
        .filter((area) => area.jury_area_id === null)
        .map((area) => area.name)
        .sort(),
    ).toEqual(['Industriegebied West', 'Verspreide bebouwing'])
    expect(
      areas
        .filter((area) => area.level === 'jury_area')
        .map((area) => area.name)
        .sort(),
    ).toEqual(['Centrum', 'Oost', 'West'])
    expect(
      areas.filter((area) => area.level === 'neighbourhood').every((area) => area.parent_id !== null),
    ).toBe(true)
    expect(await mapFeatures(connection.db)).toHaveLength(1)
  })

  it('gives every area an address of its own', async () => {
    const slugs = (await allAreas(connection.db)).map((area) => area.slug)
    expect(new Set(slugs).size).toBe(slugs.length)
  })

  it('stays the same when it is imported again', async () => {
    const before = await allAreas(connection.db)
    await importAreas(connection.db, readJson(configDir, 'demo', 'city.geojson'), juryAreas)
    expect(await allAreas(connection.db)).toEqual(before)
  })

  it('says what is wrong with another file and changes nothing', async () => {
    const before = await allAreas(connection.db)
    const wrong = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [4, 51] }, properties: {} }],
    }
    await expect(importAreas(connection.db, wrong, juryAreas)).rejects.toThrow(
      /not a GeoJSON file of areas[\s\S]*geometry/,
    )
    expect(await allAreas(connection.db)).toEqual(before)
  })
})

const dordrecht = join(projectRoot, '..', 'shared', 'data')
const isThere = existsSync(join(dordrecht, 'dordrecht-wijken.geojson'))
if (!isThere) console.warn('skipped: the areas of Dordrecht are not on this machine')

describe.skipIf(!isThere)('the areas of Dordrecht', () => {
  let connection: TestDb
  beforeAll(async () => {
    connection = await testDb()
    await importAreas(connection.db, readJson(dordrecht, 'dordrecht-wijken.geojson'), juryAreas)
    await importAreas(connection.db, readJson(dordrecht, 'dordrecht-buurten.geojson'), juryAreas)
  })
  afterAll(() => connection.close())

  it('are thirteen districts and 132 neighbourhoods in three jury areas, two districts in none', async () => {
    const areas = await allAreas(connection.db)
    const districts = areas.filter((area) => area.level === 'district')
    expect(districts).toHaveLength(13)
    expect(areas.filter((area) => area.level === 'neighbourhood')).toHaveLength(132)
    const juryName = new Map(
      areas.filter((area) => area.level === 'jury_area').map((area) => [area.id, area.name]),
    )
    const codesIn = (jury: string | undefined) =>
      districts
        .filter((area) => juryName.get(area.jury_area_id ?? '') === jury)
        .map((area) => area.code)
        .sort()
    expect(codesIn('Centrum')).toEqual(['WK050501', 'WK050502', 'WK050505', 'WK050506'])
    expect(codesIn('Oost')).toEqual(['WK050509', 'WK050510', 'WK050511'])
    expect(codesIn('West')).toEqual(['WK050503', 'WK050504', 'WK050507', 'WK050508'])
    expect(codesIn(undefined)).toEqual(['WK050519', 'WK050598'])
  })

  it('hold the town hall and the station', async () => {
    // Stadhuisplein and Dordrecht railway station, from the public map.
    expect((await districtAt(connection.db, [4.6693, 51.8138]))?.name).toBe('Binnenstad')
    const station = await neighbourhoodAt(connection.db, [4.6683, 51.8075])
    expect(station).not.toBeNull()
    expect((await areaById(connection.db, station!.parent_id!))?.code).toBe(
      (await districtAt(connection.db, [4.6683, 51.8075]))?.code,
    )
  })

  it('know what lies outside, and what is nearest to it', async () => {
    expect(await districtAt(connection.db, [4.48, 51.92])).toBeNull()
    expect(await nearestDistrict(connection.db, [4.48, 51.92])).not.toBeNull()
  })
})

it('names the area of a jury as such, after the districts', () => {
  const area = {
    id: '1',
    code: '1',
    parent_id: null,
    jury_area_id: null,
    population: null,
    retired_on: null,
    merged_into: null,
  }
  const areas = [
    { ...area, slug: 'centrum', name: 'Centrum', level: 'jury_area' },
    { ...area, slug: 'staart', name: 'Staart', level: 'district' },
    { ...area, slug: 'kade', name: 'Kade', level: 'neighbourhood' },
  ] as const
  expect(areaChoices(areas, 'nl').map(({ label }) => label)).toEqual(['Staart', 'Regiegroep Centrum'])
  expect(areaChoices(areas, 'en').map(({ label }) => label)).toEqual(['Staart', 'Jury Centrum'])
})
