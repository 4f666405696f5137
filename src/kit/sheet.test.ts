import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { sheetAddress } from './sheet.ts'
import { xlsxOf } from './xlsx.ts'

const sheetOf = (rows: readonly (readonly (string | number | null)[])[], title = 'lijst'): string =>
  strFromU8(unzipSync(xlsxOf({ title, columns: ['wat', 'dag'], rows }))['xl/worksheets/sheet1.xml']!)

test('numbers are numbers, days are days and empty cells stay empty', () => {
  const xml = sheetOf([
    ['bankje', '2026-11-22'],
    [-99.5, null],
  ])
  expect(xml).toContain('<c r="A2" t="inlineStr"><is><t xml:space="preserve">bankje</t></is></c>')
  // 22 November 2026 is day 46,348 for a spreadsheet.
  expect(xml).toContain('<c r="B2" s="1"><v>46348</v></c>')
  expect(xml).toContain('<row r="3"><c r="A3"><v>-99.5</v></c></row>')
})

test('what somebody typed is text, whatever it looks like', () => {
  const xml = sheetOf([
    ['=cmd()', '<b>&"'],
    ['bel\u0007\uD800', '\u{1F333}'],
  ])
  expect(xml).toContain('<t xml:space="preserve">=cmd()</t>')
  expect(xml).not.toContain('<f>')
  expect(xml).toContain('&lt;b&gt;&amp;&quot;')
  expect(xml).toContain('>bel\uFFFD</t>')
  expect(xml).toContain('\u{1F333}')
})

test('the columns go on after Z, with a filter over all of them', () => {
  const columns = Array.from({ length: 28 }, (_, index) => `kolom ${index}`)
  const xml = strFromU8(
    unzipSync(xlsxOf({ title: 't', columns, rows: [columns] }))['xl/worksheets/sheet1.xml']!,
  )
  expect(xml).toContain('<c r="AB2"')
  expect(xml).toContain('<autoFilter ref="A1:AB2"/>')
})

test('a name that a workbook refuses is made into one that it takes', () => {
  const files = unzipSync(
    xlsxOf({ title: "Besluiten: [Oost]/'West' in het vierde kwartaal", columns: ['a'], rows: [] }),
  )
  expect(strFromU8(files['xl/workbook.xml']!)).toContain('<sheet name="Besluiten   Oost   West  in het"')
})

test('the address of a table keeps what was chosen', () => {
  expect(sheetAddress('/toezeggingen.csv?naam=a.csv', 'xlsx')).toBe('/toezeggingen.xlsx?naam=a.csv')
})
