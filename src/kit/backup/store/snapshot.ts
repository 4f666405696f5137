import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { open, partsOf, tableName } from '../store.ts'

/** The whole database as it was at one moment, to be read at leisure. */
export interface Snapshot {
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[]
  /**
   * A table as CSV with a first row of names: semicolons, as Dutch spreadsheets expect. In the columns of `blotted`
   * whatever the pattern finds is replaced.
   */
  csv(table: string, columns: readonly string[], blotted?: Blotted): AsyncIterable<Uint8Array>
  count(table: string): Promise<number>
  /** The rows of a table one by one. */
  rows<Row>(table: string): AsyncGenerator<Row>
  close(): Promise<void>
}

export interface Blotted {
  readonly columns: readonly string[]
  /** A regular expression as PostgreSQL and JavaScript both read it. */
  readonly pattern: string
  readonly by: string
}

const rowsAtOnce = 200

export async function openSnapshot(url: string): Promise<Snapshot> {
  const client = await open(url)
  await client.query('begin isolation level repeatable read read only')
  const parts = await partsOf(client)
  return {
    tables: parts.filter((part) => part.isTable),
    csv: (table, columns, blotted) => {
      const shown = columns.map((column) => columnOf(column, blotted)).join(', ')
      const query = `select ${shown} from ${tableName(table)}`
      return client.query(copyTo(`copy (${query}) to stdout with (format csv, header, delimiter ';')`))
    },
    count: async (table) => {
      const { rows } = await client.query(`select count(*)::int as amount from ${tableName(table)}`)
      return rows[0].amount
    },
    rows: async function* <Row>(table: string) {
      await client.query(`declare one_by_one cursor for select * from ${tableName(table)}`)
      for (;;) {
        const { rows } = await client.query(`fetch ${rowsAtOnce} from one_by_one`)
        yield* rows as Row[]
        if (rows.length < rowsAtOnce) break
      }
      await client.query('close one_by_one')
    },
    close: () => client.end(),
  }
}

function columnOf(column: string, blotted: Blotted | undefined): string {
  const name = pg.escapeIdentifier(column)
  if (!blotted?.columns.includes(column)) return name
  const [pattern, by] = [blotted.pattern, blotted.by].map((text) => pg.escapeLiteral(text))
  return `regexp_replace(${name}, ${pattern}, ${by}, 'g') as ${name}`
}
