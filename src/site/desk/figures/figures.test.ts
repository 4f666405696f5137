import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp, type Visitor } from '../../../testing.ts'
import { readPersonas } from '../../demo/personas.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ demo: true })
})
afterAll(() => app.close())

const persona = async (key: string): Promise<Visitor> => {
  const found = readPersonas(app.settings).find((one) => one.key === key)
  if (!found) throw new Error(`No persona ${key}`)
  return app.as(found.email)
}
const read = async (visitor: Visitor, path: string): Promise<string> => {
  const answer = await visitor.get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}

/** Every number on a page with the address of its list. */
const numbersIn = (html: string) =>
  [...html.matchAll(/figures__value">(\d+)<\/strong> <span><a href="([^"]+)">([^<]+)<\/a>/g)].map(
    ([, value, href, label]) => ({
      value: Number(value),
      href: (href ?? '').replaceAll('&amp;', '&'),
      label,
    }),
  )

/** How many there are in a list, by its spreadsheet or by what it says itself. */
async function amountIn(visitor: Visitor, href: string): Promise<number | null> {
  const url = new URL(href, 'http://x.example')
  if (['/werk/zaken', '/toezeggingen'].includes(url.pathname)) {
    const text = await read(visitor, `${url.pathname}.csv${url.search}`)
    // A cell may have a line end in it: rows are counted by their columns.
    return text.trim().split(/\r\n/).length - 1
  }
  const html = await read(visitor, href)
  if (url.pathname === '/initiatieven') return Number(/(\d+) initiatie/.exec(html)?.[1] ?? 0)
  if (url.pathname === '/werk/vastgelopen')
    return [...html.matchAll(/href="\/werk\/vastgelopen\/[0-9a-f]/g)].length
  if (url.hash === '#advies') return [...html.matchAll(/href="\/werk\/adviezen\/[0-9a-f]/g)].length
  return null
}

const roles = [
  'begeleider',
  'teamlid',
  'coordinator',
  'gebiedsmanager',
  'adviseur',
  'fondsbeheerder',
  'projectleider',
  'participatieadviseur',
  'raadslid',
  'klantcontact',
  'regiegroeplid',
  'beheerder',
]

describe('a dashboard', () => {
  it.each(roles)('of a %s has numbers that are the lists behind them', async (role) => {
    const visitor = await persona(role)
    const numbers = numbersIn(await read(visitor, '/werk/cijfers'))
    expect(numbers.length).toBeGreaterThan(1)
    let compared = 0
    for (const { value, href, label } of numbers) {
      const amount = href.includes('#advies') ? null : await amountIn(visitor, href)
      if (amount === null) continue
      expect(amount, `${label}: ${href}`).toBe(value)
      compared += 1
    }
    if (role !== 'beheerder') expect(compared).toBeGreaterThan(0)
  })

  it('follows the choice of kind and area, in numbers and lists', async () => {
    for (const [role, query] of [
      ['teamlid', '?soort=stadswens&gebied=regiegroep-centrum'],
      ['coordinator', '?gebied=regiegroep-west'],
      ['gebiedsmanager', '?soort=wijkwens'],
      ['raadslid', '?gebied=regiegroep-oost&periode=alles'],
      ['adviseur', '?gebied=regiegroep-centrum'],
    ] as const) {
      const visitor = await persona(role)
      const html = await read(visitor, `/werk/cijfers${query}`)
      for (const { value, href, label } of numbersIn(html)) {
        const amount = href.includes('#advies') ? null : await amountIn(visitor, href)
        if (amount !== null) expect(amount, `${role} ${label}: ${href}`).toBe(value)
      }
    }
  })

  it('counts running cases as they stand, before and after they are folded', async () => {
    const differences = () =>
      sql<{ kind: string }>`
        select kind, step_key, area_id, state, guided, due, sum(amount) from (
          select kind, step_key, area_id, state, guided, due, amount from case_running_count
          union all select kind, step_key, area_id, state, guided, due, amount from case_running_change
          union all select kind, step_key, area_id, state, guided, due, -1 from case_running_source
        ) as both_sides group by 1, 2, 3, 4, 5, 6 having sum(amount) <> 0`.execute(app.db)
    expect((await differences()).rows).toEqual([])
  })

  it('says nothing about colleagues, and opens for nobody without a role', async () => {
    const names = await sql<{ name: string }>`
      select distinct person.name from person join role_grant on role_grant.person_id = person.id
      where role_grant.role in ('case_guide', 'adviser', 'team_member')`.execute(app.db)
    for (const role of ['raadslid', 'coordinator', 'klantcontact']) {
      const html = await read(await persona(role), '/werk/cijfers')
      const main = html.slice(html.indexOf('<main'))
      for (const { name } of names.rows) expect(main, `${role} sees ${name}`).not.toContain(name)
    }
    const resident = await persona('bewoner')
    expect((await resident.get('/werk/cijfers')).status).toBe(403)
    expect((await resident.get('/werk/cijfers.csv')).status).toBe(403)
    // The guide sees their own cases only, and no list that they may not open.
    expect(await read(await persona('begeleider'), '/werk/cijfers')).not.toContain('zonder begeleider')
  })

  it('is a spreadsheet too, with what one sees', async () => {
    const visitor = await persona('coordinator')
    const html = await read(visitor, '/werk/cijfers?gebied=regiegroep-west')
    const lines = (await read(visitor, '/werk/cijfers.csv?gebied=regiegroep-west')).trim().split('\r\n')
    for (const { value, label } of numbersIn(html))
      expect(
        lines.some((line) => line.startsWith('nu;') && line.includes(`;${value}`)),
        label,
      ).toBe(true)
    expect(lines.some((line) => line.startsWith('tevredenheid;'))).toBe(true)
    expect(await read(visitor, '/werk/cijfers?taal=en')).toContain('Figures of your work')
  })

  it('stands short on the desk, with the way to all of it', async () => {
    const html = await read(await persona('teamlid'), '/werk')
    expect(html).toContain('In één oogopslag')
    expect(html).toContain('href="/werk/cijfers"')
  })
})
