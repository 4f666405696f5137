import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kit/locale.ts'
import { texts } from '../texts.ts'
import {
  mostStepsInPicture,
  type PictureStep,
  type PlacedStep,
  pictureWidth,
  placeSteps,
  withinPicture,
} from './layout.ts'

interface ProcessPictureProps {
  readonly locale: Locale
  readonly steps: readonly PictureStep[]
  /** Unique within the page; makes the `id` of the picture's title. */
  readonly name?: string
  /** What a straight line cannot show: "Soms vragen wij eerst meer informatie." */
  readonly branchesNote?: ComponentChildren
  /** Steps that the usual way passes by: apart from the line, without a number. */
  readonly exceptions?: readonly Omit<PictureStep, 'state'>[] | undefined
  /** What stands at the current step when it is not the reader's own: "het plan". */
  readonly of?: string | undefined
}

const middle = 58

function summaryOf(steps: readonly PictureStep[], locale: Locale, of: string | undefined): string {
  const t = texts(locale)
  const current = steps.findIndex((step) => step.state === 'current')
  if (current >= 0) {
    const { title } = steps[current]!
    return of === undefined
      ? t.processSummary(steps.length, current + 1, title)
      : t.processSummaryOf(of, steps.length, current + 1, title)
  }
  const done = steps.filter((step) => step.state === 'done').length
  return done === steps.length ? t.processAllDone(steps.length) : t.processDone(steps.length, done)
}

function Dot({ step }: { readonly step: PlacedStep }) {
  if (step.state === 'done') {
    return (
      <g>
        <circle class="process__dot process__dot--done" cx={step.x} cy={middle} r="19" />
        <path class="process__tick" d={`M${step.x - 9} ${middle + 1}l6.5 6.5 11.5-13`} />
      </g>
    )
  }
  const current = step.state === 'current'
  return (
    <g>
      <circle
        class={`process__dot process__dot--${step.state}`}
        cx={step.x}
        cy={middle}
        r={current ? 28 : 19}
      />
      <text
        class={`process__number process__number--${step.state}`}
        x={step.x}
        y={middle + (current ? 8 : 6)}
      >
        {step.number}
      </text>
    </g>
  )
}

function Words({ step }: { readonly step: PlacedStep }) {
  const lines = [
    ...step.titleLines.map((line) => ({ line, caption: false })),
    ...step.captionLines.map((line) => ({ line, caption: true })),
  ]
  return (
    <text class={`process__words process__words--${step.state}`} x={step.x} y="110">
      {lines.map(({ line, caption }, index) => (
        <tspan x={step.x} dy={index === 0 ? 0 : 19} class={caption ? 'process__caption' : undefined}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/**
 * The process with "you are here", or what is here: a drawing on wide screens, the same as an ordered list on phones, in
 * print and for screen readers. Both come from the same steps.
 */
export function ProcessPicture({
  locale,
  steps,
  name = 'process',
  branchesNote,
  exceptions = [],
  of,
}: ProcessPictureProps) {
  const t = texts(locale)
  const { placed, height, reachedX } = placeSteps(steps)
  const first = placed[0]
  const last = placed.at(-1)
  const drawn = steps.length <= mostStepsInPicture && first !== undefined && last !== undefined
  // Where nobody is at a step, because it is explained or was stopped, nothing is here and nothing is to come.
  const runs = steps.some((step) => step.state === 'current')
  const top = runs ? 0 : 30
  const here = of === undefined ? t.youAreHere : t.itIsHere(of)
  const current = of === undefined ? t.stepCurrent : t.stepCurrentOf(of)
  const said = { done: t.stepDone, current, ahead: t.stepAhead }
  return (
    <div class={drawn ? 'process process--drawn' : 'process'}>
      {drawn && (
        <svg
          class="process__picture"
          viewBox={`0 ${top} ${pictureWidth} ${height - top}`}
          role="img"
          aria-labelledby={`${name}-title`}
        >
          <title id={`${name}-title`}>{summaryOf(steps, locale, of)}</title>
          <path class="process__line" d={`M${first.x} ${middle}H${last.x}`} />
          <path class="process__line process__line--done" d={`M${first.x} ${middle}H${reachedX}`} />
          {placed.map((step) => (
            <g key={step.key}>
              {step.state === 'current' && (
                <text class="process__here" x={withinPicture(step.x, here)} y="18">
                  {here}
                </text>
              )}
              <Dot step={step} />
              <Words step={step} />
            </g>
          ))}
        </svg>
      )}
      <ol class="process__list">
        {steps.map((step, index) => (
          <li
            key={step.key}
            class={`process__step process__step--${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span class="process__mark" aria-hidden="true">
              {step.state === 'done' ? '✓' : index + 1}
            </span>
            <span class="process__title">{step.title}</span>
            <span class="process__state">
              {step.state !== 'ahead' && said[step.state]}
              {step.state === 'ahead' && runs && <span class="visually-hidden">{said.ahead} </span>}
              {step.state !== 'ahead' && step.caption && ' · '}
              {step.caption}
            </span>
          </li>
        ))}
      </ol>
      {exceptions.length > 0 && (
        <ul class="process__exceptions">
          {exceptions.map(({ key, title, caption }) => (
            <li key={key} class="process__exception">
              <span class="process__state">{t.processException}</span>{' '}
              <span class="process__title">{title}</span>
              {caption && <span class="process__state"> · {caption}</span>}
            </li>
          ))}
        </ul>
      )}
      {branchesNote && <p class="small">{branchesNote}</p>}
    </div>
  )
}
