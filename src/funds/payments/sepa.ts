import type { Day } from '../../kit/dates.ts'

/** One transfer of a payment file. */
export interface Transfer {
  /** Comes back from the bank with the transfer: unique in our house. */
  readonly reference: string
  readonly cents: number
  readonly holder: string
  readonly iban: string
  /** What who gets it reads on their statement. */
  readonly remark: string
}

export interface PaymentFile {
  readonly number: string
  readonly madeAt: Date
  readonly payOn: Day
  readonly from: { readonly holder: string; readonly iban: string }
  readonly transfers: readonly Transfer[]
}

/** Letters without accents, and the few signs that every bank takes (EPC217-08); the rest becomes a space. */
export const sepaText = (text: string, most: number): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('&', '+')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, most)
    .trim() || '-'

const euros = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`

const element = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join('')}</${name}>`
const escaped = (text: string): string => text.replaceAll("'", '&apos;')
const named = (text: string): string => element('Nm', escaped(sepaText(text, 70)))
const account = (iban: string): string => element('Id', element('IBAN', iban))

/**
 * Transfers as a bank takes them: a credit transfer initiation of ISO 20022, pain.001.001.09, within the rules of the
 * European Payments Council for SEPA. One debit for the whole file; the bank finds itself from the account numbers.
 */
export function paymentFile(file: PaymentFile): string {
  const { transfers, from } = file
  const count = element('NbOfTxs', String(transfers.length))
  const sum = element('CtrlSum', euros(transfers.reduce((total, { cents }) => total + cents, 0)))
  const id = sepaText(file.number, 35)
  const header = element(
    'GrpHdr',
    element('MsgId', id),
    element('CreDtTm', file.madeAt.toISOString().replace(/\.\d+Z$/, 'Z')),
    count,
    sum,
    element('InitgPty', named(from.holder)),
  )
  const payments = element(
    'PmtInf',
    element('PmtInfId', id),
    element('PmtMtd', 'TRF'),
    element('BtchBookg', 'true'),
    count,
    sum,
    element('PmtTpInf', element('SvcLvl', element('Cd', 'SEPA'))),
    element('ReqdExctnDt', element('Dt', file.payOn)),
    element('Dbtr', named(from.holder)),
    element('DbtrAcct', account(from.iban)),
    element('DbtrAgt', element('FinInstnId', element('Othr', element('Id', 'NOTPROVIDED')))),
    element('ChrgBr', 'SLEV'),
    ...transfers.map(transferElement),
  )
  const body = element('CstmrCdtTrfInitn', header, payments)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">${body}</Document>\n`
}

const transferElement = ({ reference, cents, holder, iban, remark }: Transfer): string =>
  element(
    'CdtTrfTxInf',
    element('PmtId', element('EndToEndId', sepaText(reference, 35))),
    element('Amt', `<InstdAmt Ccy="EUR">${euros(cents)}</InstdAmt>`),
    element('Cdtr', named(holder)),
    element('CdtrAcct', account(iban)),
    element('RmtInf', element('Ustrd', escaped(sepaText(remark, 140)))),
  )
