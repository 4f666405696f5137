import { csvOf } from './csv.ts'
import type { Ctx } from './http.ts'
import { xlsxOf } from './xlsx.ts'

export type Cell = string | number | null

/** A table to take along. Days as `2026-11-22`, amounts in euros. */
export interface Sheet {
  /** The name of the file, without what comes after the dot. */
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** In which forms a table can be had: the end of its address says which. */
export const sheetKinds = ['csv', 'xlsx'] as const
export type SheetKind = (typeof sheetKinds)[number]

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<SheetKind, string>

/** The address of a table in another form: `/toezeggingen.csv?stand=laat` as `.xlsx`. */
export const sheetAddress = (csv: string, kind: SheetKind): string => csv.replace(/\.csv(?=$|\?)/, `.${kind}`)

/** Gives a table as a file, in the form that the address asks for. */
export function giveSheet(c: Ctx, sheet: Sheet): Response {
  const kind = c.req.path.endsWith('.xlsx') ? 'xlsx' : 'csv'
  c.header('Content-Type', types[kind])
  c.header('Content-Disposition', `attachment; filename="${sheet.title}.${kind}"`)
  return kind === 'csv' ? c.body(csvOf(sheet.columns, sheet.rows)) : c.body(new Uint8Array(xlsxOf(sheet)))
}
