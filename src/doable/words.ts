import { inTheirs, type Locale } from '../kit/locale.ts'
import type { Tone } from '../ui/status/status.tsx'
import type { Asks } from './schema.ts'
import type { Doable } from './store.ts'
import { texts } from './texts.ts'

const tones = { nothing: 'good', notice: 'active', permit: 'wait' } as const satisfies Record<Asks, Tone>

/** What is asked, as a badge. */
export const asksBadge = (asks: Asks, locale: Locale): { readonly label: string; readonly tone: Tone } => ({
  label: texts(locale).asks[asks],
  tone: tones[asks],
})

/** Its name in the language of the reader where there is one. */
export const nameOf = ({ name, name_en }: Doable, locale: Locale): string =>
  inTheirs(name, name_en, locale).text
