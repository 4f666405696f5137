import { readIban } from './iban.ts'

export const personalKinds = ['email', 'phone', 'bsn', 'iban', 'plate'] as const
export type PersonalKind = (typeof personalKinds)[number]

/** Something in a text that says who somebody is or how to reach them. */
export interface PersonalDatum {
  readonly kind: PersonalKind
  /** As it stands in the text. */
  readonly text: string
}

/**
 * Personal data in free text: addresses for e-mail, Dutch telephone numbers, citizen service numbers (BSN, by their
 * eleven-test), account numbers (IBAN) and Dutch licence plates. Each once, by kind. It is made to miss some rather than to
 * warn of what is none: a general address of an association or a day written with dashes is no personal datum.
 */
export function personalDataIn(...texts: readonly (string | null | undefined)[]): readonly PersonalDatum[] {
  const found = new Map<string, PersonalDatum>()
  for (const text of texts)
    for (const kind of personalKinds)
      for (const one of finders[kind](text ?? ''))
        if (!found.has(`${kind} ${one}`)) found.set(`${kind} ${one}`, { kind, text: one })
  const order = (datum: PersonalDatum) => personalKinds.indexOf(datum.kind)
  return [...found.values()].toSorted((one, other) => order(one) - order(other))
}

const finders: Readonly<Record<PersonalKind, (text: string) => readonly string[]>> = {
  email: emailsIn,
  phone: phonesIn,
  bsn: bsnsIn,
  iban: ibansIn,
  plate: platesIn,
}

const allOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([found]) => found.trim())

/** Mailboxes of nobody in particular. */
const general =
  /^(info|contact|secretariaat|bestuur|administratie|redactie|post|hallo|hello|office|gemeente|noreply|no-reply)@/i

function emailsIn(text: string): readonly string[] {
  return allOf(
    text,
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu,
  ).filter((address) => !general.test(address))
}

/** Numbers anybody may call: free, of a service, or of a company. */
const forEverybody = /^0(800|900|906|909|88|85|84)/
const dayWithSigns = /\d{1,2}([-./])\d{1,2}\1\d{2,4}/

/** Not what stands in an account number. */
function phonesIn(text: string): readonly string[] {
  return allOf(
    text,
    /(?<![\p{L}\d.,/+-])(?<![A-Z]{2}\d{2} ?[A-Z]{4} ?)(?:\+31|0031|0)(?:[ .-]?\(0\))?(?:[ .-]{0,3}\d){9}(?![\p{L}\d])/gu,
  ).filter((found) => {
    const digits = found
      .replace('(0)', '')
      .replace(/\D/g, '')
      .replace(/^(0031|31)/, '0')
    return /^0[1-9]\d{8}$/.test(digits) && !forEverybody.test(digits) && !dayWithSigns.test(found)
  })
}

/** Nine digits in one go, or in groups where the words say what it is. */
function bsnsIn(text: string): readonly string[] {
  const bare = allOf(text, /(?<![\p{L}\d.,+/-])\d{9}(?![\p{L}\d]|[.,-]\d)/gu)
  const named = [
    ...text.matchAll(
      /(?:bsn|burgerservicenummer|sofinummer)\D{0,20}(\d{3}[. ]?\d{3}[. ]?\d{3}|\d{4}[. ]?\d{2}[. ]?\d{3})(?!\d)/gi,
    ),
  ].map(([, number = '']) => number)
  return [...new Set([...bare, ...named])].filter((number) => passesElevenTest(number.replace(/\D/g, '')))
}

/** The eleven-test of a BSN: the digits times 9, 8, ... 2 and -1 together can be divided by eleven. */
function passesElevenTest(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
  return sum % 11 === 0
}

/** What begins like one is read sign by sign: words may stand behind it. */
function ibansIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\p{L}\d])[A-Z]{2}\d{2}(?=[ .-]?[A-Z0-9])/giu)].flatMap(({ index }) => {
    let signs = 0
    for (let end = index; end < text.length && signs < 34; end += 1) {
      const sign = text[end] ?? ''
      if (/[A-Za-z0-9]/.test(sign)) signs += 1
      else if (!/[ .-]/.test(sign)) break
      const isWhole = !/[A-Za-z0-9]/.test(text[end + 1] ?? '')
      if (signs >= 15 && isWhole && readIban(text.slice(index, end + 1))) return [text.slice(index, end + 1)]
    }
    return []
  })
}

/** The series of Dutch licence plates (sidecodes 1 to 14): capitals, with dashes, as they are written. */
const plates = [
  'XX-99-99',
  '99-99-XX',
  '99-XX-99',
  'XX-99-XX',
  'XX-XX-99',
  '99-XX-XX',
  '99-XXX-9',
  '9-XXX-99',
  'XX-999-X',
  'X-999-XX',
  'XXX-99-X',
  'X-99-XXX',
  '9-XX-999',
  '999-XX-9',
]
const plate = new RegExp(
  `(?<![\\p{L}\\d-])(?:${plates.map((one) => one.replaceAll('X', '[A-Z]').replaceAll('9', '\\d')).join('|')})(?![\\p{L}\\d-])`,
  'gu',
)

function platesIn(text: string): readonly string[] {
  return allOf(text, plate)
}
