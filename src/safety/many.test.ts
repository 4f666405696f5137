import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../paths.ts'
import { grantRole, insertPerson, personByEmail } from '../people/index.ts'
import { type TestApp, testApp, testNow, type Visitor } from '../testing.ts'
import { type Cost, costOf } from '../testing-rows.ts'

const cora = { name: 'Cora Coördinator', email: 'cora@gemeente.example' }
const kim = { name: 'Kim Balie', email: 'kim@gemeente.example' }

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  for (const [person, roles] of [
    [cora, ['coordinator', 'participation_adviser']],
    [kim, ['customer_contact']],
  ] as const) {
    await insertPerson(app.db, { ...person, confirmedAt: testNow }, testNow)
    for (const role of roles) await grantRole(app.act(), { ...person, role, areaId: null })
  }
})
afterAll(() => app.close())

const idOf = async ({ email }: { readonly email: string }): Promise<string> =>
  (await personByEmail(app.db, email))?.id ?? ''

async function fillTo(total: number): Promise<void> {
  await sql`
    insert into block (voice, name, email, locale, reason, about, about_path, since, last_day, blocked_by)
    select 'voice ' || n, 'Iemand ' || n, 'iemand' || n || '@voorbeeld.example', 'nl', 'Je scheldt.', 'Ideeën',
      '/werk/projecten', ${testNow}::timestamptz - n * interval '1 minute', date '2026-12-01', ${await idOf(kim)}
    from generate_series(1 + (select count(*)::int from block), ${total}::int) as n`.execute(app.db)
  await sql`
    insert into incident (happened_on, kind, target, setting, what, to_police, reported_by, reported_at, follow_up_id,
      follow_up_on, closed_at, done, changed_at)
    select date '2026-11-20', 'threat', 'staff', 'counter', 'Een man dreigde.', false, ${await idOf(kim)}, ${testNow},
      ${await idOf(cora)}, date '2026-11-27', case when n > 3 then ${testNow}::timestamptz end, 'Gebeld.', ${testNow}
    from generate_series(1 + (select count(*)::int from incident), ${total}::int) as n`.execute(app.db)
}

test('three hundred blocks and incidents are read page by page, in as many statements as three', async () => {
  const visitors: readonly Visitor[] = [await app.as(cora.email), await app.as(kim.email)]
  const addresses = [paths.blocks(), paths.incidents(), paths.desk()]
  const measure = async (): Promise<ReadonlyMap<string, Cost>> => {
    const found = new Map<string, Cost>()
    for (const [nr, visitor] of visitors.entries())
      for (const address of addresses)
        if (nr === 0 || address !== paths.blocks())
          found.set(`${nr} ${address}`, await costOf(app, visitor, address))
    return found
  }
  await fillTo(3)
  const before = await measure()
  await fillTo(300)
  for (const [key, { statements, rows }] of await measure()) {
    const was = before.get(key) ?? { statements: 0, rows: 0 }
    expect(statements, key).toBe(was.statements)
    expect(rows, key).toBeLessThanOrEqual(was.rows + 60)
  }
  const [coordinator] = visitors
  for (const path of [paths.blocks({ pagina: '6' }), paths.incidents({ pagina: '6' })]) {
    const html = (await (await coordinator?.get(path))?.text()) ?? ''
    expect(html).toContain('pagina=5')
    expect(html).not.toContain('pagina=7')
  }
})

test('an incident waits on the desk of who follows it up, whatever their role', async () => {
  await sql`update incident set follow_up_id = ${await idOf(kim)} where nr = (
    select min(nr) from incident where closed_at is null)`.execute(app.db)
  const { rows } = await sql<{ nr: number }>`
    select nr from incident where follow_up_id = ${await idOf(kim)}`.execute(app.db)
  const visitor = await app.as(kim.email)
  expect(await (await visitor.get(paths.desk())).text()).toContain(paths.incident(rows[0]?.nr ?? 0))
})
