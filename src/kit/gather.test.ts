import { describe, expect, it } from 'vitest'
import { gathering } from './gather.ts'

describe('what comes in at the same moment', () => {
  it('is written together, the first one at once', async () => {
    const batches: number[][] = []
    const put = gathering(
      async (items: readonly number[]) => {
        batches.push([...items])
        await Promise.resolve()
        return items.map((item) => item * 2)
      },
      { most: 3 },
    )
    expect(await Promise.all([1, 2, 3, 4, 5].map(put))).toEqual([2, 4, 6, 8, 10])
    expect(batches).toEqual([[1], [2, 3, 4], [5]])
    expect(await put(6)).toBe(12)
  })

  it("fails for all at once when the fault is nobody's own", async () => {
    let attempts = 0
    const put = gathering(
      async (items: readonly number[]) => {
        attempts += 1
        await Promise.resolve()
        if (attempts > 1) throw new Error('away')
        return items
      },
      { isOfAll: (error) => error instanceof Error && error.message === 'away' },
    )
    const results = await Promise.allSettled([1, 2, 3, 4].map(put))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected'])
    expect(attempts).toBe(2)
  })

  it('fails for nobody but who sent what is wrong', async () => {
    const written: number[] = []
    const put = gathering(async (items: readonly number[]) => {
      if (items.includes(3)) throw new Error(`refused ${items.length}`)
      written.push(...items)
      return items
    })
    const results = await Promise.allSettled([1, 2, 3, 4].map(put))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(results[2]).toMatchObject({ reason: new Error('refused 1') })
    expect(written).toEqual([1, 2, 4])
  })
})
