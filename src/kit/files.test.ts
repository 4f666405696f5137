import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../testing.ts'
import { acceptFile, filesByIds, maxFileBytes, readFileBytes } from './files.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const take = (name: string, bytes: Uint8Array | string, options = {}) =>
  acceptFile(app.act(), { name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes }, options)
const reasonOf = async (name: string, bytes: Uint8Array | string, options = {}) => {
  const taken = await take(name, bytes, options)
  return taken.ok ? taken.file.media_type : taken.reason
}
const taken = async (name: string, bytes: Uint8Array) => {
  const answer = await take(name, bytes)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.file
}

const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#2a7' } })
const jpeg = async () => new Uint8Array(await picture().jpeg().toBuffer())
const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'
const word = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': strToU8('<document/>'),
})

describe('a picture', () => {
  test('loses where and with what it was taken, and stands upright', async () => {
    const photo = await picture()
      .withMetadata({
        orientation: 6,
        exif: {
          IFD0: { Make: 'GeheimeCamera', Artist: 'Fleur de Vries' },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 48/1 0/1' },
        },
      })
      .jpeg()
      .toBuffer()
    expect(photo.includes('GeheimeCamera')).toBe(true)
    const file = await taken('foto.jpg', new Uint8Array(photo))
    const kept = await readFileBytes(app.act(), file)
    const facts = await sharp(kept).metadata()
    expect(facts.exif).toBeUndefined()
    expect(facts.xmp).toBeUndefined()
    for (const secret of ['GeheimeCamera', 'Fleur', 'GPS', 'Exif']) expect(kept.includes(secret)).toBe(false)
    expect(file).toMatchObject({ media_type: 'image/webp', name: 'foto.webp', width: 40, height: 60 })
  })

  test('loses what hides behind it', async () => {
    const hiding = new Uint8Array([...(await jpeg()), ...strToU8('<script>alert(1)</script>PK\u0003\u0004')])
    const kept = await readFileBytes(app.act(), await taken('foto.jpg', hiding))
    expect(kept.includes('script')).toBe(false)
  })

  test('becomes no larger than a screen needs', async () => {
    const file = await taken('groot.png', new Uint8Array(await picture(5000, 1000).png().toBuffer()))
    expect(file).toMatchObject({ width: 2400, height: 480 })
  })

  test('that is damaged is refused', async () => {
    const whole = new Uint8Array(await picture(800, 800).jpeg().toBuffer())
    expect(await reasonOf('half.jpg', whole.slice(0, whole.length / 2))).toBe('unreadable')
  })

  test('of a few kilobytes that unfolds to gigabytes is refused before it does', async () => {
    const before = process.memoryUsage().rss
    expect(await reasonOf('bom.png', bomb(60_000, 60_000))).toBe('unreadable')
    expect(await reasonOf('bom.png', bomb(4_000_000_000, 4_000_000_000))).toBe('unreadable')
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })
})

describe('what is not what it says', () => {
  test('is known by its bytes, not by its name or its word', async () => {
    const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    const refused: readonly (readonly [string, Uint8Array | string])[] = [
      ['tekening.svg', svg],
      ['tekening.png', svg],
      ['pagina.html', '<!doctype html><script>alert(1)</script>'],
      ['foto.jpg', '<html><body>hoi'],
      ['foto.jpg', zipSync({ 'a.txt': strToU8('hoi') })],
      ['foto.gif', 'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;'],
      ['programma.pdf', 'MZ\u0090\u0000\u0003\u0000\u0000\u0000'],
      ['notitie.txt', 'gewoon tekst'],
    ]
    for (const [name, bytes] of refused) expect(await reasonOf(name, bytes), name).toBe('wrong_type')
    expect(await reasonOf('leeg.jpg', '')).toBe('empty')
  })

  test('gets the extension of what it is', async () => {
    expect((await taken('brief.exe', strToU8(pdf))).name).toBe('brief.pdf')
    expect((await taken('brief.jpg', word)).name).toBe('brief.docx')
    expect((await taken('foto.pdf', await jpeg())).name).toBe('foto.webp')
  })

  test('a zip that is small and unfolds to much is refused without unfolding it', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': [new Uint8Array(64 * 1024 * 1024), { level: 1 }],
      'word/document.xml': strToU8('<document/>'),
    })
    expect(await reasonOf('brief.docx', bomb)).toBe('wrong_type')
  })

  test('a document is refused where only a picture will do', async () => {
    expect(await reasonOf('brief.pdf', pdf, { imagesOnly: true })).toBe('wrong_type')
    expect(await reasonOf('brief.pdf', pdf)).toBe('application/pdf')
  })

  test('ten megabytes are taken, one byte more is not', async () => {
    const large = new Uint8Array(maxFileBytes + 1)
    large.set(strToU8(pdf))
    expect(await reasonOf('groot.pdf', large)).toBe('too_large')
    expect(await reasonOf('groot.pdf', large.subarray(0, maxFileBytes))).toBe('application/pdf')
  })
})

test('a name is safe in a header, in a page and on every disk', async () => {
  const names: readonly (readonly [string, string])[] = [
    ['../../../etc/passwd.jpg', 'passwd.webp'],
    ['C:\\Users\\fleur\\tuin.jpg', 'tuin.webp'],
    ['a"; filename="evil.exe\r\nSet-Cookie: x=1.jpg', 'a- filename-evil-exe-Set-Cookie- x-1.webp'],
    ['<img src=x onerror=alert(1)>.png', '-img src-x onerror-alert(1)-.webp'],
    ['..', 'bestand.webp'],
    ['', 'bestand.webp'],
    ['.htaccess', 'bestand.webp'],
    ['tuin van Zoë (2).jpeg', 'tuin van Zoë (2).webp'],
    ['a\u0000b\u202egpj.exe', 'a-b-gpj.webp'],
    [`${'a'.repeat(79)}𠀀𠀀.jpg`, `${'a'.repeat(79)}𠀀.webp`],
    [`${'lang'.repeat(500)}.jpg`, `${'lang'.repeat(20)}.webp`],
  ]
  const bytes = await jpeg()
  for (const [name, expected] of names) expect((await taken(name, bytes)).name).toBe(expected)
})

test('the same bytes twice lie on the disk once, and belong to both senders', async () => {
  const bytes = new Uint8Array(await picture(61, 41).png().toBuffer())
  const files = await Promise.all(Array.from({ length: 6 }, (_, n) => taken(`foto ${n}.png`, bytes)))
  const [first] = files
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(1)
  expect(await filesByIds(app.db, [...files.map(({ id }) => id)])).toHaveLength(6)
  const folder = join(app.settings.dataDir, 'files', first!.sha256.slice(0, 2))
  expect(readdirSync(folder).filter((name) => name.startsWith(first!.sha256))).toEqual([first!.sha256])
  for (const file of files) expect((await readFileBytes(app.act(), file)).byteLength).toBe(file.bytes)
})

/** A PNG with a header that promises `width` by `height` and a little data. */
function bomb(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width >>> 0, 0)
  header.writeUInt32BE(height >>> 0, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(3_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.byteLength)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(checksum(body))
  return Buffer.concat([length, body, sum])
}

/** CRC-32 as PNG wants it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
