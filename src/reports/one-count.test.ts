import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCounts, countPublicCommitments, punctualityOf } from '../commitments/index.ts'
import { dayOf } from '../kit/dates.ts'
import { areaIdsWithin } from '../places/index.ts'
import { type TestApp, testApp } from '../testing.ts'
import { figuresOf, figuresPerArea, readChoices } from './figures.ts'

/** Promises are counted once: every page and the API say the same. */
describe('promises of the municipality', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp({ demo: true })
  })
  afterAll(() => app.close())

  const html = async (path: string): Promise<string> => {
    const answer = await app.visitor().get(path)
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
  const everything = (area?: string) =>
    readChoices(app.act(), (name) => (name === 'periode' ? 'alles' : name === 'gebied' ? area : undefined))
  const ofList = async (areaIds?: readonly string[]) => {
    const act = app.act()
    const counts = await countPublicCommitments(
      act.db,
      { ownerKind: 'municipality', areaIds },
      dayOf(act.now),
    )
    return punctualityOf(addCounts(counts))
  }

  it('are the same in the figures, the list, the API and every area', async () => {
    const act = app.act()
    const choices = await everything()
    const { promises, departments } = await figuresOf(act, choices)
    expect(promises.judged).toBeGreaterThan(20)
    const list = await ofList()
    expect([list.keptOnTime, list.judged]).toEqual([promises.inTime, promises.judged])
    expect(departments.reduce((sum, { judged }) => sum + judged, 0)).toBe(promises.judged)
    const api = (await (await app.visitor().get('/api/v1/cijfers?periode=alles')).json()) as {
      toezeggingen: { opTijd: number; beoordeeld: number }
      periode: { toezeggingen: { gehaald: number; beoordeeld: number } }
    }
    expect(api.toezeggingen).toMatchObject({ opTijd: promises.inTime, beoordeeld: promises.judged })
    expect(api.periode.toezeggingen).toMatchObject({ gehaald: promises.inTime, beoordeeld: promises.judged })
    const perArea = await figuresPerArea(act, choices)
    for (const { area, promises } of perArea) {
      const own = await ofList(areaIdsWithin(choices.areas, area.id))
      expect([own.keptOnTime, own.judged], area.slug).toEqual([promises.inTime, promises.judged])
      const alone = await figuresOf(act, await everything(area.slug))
      expect(alone.promises, area.slug).toEqual(promises)
    }
    const districts = perArea.filter(({ area }) => area.level === 'district')
    const inDistricts = districts.reduce((sum, { promises }) => sum + promises.judged, 0)
    expect(inDistricts).toBeLessThanOrEqual(promises.judged)
    expect(inDistricts).toBeGreaterThan(promises.judged / 2)
  })

  it('are said with the same numbers on every page', async () => {
    const all = (await figuresOf(app.act(), await everything())).promises
    expect(await html('/cijfers?periode=alles')).toContain(`${all.inTime} van de ${all.judged} toezeggingen.`)
    expect(await html('/toezeggingen')).toContain(`alle jaren samen: ${all.inTime} van de ${all.judged}`)
    const usual = (await figuresOf(app.act(), await readChoices(app.act(), () => undefined))).promises
    for (const path of ['/', '/cijfers'])
      expect(await html(path), path).toContain(`${usual.inTime} van de ${usual.judged} toezeggingen.`)
  })

  it('and its norms are the same with the process and with the figures', async () => {
    const choices = await readChoices(app.act(), (name) => (name === 'soort' ? 'stadswens' : undefined))
    const [kind] = (await figuresOf(app.act(), choices)).kinds
    const page = await html('/proces/stadswens')
    for (const { share, inTime, judged } of kind?.norms ?? [])
      if (judged > 0) expect(page).toContain(`${share}% (${inTime} van ${judged})`)
  })
})
