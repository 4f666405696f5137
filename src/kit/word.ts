import { strToU8, zipSync } from 'fflate'
import type { PdfDocument } from './pdf.ts'

/**
 * The same document as a PDF is made of, for Word (WordprocessingML, ECMA-376): real headings, lists and tables with a
 * repeated first row, with a title and a language, so that a screen reader can walk through it. Text is always text.
 * Pictures are left out. Written here and not by a package: decision 0043.
 */
export function docxOf(document: PdfDocument): Uint8Array {
  const parts = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations([
      [`${office}/officeDocument`, 'word/document.xml'],
      [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': properties(document),
    'word/document.xml': body(document),
    'word/_rels/document.xml.rels': relations([
      [`${office}/styles`, 'styles.xml'],
      [`${office}/numbering`, 'numbering.xml'],
      [`${office}/footer`, 'footer1.xml'],
    ]),
    'word/styles.xml': styles(document.locale),
    'word/numbering.xml': numbering,
    'word/footer1.xml': footer(document.footer ?? document.title),
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(head + text)])),
    { mtime: document.at },
  )
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const word = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"`
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const contentTypes =
  `<Types xmlns="${packages}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/>` +
  `<Override PartName="/word/numbering.xml" ContentType="${wordType}.numbering+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${wordType}.footer+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'

const relations = (targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${packages}/relationships">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const languages = { nl: 'nl-NL', en: 'en-GB' } as const

const properties = ({ title, locale, at }: PdfDocument): string =>
  `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
  ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${inXml(title)}</dc:title><dc:language>${languages[locale]}</dc:language>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${at.toISOString()}</dcterms:created></cp:coreProperties>`

const style = (id: string, name: string, rest: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${
    id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
  }${rest}</w:style>`
const heading = (level: number, halfPoints: number): string =>
  style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>` +
      `<w:rPr><w:b/><w:sz w:val="${halfPoints}"/></w:rPr>`,
  )
const styles = (locale: PdfDocument['locale']): string =>
  `<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>` +
  `<w:sz w:val="22"/><w:lang w:val="${languages[locale]}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>` +
  '<w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  style('Normal', 'Normal', '') +
  style('Title', 'Title', '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr>') +
  [32, 26, 24, 22].map((size, index) => heading(index + 1, size)).join('') +
  style('Quote', 'Quote', '<w:pPr><w:ind w:left="400"/></w:pPr><w:rPr><w:i/></w:rPr>') +
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>' +
  ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="666666"/>`)
    .join('') +
  '</w:tblBorders></w:tblPr></w:style></w:styles>'

const numbering =
  `<w:numbering ${word}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>` +
  '<w:lvlText w:val="•"/><w:pPr><w:ind w:left="400" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'

const footer = (text: string): string =>
  `<w:ftr ${word}><w:p>${run(`${text} · `)}<w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
  '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'

const body = ({ title, blocks }: PdfDocument): string =>
  `<w:document ${word}><w:body>${paragraph(title, 'Title')}${blocks.map(written).join('')}` +
  '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1400" w:right="1400" w:bottom="1400" w:left="1400" w:header="700" w:footer="700" w:gutter="0"/>' +
  '</w:sectPr></w:body></w:document>'

function written(block: PdfDocument['blocks'][number]): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, `Heading${block.level}`)
    case 'paragraph':
    case 'address':
      return block.text
        .split(/\n{2,}/)
        .map((text) => paragraph(text))
        .join('')
    case 'list':
      return block.items
        .map((item) => paragraph(item, null, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
        .join('')
    case 'facts':
      return block.rows.map(({ term, value }) => `<w:p>${run(`${term}: `, true)}${run(value)}</w:p>`).join('')
    case 'quote':
      return paragraph(block.by ? `${block.text}\n${block.by}` : block.text, 'Quote')
    case 'table':
      return table(block.header, block.rows, block.widths ?? block.header.map(() => 1))
    case 'page_break':
      return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    case 'image':
      return paragraph(block.caption ?? block.alt)
  }
}

/** Width of the text on a page, in twentieths of a point. */
const textWidth = 9106

function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): string {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const sizes = widths.map((width) => Math.round((width / whole) * textWidth))
  const line = (cells: readonly string[], isHeader: boolean): string =>
    `<w:tr>${isHeader ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells
      .map(
        (cell, index) =>
          `<w:tc><w:tcPr><w:tcW w:w="${sizes[index] ?? 0}" w:type="dxa"/></w:tcPr><w:p>${run(cell, isHeader)}</w:p></w:tc>`,
      )
      .join('')}</w:tr>`
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${textWidth}" w:type="dxa"/>` +
    '<w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr>' +
    `<w:tblGrid>${sizes.map((size) => `<w:gridCol w:w="${size}"/>`).join('')}</w:tblGrid>` +
    `${line(header, true)}${rows.map((row) => line(row, false)).join('')}</w:tbl><w:p/>`
  )
}

const paragraph = (text: string, styleId: string | null = null, more = ''): string =>
  `<w:p>${styleId || more ? `<w:pPr>${styleId ? `<w:pStyle w:val="${styleId}"/>` : ''}${more}</w:pPr>` : ''}${run(text)}</w:p>`

/** Text in a line; a line break stays one. */
const run = (text: string, isBold = false): string =>
  text
    .split('\n')
    .map(
      (line, index) =>
        `<w:r>${isBold ? '<w:rPr><w:b/></w:rPr>' : ''}${index > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${inXml(line)}</w:t></w:r>`,
    )
    .join('')

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Text for XML 1.0, which has no place for control characters. */
const inXml = (text: string): string =>
  text.replace(/[^\P{Cc}\t]|[\uFFFE\uFFFF]/gu, '').replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
