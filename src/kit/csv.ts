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
