import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { closePdf, type DocumentBlock, renderPdf } from './pdf.ts'

afterAll(closePdf)

const at = new Date('2026-11-21T12:00:00Z')
const render = (blocks: readonly DocumentBlock[], title = 'Dossier 2026-0042') =>
  renderPdf({ title, locale: 'nl', at, footer: 'Gemeente Waterstad', blocks })

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) console.warn('skipped, because pdftotext is not installed: reading back the text of a PDF')

function textOf(pdf: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'meemaken-pdf-')), 'test.pdf')
  writeFileSync(path, pdf)
  return spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 }).stdout
}

const every: readonly DocumentBlock[] = [
  { kind: 'heading', level: 1, text: 'Wie' },
  { kind: 'facts', rows: [{ term: 'Zaaknummer', value: '2026-0042' }] },
  { kind: 'heading', level: 2, text: 'Wat' },
  { kind: 'paragraph', text: 'Regel een\nregel twee\n\nNieuwe alinea' },
  { kind: 'list', items: ['een bank', 'een boom'] },
  { kind: 'table', header: ['Dag', 'Stap'], rows: [['1 mei', 'Kennismaking']] },
  { kind: 'quote', text: 'Graag een bankje', by: 'Fatma' },
  { kind: 'page_break' },
  { kind: 'paragraph', text: '' },
]

describe('a PDF', () => {
  it('is tagged, has a title and a language, and says that it is PDF/UA-1', async () => {
    const pdf = await render(every)
    const raw = Buffer.from(pdf).toString('latin1')
    expect(raw.slice(0, 5)).toBe('%PDF-')
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(raw).toContain('/MarkInfo')
    expect(raw).toMatch(/<dc:title>.*Dossier 2026-0042/s)
    expect(raw).toMatch(/\/Lang\s?\(nl-NL\)/)
  })

  it.runIf(hasPoppler)('holds every part as text', async () => {
    const text = textOf(await render(every))
    for (const part of [
      'Zaaknummer',
      'regel twee',
      'een boom',
      'Kennismaking',
      'Graag een bankje',
      'Fatma',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain('Pagina 1 van')
  })

  it.runIf(hasPoppler)('shows markup as text, wherever it stands', async () => {
    const hostile = [
      '#import "@preview/x:1.0.0"',
      '#read("/etc/passwd")',
      '$x^2$ *vet* _schuin_ `code`',
      '@ref <label> \\ \\u{41} // weg /* weg */',
      '= kop - lijst + lijst / term: x',
      '"]) #panic("au") ([{',
      '\\(bs) ~ -- --- ...',
    ]
    const pdf = await render([
      { kind: 'heading', level: 1, text: hostile[0]! },
      { kind: 'paragraph', text: hostile.join('\n') },
      { kind: 'list', items: hostile },
      { kind: 'facts', rows: hostile.map((text) => ({ term: text, value: text })) },
      { kind: 'table', header: ['#a', '*b*'], rows: hostile.map((text) => [text, text]) },
      { kind: 'quote', text: hostile.join('\n\n'), by: '#sys.version' },
    ])
    const text = textOf(pdf)
    for (const line of hostile) expect(text).toContain(line)
    expect(text).toContain('#sys.version')
    expect(text).toContain('*b*')
  })

  it('bears a text of a megabyte, and characters nobody can print', async () => {
    const long = await render([{ kind: 'paragraph', text: '#let x = *1* '.repeat(80_000) }])
    expect(long.byteLength).toBeGreaterThan(100_000)
    const odd = [
      '👨‍👩‍👧 leuk 🇳🇱',
      '中文字',
      '\u0000\u0007\ufeff\ud800',
      '\u{10ffff}\ue000',
      '\u202eomgekeerd',
      '\\ " ` "中"',
    ]
    const pdf = await render(odd.map((text) => ({ kind: 'paragraph', text })))
    if (!hasPoppler) return
    const text = textOf(pdf)
    expect(text).toContain('□ leuk □')
    expect(text).toContain('omgekeerd')
    expect(text).toContain('kunnen afdrukken')
  })

  it.runIf(hasPoppler)(
    'keeps an address whole where it fits, and breaks what would run over the edge',
    async () => {
      const address = 'jamal.bouzian@voorbeeld.example'
      const long = 'x'.repeat(200)
      const pdf = await render([
        { kind: 'table', header: ['Wie', 'Hoe'], rows: [[long, address]], widths: [1, 1] },
      ])
      const text = textOf(pdf)
      expect(text).toContain(address)
      expect(text.match(/x+/g)?.length).toBeGreaterThan(4)
    },
  )

  it('takes pictures that say what they show', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#174' } })
      .webp()
      .toBuffer()
    const picture = { kind: 'image', bytes, alt: 'Een groen vlak', caption: 'De tuin' } as const
    expect((await render([picture])).byteLength).toBeGreaterThan(1000)
    await expect(render([{ ...picture, alt: ' ' }])).rejects.toThrow('what the picture shows')
    await expect(render([{ ...picture, bytes: new Uint8Array([1, 2, 3]) }])).rejects.toThrow(
      'could not be made',
    )
    // A document that failed does not stand in the way of the next.
    expect((await render(every)).byteLength).toBeGreaterThan(1000)
  })

  it('refuses what a screen reader could not follow', async () => {
    await expect(render([], '  ')).rejects.toThrow('needs a title')
    await expect(render([{ kind: 'heading', level: 2, text: 'Te diep' }])).rejects.toThrow(
      'must be of level 1',
    )
    const skipped: readonly DocumentBlock[] = [
      { kind: 'heading', level: 1, text: 'Een' },
      { kind: 'heading', level: 3, text: 'Drie' },
    ]
    await expect(render(skipped)).rejects.toThrow('the heading before has 1')
    await expect(render([{ kind: 'table', header: ['a', 'b'], rows: [['een']] }])).rejects.toThrow('2 cells')
    await expect(render([{ kind: 'paragraph', text: 'x'.repeat(5_000_000) }])).rejects.toThrow('too long')
  })

  it('asks to come back later when too many wait', async () => {
    const all = await Promise.allSettled(Array.from({ length: 61 }, () => render(every)))
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  })

  it('serves many at once, and starts again after its thread died', async () => {
    const all = await Promise.all([1, 2, 3, 4].map((number) => render(every, `Dossier ${number}`)))
    expect(new Set(all.map((pdf) => Buffer.from(pdf).toString('base64'))).size).toBe(4)
    const doomed = render([{ kind: 'paragraph', text: 'woord '.repeat(200_000) }])
    const refused = expect(doomed).rejects.toThrow('stopped')
    await new Promise((resolve) => setTimeout(resolve, 50))
    await closePdf()
    await refused
    expect((await render(every)).byteLength).toBeGreaterThan(1000)
  })
})
