import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { docxOf } from './word.ts'
import { readXml } from './xml.ts'

const document = {
  title: 'Verslag <proef> & meer',
  locale: 'nl' as const,
  at: new Date('2026-11-23T12:00:00Z'),
  footer: 'P2026-0001',
  blocks: [
    { kind: 'heading', level: 1, text: 'Wie deed mee' },
    { kind: 'paragraph', text: 'Een regel\nen nog een.\n\nEen nieuwe alinea met \u0007 een teken.' },
    { kind: 'list', items: ['een', 'twee'] },
    { kind: 'facts', rows: [{ term: 'Mensen', value: '12' }] },
    { kind: 'table', header: ['Wat', 'Hoeveel'], rows: [['Ideeën', '3']], widths: [2, 1] },
    { kind: 'quote', text: 'Zo zeiden zij het.' },
  ] as const,
}

describe('a document for Word', () => {
  const files = unzipSync(docxOf(document))
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array())

  test('is a package of well-formed parts', () => {
    for (const name of Object.keys(files)) expect(readXml(text(name)), name).not.toBeNull()
  })

  test('has a title, a language and real headings, lists and tables', () => {
    const body = text('word/document.xml')
    expect(text('docProps/core.xml')).toContain('<dc:title>Verslag &lt;proef&gt; &amp; meer</dc:title>')
    expect(text('word/styles.xml')).toContain('<w:lang w:val="nl-NL"/>')
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    expect(body.match(/<w:numPr>/g)).toHaveLength(2)
    expect(body).toContain('<w:tblHeader/>')
    expect(body).toContain('<w:br/>')
    expect(body).not.toContain('\u0007')
  })

  test('is the same for the same document', () => {
    expect(docxOf(document)).toEqual(docxOf(document))
  })
})
