import pg from 'pg'
import { expect } from 'vitest'
import type { TestApp, Visitor } from './testing.ts'

/** What a page asks of the database: how many statements, and how many rows they give back. */
export interface Cost {
  readonly statements: number
  readonly rows: number
}

let given = 0
let watching = false

/** Counts the rows that the database gives to this process, from now on. */
function watchRows(): void {
  if (watching) return
  watching = true
  const client = pg.Client.prototype as unknown as { query: (...args: readonly unknown[]) => unknown }
  const { query } = client
  client.query = function (this: unknown, ...args: unknown[]): unknown {
    const answer = query.apply(this, args)
    if (answer instanceof Promise)
      answer.then(
        (result: { readonly rows?: readonly unknown[] }) => {
          given += result?.rows?.length ?? 0
        },
        () => {},
      )
    return answer
  }
}

/** What a page asks, once all that is kept in memory is there. */
export async function costOf(app: TestApp, visitor: Visitor, address: string): Promise<Cost> {
  watchRows()
  expect((await visitor.get(address)).status, address).toBe(200)
  app.takeQueries()
  given = 0
  await (await visitor.get(address)).text()
  return { statements: app.takeQueries().length, rows: given }
}
