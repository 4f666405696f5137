import { readCsvRows } from '../../kit/csv.ts'
import type { Locale } from '../../kit/locale.ts'
import { type Address, sameAddress } from './rules.ts'
import { texts } from './texts.ts'

/** Most addresses of one file. */
export const mostAddresses = 5000
/** A file of so many addresses is far smaller. */
export const mostBytes = 1024 * 1024
/** Faults that are told one by one. */
const mostFaults = 20

/** Headings under which registers and spreadsheets keep each part of an address. */
const headings = {
  postcode: ['postcode', 'pc6', 'postalcode', 'zip'],
  number: ['huisnummer', 'nummer', 'huisnr', 'nr', 'number', 'housenumber'],
  letter: ['huisletter', 'letter'],
  addition: ['toevoeging', 'huisnummertoevoeging', 'huistoevoeging', 'addition', 'suffix'],
  street: ['straat', 'straatnaam', 'openbareruimte', 'openbareruimtenaam', 'street'],
  place: ['plaats', 'woonplaats', 'woonplaatsnaam', 'plaatsnaam', 'place', 'city', 'town'],
} as const
type Column = keyof typeof headings
const needed = ['postcode', 'number', 'street', 'place'] as const satisfies readonly Column[]

/** What stands in a file of addresses, or what is wrong with it. */
export type ReadAddresses =
  | { readonly ok: true; readonly addresses: readonly Address[]; readonly twice: number }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads addresses from a spreadsheet: columns in any order, by their heading. Nothing is taken from a file with a row
 * that is wrong, unless `skip` says to leave those rows out. An address that stands there twice counts once.
 */
export function readAddresses(bytes: Uint8Array, skip: boolean, locale: Locale): ReadAddresses {
  const t = texts(locale).file
  const refuse = (...faults: readonly string[]): ReadAddresses => ({ ok: false, faults })
  if (bytes.length === 0) return refuse(t.none)
  if (bytes.length > mostBytes) return refuse(t.tooLarge(mostAddresses))
  const text = textOf(bytes)
  if (text === null) return refuse(t.noText)
  const [header, ...rows] = readCsvRows(text)
  const names = (header?.cells ?? []).map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''))
  const places = new Map(
    (Object.keys(headings) as Column[]).map((column) => [
      column,
      names.findIndex((name) => (headings[column] as readonly string[]).includes(name)),
    ]),
  )
  const missing = needed.filter((column) => (places.get(column) ?? -1) < 0)
  if (missing.length > 0) return refuse(t.columns(missing.map((column) => t.column[column]).join(', ')))
  if (rows.length === 0) return refuse(t.none)
  if (rows.length > mostAddresses) return refuse(t.tooMany(rows.length, mostAddresses))
  const faults: string[] = []
  const found = new Map<string, Address>()
  let right = 0
  for (const { line, cells } of rows) {
    const cell = (column: Column): string => cells[places.get(column) ?? -1] ?? ''
    const read = addressOf(cell)
    if ('wrong' in read) faults.push(t.line(line, t.wrong[read.wrong]))
    else {
      right += 1
      if (!found.has(sameAddress(read))) found.set(sameAddress(read), read)
    }
  }
  if (faults.length > 0 && !skip) {
    const more = faults.length - mostFaults
    return refuse(...faults.slice(0, mostFaults), ...(more > 0 ? [t.more(more)] : []))
  }
  if (found.size === 0) return refuse(t.none)
  return { ok: true, addresses: [...found.values()], twice: right - found.size }
}

/** The text of a file in UTF-8, or as older spreadsheets write it; null for something else than text. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

type Wrong = 'postcode' | 'number' | 'addition' | 'street' | 'place'
const isName = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}\p{M} .,'’/()-]*$/u.test(text)

function addressOf(cell: (column: Column) => string): Address | { readonly wrong: Wrong } {
  const postcode = cell('postcode').toUpperCase().replace(/\s/g, '')
  if (!/^[1-9]\d{3}[A-Z]{2}$/.test(postcode)) return { wrong: 'postcode' }
  const number = cell('number').replace(/[.,]0+$/, '')
  if (!/^[1-9]\d{0,4}$/.test(number)) return { wrong: 'number' }
  const addition = [cell('letter'), cell('addition')].filter((part) => part !== '').join(' ')
  if (!/^[\p{L}\p{N} ./-]{0,12}$/u.test(addition)) return { wrong: 'addition' }
  const [street, place] = [cell('street'), cell('place')]
  if (street.length > 80 || !isName(street)) return { wrong: 'street' }
  if (place.length > 80 || !isName(place)) return { wrong: 'place' }
  return { street, number, addition, postcode, place }
}
