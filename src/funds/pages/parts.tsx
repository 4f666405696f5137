import { type Locale, say } from '../../kit/locale.ts'
import type { Area } from '../../places/index.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { Meter } from '../../ui/meter/meter.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type CeilingBalance, roomIn } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import type { Ceiling } from '../store.ts'
import { texts } from '../texts.ts'
import { ceilingInWords, inOrder } from '../words.ts'

const nearlyFull = 0.9

/** Who decides on an application, under which mandate, and what part a jury has in it. */
export function WhoDecides({
  scheme: { decided_by },
  locale,
}: {
  readonly scheme: Pick<Scheme, 'decided_by'>
  readonly locale: Locale
}) {
  const t = texts(locale)
  return (
    <>
      {decided_by.jury !== 'none' && <p>{t.jury[decided_by.jury]}</p>}
      <p>
        {t.one.whoDecides(say(decided_by.body, locale))}
        {decided_by.mandate && ` ${t.one.mandate(say(decided_by.mandate, locale))}`}
      </p>
    </>
  )
}

/** How much of a ceiling is used, as a bar and in words. */
export function RoomMeter(props: {
  readonly label: string
  readonly balance: CeilingBalance
  readonly locale: Locale
}) {
  const { label, balance, locale } = props
  const t = texts(locale).list
  const used = balance.reserved + balance.granted
  const left = roomIn(balance)
  const isFull = left <= 0
  return (
    <Meter
      label={label}
      value={used}
      max={balance.budgeted}
      valueText={
        isFull ? t.full : t.left(amountInWords(left, locale), amountInWords(balance.budgeted, locale))
      }
      tone={isFull ? 'bad' : used >= balance.budgeted * nearlyFull ? 'wait' : 'active'}
    />
  )
}

/** What is used of a ceiling, in whole per cents. */
export const shareUsed = ({ reserved, granted, budgeted }: CeilingBalance): number =>
  budgeted === 0 ? 0 : Math.round((100 * (reserved + granted)) / budgeted)

/** The same sums of several ceilings together. */
export function together(balances: readonly CeilingBalance[]): CeilingBalance {
  const total = (of: keyof CeilingBalance): number => balances.reduce((sum, one) => sum + one[of], 0)
  return {
    budgeted: total('budgeted'),
    reserved: total('reserved'),
    granted: total('granted'),
    advanced: total('advanced'),
    paid: total('paid'),
    settled: total('settled'),
    reclaimed: total('reclaimed'),
  }
}

/** Ceilings with what was granted and what is left. */
export function CeilingTable(props: {
  readonly ceilings: readonly Ceiling[]
  readonly areas: readonly Area[]
  readonly locale: Locale
  readonly caption: string
}) {
  const { ceilings, areas, locale, caption } = props
  const t = texts(locale).one
  const amount = (cents: number) => <Amount cents={cents} locale={locale} />
  return (
    <Table
      locale={locale}
      caption={caption}
      rows={inOrder(ceilings, areas)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'period',
          title: t.period,
          rowHeader: true,
          cell: (row) => ceilingInWords(row, areas, locale),
        },
        { key: 'ceiling', title: t.ceiling, numeric: true, cell: (row) => amount(row.balance.budgeted) },
        { key: 'reserved', title: t.reserved, numeric: true, cell: (row) => amount(row.balance.reserved) },
        { key: 'granted', title: t.granted, numeric: true, cell: (row) => amount(row.balance.granted) },
        { key: 'left', title: t.left, numeric: true, cell: (row) => amount(roomIn(row.balance)) },
      ]}
    />
  )
}
