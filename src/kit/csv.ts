/**
 * Rows as a spreadsheet reads them: semicolons and decimal commas, as Dutch settings expect, with a byte order mark for
 * accents.
 * A value that a spreadsheet would take for a formula starts with an apostrophe.
 */
export function csvOf(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return `\uFEFF${[columns, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', ',')
  const harmless = /^[\s]*[=+\-@]/.test(value) || /^[\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless
}

/**
 * Reads rows as a spreadsheet writes them: semicolons, commas or tabs, whichever the first line has; quotes; with or
 * without a byte order mark. The apostrophe that `csvOf` puts before a formula goes. Empty lines are left out.
 */
export const readCsv = (text: string): readonly (readonly string[])[] =>
  readCsvRows(text).map(({ cells }) => cells)

/** The same, each row with the line of the file on which it begins. */
export function readCsvRows(
  text: string,
): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const bare = text.replace(/^\uFEFF/, '')
  const first = bare.slice(0, bare.search(/\r?\n|$/))
  const count = (mark: string): number => first.split(mark).length
  const mark = [';', ',', '\t'].sort((one, other) => count(other) - count(one))[0] ?? ';'
  const rows: { line: number; cells: string[] }[] = []
  let line = 1
  let begun = 1
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = (): void => {
    row.push(cell.trim().replace(/^'(?=[\s]*[=+\-@])/, ''))
    cell = ''
  }
  const endRow = (): void => {
    endCell()
    if (row.some((one) => one !== '')) rows.push({ line: begun, cells: row })
    row = []
    begun = line
  }
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare.charAt(at)
    if (sign === '\n') line += 1
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (bare.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell.trim() === '') {
      cell = ''
      isQuoted = true
    } else if (sign === mark) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  endRow()
  return rows
}
