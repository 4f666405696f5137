import { expect } from 'vitest'
import { actorOf, grantRole } from '../../../people/index.ts'
import type { FormFields, TestApp, Visitor } from '../../../testing.ts'
import type { TestCity } from '../../../testing-city.ts'

/** Two administrators, who may get in each other's way. */
export async function twoAdministrators(
  app: TestApp,
  city: TestCity,
): Promise<{ readonly ravi: Visitor; readonly anna: Visitor }> {
  const { administrator } = city.staff
  const email = 'anna@waterstad.example'
  const act = app.act({ actor: await actorOf(app.db, administrator.id) })
  await grantRole(act, { name: 'Anna Brink', email, role: 'administrator', areaId: null })
  return { ravi: await city.as(administrator), anna: await app.as(email) }
}

export async function readPage(visitor: Visitor, path: string): Promise<string> {
  const response = await visitor.get(path)
  expect(response.status, path).toBe(200)
  return response.text()
}

/** What a form on a page would send: its hidden fields as they are, with these; of the page as it was, when given. */
export async function sendPage(visitor: Visitor, path: string, fields: FormFields, html?: string) {
  const page = html ?? (await readPage(visitor, path))
  const seen = /name="gezien" value="([^"]*)"/.exec(page)?.[1]
  const once = /name="eenmalig" value="([^"]*)"/.exec(page)?.[1]
  return visitor.postAndSee(path, {
    ...(seen ? { gezien: seen } : {}),
    ...(once ? { eenmalig: once } : {}),
    ...fields,
  })
}
