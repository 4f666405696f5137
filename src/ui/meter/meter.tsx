interface MeterProps {
  /** What is measured. */
  readonly label: string
  readonly value: number
  readonly max: number
  /** The measure in words: "3 van de 5 werkdagen". */
  readonly valueText: string
  readonly tone?: 'active' | 'wait' | 'good' | 'bad'
}

/** How far something is, in blocks when there are few and as one bar when there are many; always in words too. */
export function Meter({ label, value, max, valueText, tone = 'active' }: MeterProps) {
  const blocks = max > 0 && max <= 12 && Number.isInteger(max)
  const filled = Math.min(Math.max(value / Math.max(max, 1e-9), 0), 1)
  return (
    <div class="meter">
      <p class="meter__words">
        <span>{label}</span> <strong>{valueText}</strong>
      </p>
      <svg
        class={`meter__bar meter__bar--${tone}`}
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {blocks ? (
          Array.from({ length: max }, (_, index) => (
            <rect
              class={index < value ? 'meter__full' : 'meter__empty'}
              x={(index * 100) / max}
              width={100 / max - 1}
              height="6"
            />
          ))
        ) : (
          <>
            <rect class="meter__empty" width="100" height="6" />
            <rect class="meter__full" width={filled * 100} height="6" />
          </>
        )}
      </svg>
    </div>
  )
}
