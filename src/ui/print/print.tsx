import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kit/locale.ts'
import { texts } from '../texts.ts'

/** Shown on paper only: the address to come back to, a code, a line to sign on. */
export function PrintOnly({ children }: { readonly children: ComponentChildren }) {
  return <div class="print-only">{children}</div>
}

/** Left out on paper: what cannot be pressed there. */
export function ScreenOnly({ children }: { readonly children: ComponentChildren }) {
  return <div class="no-print">{children}</div>
}

/** Where a printed page came from. */
export function PrintSource({ locale, address }: { readonly locale: Locale; readonly address: string }) {
  return <p class="print-only small">{texts(locale).printedFrom(address)}</p>
}

/** Dotted lines to write on, on the paper version of a form. */
export function WritingLines({ count }: { readonly count: number }) {
  return (
    <div class="print-only" aria-hidden="true">
      {Array.from({ length: count }, () => (
        <div class="writing-line" />
      ))}
    </div>
  )
}
