import type { About, Letter } from '../../cases/index.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import type { MailBlock, MailContent } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import type { PaymentKind } from './rules.ts'
import type { Batch } from './store.ts'
import { texts } from './texts.ts'

const words = (about: About) => texts(about.locale).mails
const toMoney = (about: About, label: string): MailBlock => ({
  link: { label, path: paths.caseMoney(about.number) },
})
const contactLine = (about: About): readonly MailBlock[] =>
  about.contact ? [words(about).contact(about.contact.name, about.contact.phone)] : []

/** To which account we will pay, in its last signs: so that a number that nobody gave is noticed. */
export function accountGivenLetter(
  about: About,
  account: { readonly holder: string; readonly iban: string },
): Letter {
  const t = words(about).given
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(about.title, account.iban, account.holder),
      t.next,
      t.wrong,
      ...contactLine(about),
      toMoney(about, words(about).look),
    ],
  }
}

export function accountWrongLetter(about: About, why: string): Letter {
  const t = words(about).wrong
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(about.title),
      { quote: why },
      t.next,
      ...contactLine(about),
      toMoney(about, words(about).give),
    ],
  }
}

export function paidLetter(
  about: About,
  paid: {
    readonly cents: number
    readonly kind: PaymentKind
    readonly on: Day
    readonly iban: string | null
  },
): Letter {
  const t = words(about).paid
  const amount = amountInWords(paid.cents, about.locale)
  return {
    subject: t.subject(amount, about.title),
    blocks: [
      t.body(amount, formatDay(paid.on, about.locale, 'long'), about.title),
      ...(paid.iban ? [t.account(paid.iban)] : []),
      t.kinds[paid.kind],
      ...contactLine(about),
      toMoney(about, words(about).look),
    ],
  }
}

/** Asks for another account number only where the one we had is not right. */
export function failedLetter(about: About, cents: number, isAccountWrong: boolean): Letter {
  const t = words(about).failed
  return {
    subject: t.subject(about.title),
    blocks: [
      t.body(amountInWords(cents, about.locale), about.title),
      isAccountWrong ? t.next : t.again,
      ...contactLine(about),
      toMoney(about, isAccountWrong ? words(about).give : words(about).look),
    ],
  }
}

/** To who may approve what a colleague made. */
export function toApproveMail(
  batch: Pick<Batch, 'id' | 'number' | 'pay_on'>,
  about: { readonly cents: number; readonly payments: number; readonly madeBy: string | null },
  locale: Locale,
): Pick<MailContent, 'subject' | 'blocks'> {
  const t = texts(locale).mails.approve
  const day = formatDay(batch.pay_on, locale, 'long')
  return {
    subject: t.subject(batch.number, formatDay(batch.pay_on, locale, 'day_month')),
    blocks: [
      t.body(about.madeBy ?? t.colleague, batch.number, about.payments, amountInWords(about.cents, locale)),
      t.before(day),
      { link: { label: t.link, path: paths.paymentBatch(batch.id) } },
    ],
  }
}
