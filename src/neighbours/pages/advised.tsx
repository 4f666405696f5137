import { askedQuestions, explain, optionsOf } from '../../frameworks/index.ts'
import { formatDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { type Advised, pairsOf } from '../advised.ts'
import { basisOf, type PlannedStep } from '../rules.ts'
import { texts } from '../texts.ts'

/** The outcome with its reasons, where it comes from, and how much there is to do. */
export function OutcomeParts({ advised, locale }: { readonly advised: Advised; readonly locale: Locale }) {
  const { framework, answers } = advised
  const t = texts(locale).outcome
  const { outcome, reasons, methods } = explain(framework.definition, answers, locale)
  if (!outcome) return null
  const basis = basisOf(outcome.id)
  const advice = reasons.flatMap((reason) => reason.advice)
  return (
    <>
      <NowBox status={outcome.title} tone={toneOf(outcome.id)}>
        <p>{outcome.summary}</p>
        {methods[0] && <p>{methods[0].title}</p>}
      </NowBox>
      <Section title={t.why}>
        {reasons.map(({ rule, text }) => (
          <p key={rule}>{text}</p>
        ))}
        {advice.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <Heading level={3}>{t.from}</Heading>
        {basis && <p>{t.bases[basis]}</p>}
        <p>
          {framework.definition.source?.[locale]}{' '}
          <a href={paths.framework(framework.definition.key, framework.definition.version)}>
            {texts(locale).check.rules}
          </a>
        </p>
      </Section>
    </>
  )
}

const toneOf = (outcome: string) =>
  outcome === 'required_by_law' || outcome === 'scheme_condition'
    ? 'wait'
    : outcome === 'not_needed'
      ? 'good'
      : 'active'

/** The questions that were asked with what was answered, each to be changed. */
export function GivenAnswers({
  advised,
  locale,
  more,
}: {
  readonly advised: Advised
  readonly locale: Locale
  readonly more: readonly (readonly [string, string])[]
}) {
  const { framework, answers } = advised
  const t = texts(locale).check
  const given = askedQuestions(framework.definition, answers).filter(({ id }) => Object.hasOwn(answers, id))
  if (given.length === 0) return null
  return (
    <Section title={t.answersTitle}>
      <ul class="plain-list stack">
        {given.map((question) => {
          const chosen = pairsOf({ [question.id]: answers[question.id] }).map(([, value]) => value)
          const words = optionsOf(question)
            .filter(({ id }) => chosen.includes(id))
            .map(({ text }) => text[locale])
          const { [question.id]: _, ...others } = answers
          return (
            <li key={question.id}>
              {question.text[locale]} <strong>{words.length > 0 ? words.join(', ') : t.none}</strong>{' '}
              <a class="no-print" href={paths.involveNeighbours([...pairsOf(others), ...more])}>
                {t.change}
                <span class="visually-hidden">: {question.text[locale]}</span>
              </a>
            </li>
          )
        })}
      </ul>
      <p class="no-print">
        <a href={paths.involveNeighbours(more)}>{t.again}</a>
      </p>
    </Section>
  )
}

/** The steps with their days, to read and to print. */
export function StepsToRead({
  steps,
  locale,
}: {
  readonly steps: readonly PlannedStep[]
  readonly locale: Locale
}) {
  const t = texts(locale).outcome
  return (
    <ol class="stack">
      {steps.map((step) => (
        <li key={step.key}>
          <strong>{step.title[locale]}.</strong> {t.due(formatDay(step.due, locale, 'long'))}.
          <br />
          {step.text[locale]}
        </li>
      ))}
    </ol>
  )
}
