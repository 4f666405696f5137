import { strToU8, zipSync } from 'fflate'
import type { Cell, Sheet } from './sheet.ts'

/**
 * A table as a workbook of one sheet (SpreadsheetML, ECMA-376): the names of the columns stay in sight and can be
 * filtered, days are days and numbers are numbers. Text is text: nothing a person typed becomes a formula.
 * Written here and not by a package: decision 0040.
 */
export function xlsxOf({ title, columns, rows }: Sheet): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml': contentTypes,
        '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
        'xl/workbook.xml': workbook(sheetName(title)),
        'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml', [
          ['styles', 'styles.xml'],
        ]),
        'xl/styles.xml': styles,
        'xl/worksheets/sheet1.xml': worksheet(columns, rows),
      }).map(([name, text]) => [name, strToU8(head + text)]),
    ),
  )
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes =
  `<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`

function relation(type: string, target: string, others: readonly (readonly [string, string])[] = []): string {
  const each = [[type, target] as const, ...others].map(
    ([kind, to], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${kind}" Target="${to}"/>`,
  )
  return `<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`
}

const workbook = (name: string): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${inXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** The looks of cells, by their place in this list: plain, a day, the name of a column. */
const looks = { plain: 0, day: 1, heading: 2 } as const
const shortDate = 14
const styles =
  `<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  `<cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="${shortDate}" applyNumberFormat="1"/>` +
  '<xf xfId="0" fontId="1" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

function worksheet(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = columns.map((name, index) => widthOf([name, ...rows.map((row) => row[index] ?? null)]))
  const last = `${columnName(columns.length - 1)}${rows.length + 1}`
  return (
    `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` +
    `<sheetData>${[columns, ...rows].map((cells, index) => row(cells, index + 1)).join('')}</sheetData>` +
    `<autoFilter ref="A1:${last}"/></worksheet>`
  )
}

const row = (cells: readonly Cell[], number: number): string =>
  `<row r="${number}">${cells.map((cell, index) => written(cell, `${columnName(index)}${number}`, number === 1)).join('')}</row>`

function written(cell: Cell, at: string, isHeading: boolean): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return `<c r="${at}" s="${looks.day}"><v>${serialOf(cell)}</v></c>`
  const look = isHeading ? ` s="${looks.heading}"` : ''
  return `<c r="${at}" t="inlineStr"${look}><is><t xml:space="preserve">${inXml(cell.slice(0, mostInCell))}</t></is></c>`
}

/** What a cell can hold (ECMA-376, specifications of Excel). */
const mostInCell = 32_767

/** A day as a spreadsheet counts it: days since 30 December 1899. */
const serialOf = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000

const [narrowest, widest] = [8, 60]
const widthOf = (cells: readonly Cell[]): number =>
  cells.reduce<number>(
    (most, cell) => Math.max(most, Math.min(widest, String(cell ?? '').length + 2)),
    narrowest,
  )

/** 0 is A, 25 is Z, 26 is AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

/** The name of a sheet: at most 31 signs, without those that Excel refuses. */
const sheetName = (title: string): string =>
  title
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim() || '1'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text for XML 1.0, which has no place for control characters. */
const inXml = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '').replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
