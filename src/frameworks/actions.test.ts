import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Act } from '../kit/act.ts'
import { type Actor, system, visitor } from '../kit/actor.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { projectRoot, readSettings } from '../kit/settings.ts'
import { type TestDb, testDb } from '../kit/testing.ts'
import {
  adoptFramework,
  currentFramework,
  deviate,
  publishConfiguredFrameworks,
  publishFramework,
  recordResult,
} from './actions.ts'
import { publishedFramework, publishedFrameworks, resultById, resultsAbout, versionsOf } from './store.ts'

let database: TestDb
const now = new Date('2026-11-20T10:00:00Z')
const actAs = (actor: Actor): Act => ({
  db: database.db,
  now,
  actor,
  locale: 'nl',
  municipality: {} as Act['municipality'],
  settings: readSettings({ MEEMAKEN_CONFIG_DIR: `${projectRoot}/config` }),
  reactions: {},
})
const subject = { kind: 'idea', id: '2026-0042' }
const streetBreakfast = {
  about: 'own_plan',
  green: 'other',
  ongoing_organisation: 'no',
  reach: 'street',
  place: 'short',
  permit_expected: 'no',
  needs_money: 'up_to_1000',
}

beforeAll(async () => {
  database = await testDb()
  await publishConfiguredFrameworks(actAs(system))
})
afterAll(() => database?.close())

describe('publishing', () => {
  test('the configured frameworks are published once, as examples', async () => {
    expect(await publishConfiguredFrameworks(actAs(system))).toEqual([])
    const all = await publishedFrameworks(database.db)
    expect(all.map(({ definition, status }) => `${definition.key} ${definition.version} ${status}`)).toEqual([
      'contribution 1 example',
      'front-door 1 example',
      'initiator-participation 1 example',
      'participation-level 1 example',
    ])
  })

  test('a new version gets the next number; the old one stays and never changes', async () => {
    const administrator: Actor = {
      ...visitor,
      roles: [{ role: 'administrator', scopeKind: 'city', scopeId: null }],
    }
    const act = actAs(administrator)
    const { definition } = await currentFramework(act, 'contribution')
    expect(await publishFramework(act, { definition })).toEqual({ ok: true, version: 2 })
    expect((await versionsOf(database.db, 'contribution')).map(({ version }) => version)).toEqual([2, 1])
    const change = database.pool.query(
      `update framework_version set definition = '{}' where key = 'contribution' and version = 1`,
    )
    await expect(change).rejects.toThrow('publish a new version')
    await expect(
      database.pool.query(`delete from framework_version where key = 'contribution'`),
    ).rejects.toThrow('stays')
  })

  test('an adopting decision ends the example, once', async () => {
    const adoption = { body: 'gemeenteraad', date: '2026-10-06', number: '2026-118' }
    const input = { key: 'participation-level', version: 1, adoption }
    await adoptFramework(actAs(system), input)
    expect(await publishedFramework(database.db, 'participation-level')).toMatchObject({
      status: 'adopted',
      adoption,
    })
    await expect(adoptFramework(actAs(system), input)).rejects.toThrow(Conflict)
  })

  test('a wrong version is explained, and not everyone may publish', async () => {
    const { definition } = await currentFramework({ db: database.db }, 'front-door')
    const outcomes = definition.outcomes.slice(1)
    const refused = await publishFramework(actAs(system), { definition: { ...definition, outcomes } })
    expect(refused).toMatchObject({ ok: false, faults: [{ where: 'rules.facade_garden' }, {}] })
    await expect(publishFramework(actAs(visitor), { definition })).rejects.toThrow(Forbidden)
    await expect(currentFramework({ db: database.db }, 'nothing')).rejects.toThrow(NotFound)
  })
})

describe('results', () => {
  test('answers, outcome, reasons and version are kept with the subject', async () => {
    const input = { key: 'front-door', subject, answers: { ...streetBreakfast, hidden: 'x' } }
    const recorded = await recordResult(actAs(visitor), input)
    expect(recorded.ok).toBe(true)
    const [stored] = await resultsAbout(database.db, subject)
    expect(stored).toMatchObject({
      key: 'front-door',
      version: 1,
      outcome: 'neighbourhood_wish',
      answers: streetBreakfast,
      at: now,
      deviation: null,
    })
    expect(stored?.answers).not.toHaveProperty('hidden')
    expect(stored?.reasons[0]?.reason.nl).toBe(
      'Je idee is voor je eigen buurt en klein. Daarom is een wijkwens de snelste weg.',
    )
  })

  test('missing answers are named, nothing is stored', async () => {
    const open = { kind: 'idea', id: 'open' }
    const recorded = await recordResult(actAs(visitor), {
      key: 'front-door',
      subject: open,
      answers: { about: 'own_plan' },
    })
    expect(recorded).toEqual({ ok: false, incomplete: ['green'], deviationFault: null })
    expect(await resultsAbout(database.db, open)).toEqual([])
  })

  test('departing needs a reason, happens once and is kept beside the outcome', async () => {
    const input = { key: 'front-door', subject, answers: streetBreakfast }
    const noReason = await recordResult(actAs(visitor), {
      ...input,
      deviation: { outcome: 'city_wish', reason: '' },
    })
    expect(noReason).toMatchObject({ ok: false, deviationFault: 'no_reason' })
    const recorded = await recordResult(actAs(visitor), input)
    if (!recorded.ok) throw new Error('not recorded')
    const departure = {
      resultId: recorded.result.id,
      outcome: 'city_wish',
      reason: 'Wij doen dit in vier wijken.',
    }
    expect(await deviate(actAs(visitor), { ...departure, outcome: 'neighbourhood_wish' })).toBe(
      'same_outcome',
    )
    expect(await deviate(actAs(visitor), departure)).toBeNull()
    expect(await resultById(database.db, recorded.result.id)).toMatchObject({
      outcome: 'neighbourhood_wish',
      deviation: { outcome: 'city_wish', reason: 'Wij doen dit in vier wijken.', at: now },
    })
    await expect(deviate(actAs(visitor), departure)).rejects.toThrow(Conflict)
  })
})
