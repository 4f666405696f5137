/** What waits to be written with others, and how its sender hears what became of it. */
interface Waiting<Item, Result> {
  readonly item: Item
  readonly done: (result: Result) => void
  readonly failed: (error: unknown) => void
}

/**
 * Gathers what comes in at the same moment, so that it is written together. Nothing waits for company: what comes first
 * is written at once, and what comes in while `atOnce` batches go on is the next one, at most `most` at a time. When a
 * batch fails each of its items is written alone, so that everybody gets their own answer; a fault that `isOfAll` (the
 * database is away) is told to all at once. `work` must therefore write all of a batch or nothing, and answer with one
 * result for each item, in the same order.
 */
export function gathering<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  {
    most = 100,
    atOnce = 1,
    isOfAll = () => false,
  }: {
    readonly most?: number
    readonly atOnce?: number
    readonly isOfAll?: (error: unknown) => boolean
  } = {},
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let writing = 0

  async function write(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item))
      if (results.length !== batch.length) throw new Error('A batch answered for another number of items')
      for (const [place, { done }] of batch.entries()) done(results[place] as Result)
    } catch (error) {
      if (batch.length > 1 && !isOfAll(error)) for (const one of batch) await write([one])
      else for (const { failed } of batch) failed(error)
    }
  }

  async function writeAll(): Promise<void> {
    writing++
    while (waiting.length > 0) await write(waiting.splice(0, most))
    writing--
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (writing < atOnce) void writeAll()
    })
}
