import type { Locale } from '../../kit/locale.ts'
import { StatusBadge, type Tone } from '../status/status.tsx'

/** Money in words of the reader's language; whole euros without decimals. `cents` is an integer. */
export function amountInWords(cents: number, locale: Locale): string {
  const whole = cents % 100 === 0
  return new Intl.NumberFormat(locale === 'nl' ? 'nl-NL' : 'en-NL', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(cents / 100)
}

/** An amount in the text, never broken over two lines. */
export function Amount({ locale, cents }: { readonly locale: Locale; readonly cents: number }) {
  return (
    <data class="amount" value={(cents / 100).toFixed(2)}>
      {amountInWords(cents, locale)}
    </data>
  )
}

interface TermProps {
  /** "Antwoord uiterlijk". */
  readonly label: string
  /** The day in words and for machines. */
  readonly day: string
  readonly dateTime: string
  /** How it stands: "nog 6 werkdagen", "2 dagen te laat". */
  readonly note?: string | undefined
  readonly tone?: Tone
}

/** A day by which something must happen, and how it stands. */
export function Term({ label, day, dateTime, note, tone = 'neutral' }: TermProps) {
  return (
    <span class="term">
      <span>
        {label} <time dateTime={dateTime}>{day}</time>
      </span>{' '}
      {note && <StatusBadge tone={tone}>{note}</StatusBadge>}
    </span>
  )
}
