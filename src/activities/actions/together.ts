import type { Act } from '../../kit/act.ts'
import { doing } from '../../kit/audit.ts'
import { type Db, isDatabaseAway } from '../../kit/db.ts'
import { gathering } from '../../kit/gather.ts'

interface Sent<Item> {
  readonly act: Act
  readonly item: Item
}

/**
 * Makes `write` (one statement for many) take one at a time: what a city's people send in the same moment by the same
 * way is written together (decision 0044). The log then tells that way and no request, as it tells nobody's name. Inside
 * a transaction it is written there and then.
 */
export function together<Item, Result>(
  write: (db: Db, items: readonly Item[]) => Promise<readonly Result[]>,
): (act: Act, item: Item) => Promise<Result> {
  const cities = new WeakMap<Act['settings'], Map<string, (sent: Sent<Item>) => Promise<Result>>>()
  const writeAll = (sent: readonly Sent<Item>[]): Promise<readonly Result[]> => {
    const [first, second] = sent
    if (!first) return Promise.resolve([])
    const { command = 'system', requestId = null } = first.act.source ?? {}
    const { db } = doing(first.act, command, second ? null : requestId)
    return write(
      db,
      sent.map(({ item }) => item),
    )
  }
  return async (act, item) => {
    if (act.db.isTransaction) return (await writeAll([{ act, item }]))[0] as Result
    const ways = cities.get(act.settings) ?? new Map<string, (sent: Sent<Item>) => Promise<Result>>()
    cities.set(act.settings, ways)
    const command = act.source?.command ?? 'system'
    const way = ways.get(command) ?? gathering(writeAll, { atOnce: 2, isOfAll: isDatabaseAway })
    ways.set(command, way)
    return way({ act, item })
  }
}
