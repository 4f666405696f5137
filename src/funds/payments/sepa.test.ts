import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PaymentFile, paymentFile, sepaText } from './sepa.ts'

const file = (transfers: PaymentFile['transfers']): PaymentFile => ({
  number: 'BET-2026-0007',
  madeAt: new Date('2026-11-21T09:30:00.123Z'),
  payOn: '2026-11-24',
  from: { holder: 'Gemeente Waterstad', iban: 'NL91ABNA0417164300' },
  transfers,
})
const one = {
  reference: '2026-0042-1',
  cents: 900_05,
  holder: "Bewonersgroep 't Hof & Co",
  iban: 'NL20INGB0001234567',
  remark: 'Wijkwens 2026-0042: bankje – zitplek',
}
/** The texts of all elements with this name. */
const all = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '')

describe('a payment file', () => {
  test('has the order of pain.001.001.09, and its sums twice', () => {
    const xml = paymentFile(file([one, { ...one, reference: '2026-0043-1', cents: 10_000_00 }]))
    expect(xml).toContain('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">')
    const order = [...xml.matchAll(/<([A-Z][A-Za-z]+)[ >]/g)].map(([, name]) => name)
    expect(order.slice(0, 9).join(' ')).toBe(
      'Document CstmrCdtTrfInitn GrpHdr MsgId CreDtTm NbOfTxs CtrlSum InitgPty Nm',
    )
    const inside = order.slice(order.indexOf('PmtInf') + 1).join(' ')
    expect(inside).toMatch(
      /^PmtInfId PmtMtd BtchBookg NbOfTxs CtrlSum PmtTpInf SvcLvl Cd ReqdExctnDt Dt Dbtr Nm DbtrAcct Id IBAN DbtrAgt FinInstnId Othr Id ChrgBr CdtTrfTxInf PmtId EndToEndId Amt InstdAmt Cdtr Nm CdtrAcct Id IBAN RmtInf Ustrd CdtTrfTxInf /,
    )
    expect(all(xml, 'NbOfTxs')).toEqual(['2', '2'])
    expect(all(xml, 'CtrlSum')).toEqual(['10900.05', '10900.05'])
    expect(all(xml, 'InstdAmt')).toEqual(['900.05', '10000.00'])
    expect(all(xml, 'CreDtTm')).toEqual(['2026-11-21T09:30:00Z'])
    expect(all(xml, 'Nm')).toContain('Bewonersgroep &apos;t Hof + Co')
    expect(all(xml, 'Ustrd')[0]).toBe('Wijkwens 2026-0042: bankje zitplek')
  })

  test('is well-formed, adds up and stays within the signs of SEPA whatever people are called', () => {
    const anybody = fc.record({
      cents: fc.integer({ min: 1, max: 4_000_000 }),
      holder: fc.string({ unit: 'binary', maxLength: 200 }),
      remark: fc.string({ unit: 'binary', maxLength: 300 }),
    })
    fc.assert(
      fc.property(fc.array(anybody, { minLength: 1, maxLength: 40 }), (people) => {
        const transfers = people.map((person, at) => ({
          ...person,
          reference: `2026-${at}`,
          iban: 'NL20INGB0001234567',
        }))
        const xml = paymentFile(file(transfers))
        const sum = people.reduce((total, { cents }) => total + cents, 0)
        const told = all(xml, 'CtrlSum').map((text) => Math.round(Number(text) * 100))
        expect(told).toEqual([sum, sum])
        expect(new Set(all(xml, 'EndToEndId')).size).toBe(people.length)
        for (const text of [...all(xml, 'Nm'), ...all(xml, 'Ustrd')])
          expect(text.replaceAll('&apos;', "'")).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]{1,140}$/)
        const open: string[] = []
        for (const [, closes, name = ''] of xml.replace(/^<\?.*\?>/, '').matchAll(/<(\/?)([A-Za-z]+)[^>]*>/g))
          if (closes) expect(open.pop()).toBe(name)
          else open.push(name)
        expect(open).toEqual([])
      }),
    )
  })

  test('writes names as banks can', () => {
    expect(sepaText('Zoë Çelik–Håkansson', 70)).toBe('Zoe Celik Hakansson')
    expect(sepaText('東京', 70)).toBe('-')
    expect(sepaText('a'.repeat(90), 70)).toHaveLength(70)
  })
})
