/** A file in an archive, small enough to be held in memory. */
export interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
}

const block = 512

/** An archive that every `tar` opens (ustar), entry by entry. Names are plain and at most 100 signs. */
export async function* tarOf(entries: AsyncIterable<Entry>, madeAt: Date): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes } of entries) {
    yield headerOf(name, bytes.byteLength, madeAt)
    yield bytes
    const rest = bytes.byteLength % block
    if (rest > 0) yield new Uint8Array(block - rest)
  }
  yield new Uint8Array(2 * block)
}

function headerOf(name: string, size: number, madeAt: Date): Uint8Array {
  const header = Buffer.alloc(block)
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0, 100)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(Math.floor(madeAt.getTime() / 1000), 12), 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/**
 * The entries of an archive that `tarOf` wrote, one at a time.
 * @throws when it is something else, or ends too early
 */
export async function* entriesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const take = taker(chunks)
  for (;;) {
    const header = await take(block)
    if (header.every((byte) => byte === 0)) return
    if (header.subarray(257, 262).toString('latin1') !== 'ustar') throw new Error('no archive')
    const name = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '')
    const size = Number.parseInt(header.subarray(124, 136).toString('latin1'), 8)
    const bytes = await take(size)
    await take((block - (size % block)) % block)
    yield { name, bytes }
  }
}

/** Gives bytes in the amounts that are asked for, out of chunks of any size. */
function taker(chunks: AsyncIterable<Uint8Array>): (size: number) => Promise<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Uint8Array[] = []
  let length = 0
  return async (size) => {
    while (length < size) {
      const { done, value } = await iterator.next()
      if (done) throw new Error('ends too early')
      held.push(value)
      length += value.byteLength
    }
    const all = held.length === 1 && held[0] ? Buffer.from(held[0]) : Buffer.concat(held)
    held = length > size ? [all.subarray(size)] : []
    length -= size
    return all.subarray(0, size)
  }
}
