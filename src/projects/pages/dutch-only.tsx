import type { Locale } from '../../kit/locale.ts'
import { texts } from '../texts.ts'

/** On top of an English page most of which people wrote: what they wrote is there in Dutch only. */
export const DutchOnly = ({ locale }: { readonly locale: Locale }) =>
  locale === 'en' ? <p class="small">{texts(locale).one.dutch}</p> : null
