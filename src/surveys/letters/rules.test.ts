import { describe, expect, test } from 'vitest'
import { mostAddresses, mostBytes, readAddresses } from './addresses.ts'
import {
  codeFrom,
  envelopeLines,
  eraseDay,
  inGroups,
  lettersWait,
  readCode,
  sameAddress,
  toldToAll,
} from './rules.ts'

const file = (text: string): Uint8Array => new TextEncoder().encode(text)
const header = 'Straat;Huisnummer;Toevoeging;Postcode;Plaats'

describe('a code', () => {
  test('has eight signs that nobody takes for another, however it is typed', () => {
    const code = codeFrom(Uint8Array.from({ length: 16 }, (_, nr) => nr * 11)) ?? ''
    expect(code).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXZ]{8}$/)
    const typed = inGroups(code).toLowerCase()
    expect(readCode(` ${typed.replace('-', ' – ')} `)).toBe(code)
    expect(readCode(`${code}B`)).toBeNull()
    expect(readCode('AAAA-0000')).toBeNull()
    expect(readCode('')).toBeNull()
    expect(codeFrom(new Uint8Array(16).fill(255))).toBeNull()
  })
})

describe('a file of addresses', () => {
  const read = (text: string, skip = false) => readAddresses(file(text), skip, 'nl')

  test('is read by its headings, in any order; an address twice is one', () => {
    const text = `Naam,PC6,Openbare ruimte,Huisnummer,Huisletter,Huisnummertoevoeging,Woonplaats\nx,1234 ab,Lindestraat,1,,,Voorbeeldstad\nx,1234AB,Lindestraat,1,,,Voorbeeldstad\nx,1234AB,"Lindestraat, zuid",1,a,2,Voorbeeldstad\n`
    const found = read(text)
    expect(found).toMatchObject({ ok: true, twice: 1 })
    if (!found.ok) return
    expect(found.addresses.map(envelopeLines)).toEqual([
      'Lindestraat 1\n1234 AB  Voorbeeldstad',
      'Lindestraat, zuid 1 a 2\n1234 AB  Voorbeeldstad',
    ])
  })

  test('says by its line what is wrong; those lines can be left out', () => {
    const text = `${header}\nLindestraat;1;;1234AB;Voorbeeldstad\n\nLindestraat;nul;;1234AB;Voorbeeldstad\n=1+1;4;;1234AB;Voorbeeldstad\nLindestraat;4;;0234AB;Voorbeeldstad\n`
    const found = read(text)
    expect(found).toMatchObject({
      ok: false,
      faults: [
        'Regel 4: dit is geen huisnummer.',
        'Regel 5: de straat ontbreekt of heeft vreemde tekens.',
        'Regel 6: dit is geen postcode zoals 1234 AB.',
      ],
    })
    expect(read(text, true)).toMatchObject({ ok: true, addresses: [{ number: '1' }] })
  })

  test('is refused kindly when it is empty, no text, too large or without the columns', () => {
    const faultsOf = (bytes: Uint8Array): string => {
      const found = readAddresses(bytes, false, 'nl')
      return found.ok ? '' : found.faults.join(' ')
    }
    expect(faultsOf(file(''))).toContain('Kies een bestand')
    expect(faultsOf(Uint8Array.from([80, 75, 3, 4, 0, 0]))).toContain('geen CSV-bestand')
    expect(faultsOf(new Uint8Array(mostBytes + 1))).toContain('te groot')
    expect(faultsOf(file('naam;leeftijd\nx;4\n'))).toContain('postcode, huisnummer, straat, plaats')
    const row = 'Lindestraat;1;;1234AB;Voorbeeldstad\n'
    expect(faultsOf(file(`${header}\n${row.repeat(mostAddresses + 1)}`))).toContain('hoogstens')
    const many = faultsOf(file(`${header}\n${'x;y;;z;\n'.repeat(50)}`))
    expect(many).toContain('En nog 30 regels.')
  })

  test('knows an address however it is written', () => {
    const one = { street: 'Lindestraat', number: '1', addition: 'a-2', postcode: '1234AB', place: 'Stad' }
    expect(sameAddress(one)).toBe(sameAddress({ ...one, street: 'LINDESTR.', addition: 'A 2' }))
    expect(sameAddress(one)).not.toBe(sameAddress({ ...one, addition: 'A' }))
  })
})

describe('letters', () => {
  const published_at = new Date('2026-10-01T10:00:00Z')
  const days = { opens_on: '2026-11-01', closes_on: '2026-11-30', published_at, stopped_at: null }
  const survey = { identity: 'anonymous', form_version_id: 'x', results_at: null } as const

  test('wait for fixed questions and are not for who signs in, nor for what is over', () => {
    expect(lettersWait(survey, days, '2026-11-10')).toBeNull()
    expect(lettersWait(survey, days, '2026-10-10')).toBeNull()
    const draft = { ...days, published_at: null }
    expect(lettersWait({ ...survey, form_version_id: null }, draft, '2026-11-10')).toBe('not_fixed')
    expect(lettersWait({ ...survey, identity: 'signed_in' }, days, '2026-11-10')).toBe('sign_in')
    expect(lettersWait(survey, days, '2026-12-01')).toBe('over')
  })

  test('are erased four weeks after the last day, or after it was stopped', () => {
    expect(eraseDay(days)).toBe('2026-12-28')
    expect(eraseDay({ ...days, stopped_at: new Date('2026-11-10T10:00:00Z') })).toBe('2026-12-08')
  })

  test('tell everybody nothing about fewer than ten', () => {
    expect(toldToAll(200, 9)).toEqual({ letters: 200, used: null })
    expect(toldToAll(200, 195)).toEqual({ letters: 200, used: null })
    expect(toldToAll(200, 80)).toEqual({ letters: 200, used: 80 })
  })
})
