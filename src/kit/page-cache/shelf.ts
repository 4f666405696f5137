/** A whole answer, ready to be sent, with the tables it was made from. */
export interface Page {
  readonly tables: ReadonlySet<string>
  /** Moment (ms) after which it may say something that is true no longer. */
  readonly until: number
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
}

export type Encoding = 'br' | 'gzip' | 'identity'

const sizeOf = ({ bodies }: Page): number => bodies.br.length + bodies.gzip.length + bodies.identity.length

/** Pages in memory, up to a number of bytes: the one that was asked for longest ago goes first. */
export class Shelf {
  readonly #pages = new Map<string, Page>()
  #bytes = 0

  constructor(private readonly mostBytes: number) {}

  get size(): number {
    return this.#pages.size
  }

  get(key: string, now: number): Page | null {
    const page = this.#pages.get(key)
    if (!page) return null
    this.#pages.delete(key)
    if (page.until <= now) {
      this.#bytes -= sizeOf(page)
      return null
    }
    // A Map keeps its order: what is asked for moves to the end.
    this.#pages.set(key, page)
    return page
  }

  put(key: string, page: Page): void {
    this.drop(key)
    this.#pages.set(key, page)
    this.#bytes += sizeOf(page)
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.mostBytes) return
      this.drop(oldest)
    }
  }

  drop(key: string): void {
    const page = this.#pages.get(key)
    if (!page) return
    this.#bytes -= sizeOf(page)
    this.#pages.delete(key)
  }

  dropMadeFrom(table: string): void {
    for (const [key, page] of this.#pages) if (page.tables.has(table)) this.drop(key)
  }

  clear(): void {
    this.#pages.clear()
    this.#bytes = 0
  }
}
