import type { Locale } from '../../kit/locale.ts'
import { texts } from '../texts.ts'

interface StepsProps {
  readonly locale: Locale
  readonly current: number
  readonly total: number
}

/** "Stap 2 van 5" above a question; the same words go in the page's title. */
export function Steps({ locale, current, total }: StepsProps) {
  const width = 100 / total
  return (
    <div class="steps">
      <p>{texts(locale).stepOf(current, total)}</p>
      <svg
        class="steps__bar"
        viewBox="0 0 100 2"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {Array.from({ length: total }, (_, index) => (
          <rect
            class={index < current ? 'steps__done' : 'steps__ahead'}
            x={index * width}
            width={width - 1}
            height="2"
          />
        ))}
      </svg>
    </div>
  )
}
