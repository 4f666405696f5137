import { type Day, parseDay } from '../kit/dates.ts'
import { elementsNamed, readXml, textNamed, type XmlElement } from '../kit/xml.ts'
import type { Point } from '../places/index.ts'

/** A notice as the service gives it. */
export interface FoundNotice {
  readonly id: string
  readonly title: string
  readonly rubric: string | null
  readonly summary: string | null
  readonly url: string
  readonly publishedOn: Day
  readonly address: string | null
  readonly point: Point | null
}

export interface SruAnswer {
  readonly notices: readonly FoundNotice[]
  /** How many records the answer had, also those that we could not read. */
  readonly records: number
}

/** A question that is refused is answered with status 200 and a diagnosis. */
export class SruRefused extends Error {
  override name = 'SruRefused'
}

/**
 * Reads an answer of the service of official publications (SRU 2.0, record schema `gzd`).
 * @throws SruRefused when it is none, or says that the question was wrong
 */
export function readSruAnswer(xml: string): SruAnswer {
  const root = readXml(xml)
  if (!root) throw new SruRefused('The answer is no XML that we can read')
  const [diagnosis] = elementsNamed(root, 'diagnostic')
  if (diagnosis) throw new SruRefused(diagnosis.text.slice(0, 200))
  const records = root.name === 'record' ? [root] : elementsNamed(root, 'record')
  return { notices: records.flatMap((record) => noticeIn(record) ?? []), records: records.length }
}

function noticeIn(record: XmlElement): FoundNotice | null {
  const text = (name: string, most: number): string | null => textNamed(record, name)?.slice(0, most) ?? null
  const id = text('identifier', 101)
  const title = text('title', 1000)
  const publishedOn = parseDay((text('available', 30) ?? text('date', 30) ?? '').slice(0, 10))
  // The identifier is part of an address.
  if (id === null || !/^[a-z0-9][a-z0-9-]{2,99}$/i.test(id) || title === null || publishedOn === null)
    return null
  const url = text('preferredUrl', 500)
  return {
    id,
    title,
    rubric: rubricOf(record),
    summary: text('abstract', 4000),
    url: url && /^https:\/\/\S+$/.test(url) ? url : `https://zoek.officielebekendmakingen.nl/${id}.html`,
    publishedOn,
    address: addressOf(record),
    point: pointOf(textNamed(record, 'locatiepunt')),
  }
}

const rubricOf = (record: XmlElement): string | null =>
  elementsNamed(record, 'type')
    .find(({ attributes }) => attributes.scheme === 'OVERHEIDop.Rubriek')
    ?.text.slice(0, 200) || null

function addressOf(record: XmlElement): string | null {
  const part = (name: string) => textNamed(record, name) ?? ''
  const street = `${part('straatnaam')} ${part('huisnummer')}`.trim()
  const address = [street, part('postcode'), part('woonplaats')].filter(Boolean).join(', ')
  return address === '' ? null : address.slice(0, 300)
}

/** A point comes as latitude and longitude, in that order; anything outside the Netherlands is none. */
function pointOf(text: string | null): Point | null {
  const [, lat, lon] = /^(\d{1,2}\.\d+)[ ,]+(\d{1,2}\.\d+)$/.exec(text ?? '') ?? []
  const point = [Number(lat), Number(lon)] as const
  if (!(point[0] > 50 && point[0] < 54 && point[1] > 3 && point[1] < 8)) return null
  return [point[1], point[0]]
}

/** The address of one page of the question for everything since a day. */
export function sruAddress(
  service: { readonly sru_url: string; readonly query: string },
  since: Day,
  start: number,
  most: number,
): string {
  const url = new URL(service.sru_url)
  const question = {
    operation: 'searchRetrieve',
    version: '2.0',
    recordSchema: 'gzd',
    startRecord: String(start),
    maximumRecords: String(most),
    query: `${service.query} and dt.date>=${since} sortBy dt.date/sort.descending`,
  }
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value)
  return url.href
}
