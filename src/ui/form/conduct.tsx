import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { texts } from './texts.ts'

/** Beside a form in which people write about a plan: how we treat each other. */
export const ConductLine = ({ locale }: { readonly locale: Locale }) => (
  <p class="small no-print">
    {texts(locale).conduct} <a href={paths.conduct()}>{texts(locale).conductLink}</a>
  </p>
)
