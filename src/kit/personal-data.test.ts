import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personalDataIn } from './personal-data.ts'

describe('is found', () => {
  test.each([
    ['email', 'Mail naar joke.de-vries+tuin@voorbeeld.nl!', 'joke.de-vries+tuin@voorbeeld.nl'],
    ['email', 'zoë@café.example', 'zoë@café.example'],
    ['phone', 'Bel 06-12345678 na zes uur', '06-12345678'],
    ['phone', 'Bel 06 12 34 56 78.', '06 12 34 56 78'],
    ['phone', 'tel: +31 6 1234 5678', '+31 6 1234 5678'],
    ['phone', '+31 (0)6 12345678', '+31 (0)6 12345678'],
    ['phone', 'Thuis: 078-6131415', '078-6131415'],
    ['phone', '0031612345678', '0031612345678'],
    ['bsn', 'Mijn nummer is 111222333, vandaar', '111222333'],
    ['bsn', 'BSN: 1234.56.782', '1234.56.782'],
    ['bsn', 'burgerservicenummer 123 456 782', '123 456 782'],
    ['iban', 'Maak over op NL91 ABNA 0417 1643 00 op naam van Joke', 'NL91 ABNA 0417 1643 00'],
    ['iban', 'nl91abna0417164300', 'nl91abna0417164300'],
    ['iban', 'BE68 5390 0754 7034', 'BE68 5390 0754 7034'],
    ['plate', 'Die auto met 12-ABC-3 staat er altijd', '12-ABC-3'],
    ['plate', 'Kenteken: GB-123-X.', 'GB-123-X'],
    ['plate', '(AB-12-CD)', 'AB-12-CD'],
    ['plate', 'P-234-BB en 1-ABC-23', 'P-234-BB'],
  ])('%s in "%s"', (kind, text, found) => {
    expect(personalDataIn(text)).toContainEqual({ kind, text: found })
  })

  test('an account number is no telephone number besides', () => {
    expect(personalDataIn('NL91 ABNA 0417 1643 00')).toHaveLength(1)
  })

  test('in several texts, each once, by kind', () => {
    const found = personalDataIn('Bel 0612345678 of mail a@b.nl', null, 'Nog eens: 0612345678', undefined)
    expect(found).toEqual([
      { kind: 'email', text: 'a@b.nl' },
      { kind: 'phone', text: '0612345678' },
    ])
  })
})

describe('is no personal datum', () => {
  test.each([
    'Van 10-12-2026 10:00 tot 06-12-2026 10 uur',
    'Op 01-02-2026 en 1.2.2026 om 19.30 uur',
    'Het kost 1.234.567,89 euro, of € 123456782,50',
    'Zaak 2026-0042, nummer 123456789',
    'KvK 12345678, postcode 3311 AB, huisnummer 12-14',
    'Bel 14 078, 0800-1234567 of 088 123 45 67',
    'Mail info@wijkraad.nl of bestuur@club.example',
    'Volg ons op @wijkraad of kijk bij buurt@huis',
    'Een artikel 12-14, van 8-tot-12, 9-12 uur, 20-30 mensen',
    'De route A-16 en de N3-16, bus 10-A',
    'NL91 ABNA 0417 1643 01 klopt niet, en NL00 is niets',
    'Gras, bomen, 25 m2, 100000000 bijen, 000000000',
    'ISBN 9789012345678 en EAN 8710400012345',
    'gmb-2026-123456 en 51.807524, 4.665331',
    'https://voorbeeld.nl/pad?x=0123',
  ])('%s', (text) => expect(personalDataIn(text)).toEqual([]))
})

test('any text is read quickly, without a fault', () => {
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => Array.isArray(personalDataIn(text))))
  const long = ['a', '0 ', 'NL91 ', '1', 'a@', 'A-'].map((part) => part.repeat(20_000 / part.length))
  // A pattern that backtracks would not end within the time that any test gets; a clock of its own fails on a busy machine.
  for (const text of long) expect(Array.isArray(personalDataIn(text))).toBe(true)
})
