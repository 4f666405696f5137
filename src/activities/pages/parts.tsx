import { PromiseLines } from '../../commitments/index.ts'
import { type Day, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { Heading, type HeadingLevel } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import type { Answered } from '../answered.ts'
import type { Reached } from '../rights.ts'
import type { Contribution } from '../store.ts'
import { texts } from '../texts.ts'
import { byLine, headingOf } from '../words.ts'

/** What people wrote is in their own language: Dutch, unless they read English. */
export const langOf = (one: Pick<Contribution, 'locale'>, locale: Locale): 'nl' | 'en' | undefined =>
  one.locale === null || one.locale === locale ? undefined : one.locale

/** Says what somebody just did. */
export function DoneNotice({ c }: { readonly c: Ctx }) {
  const { locale, settings } = c.var.act
  const t = texts(locale)
  const words: Readonly<Record<string, string>> = t.done
  const done = c.req.query('klaar') ?? ''
  if (!Object.hasOwn(words, done)) return null
  return (
    <Notice tone="success" announce title={words[done] ?? ''}>
      {done === 'mail' && settings.demo && (
        <p>
          {t.demoMailbox} <a href={paths.demoMailbox()}>{t.demoMailboxLink}</a>.
        </p>
      )}
    </Notice>
  )
}

/** That there is no answer yet, and by when it comes; or that it is late. */
export function NoAnswerYet(props: {
  readonly answerOn: Day | null
  readonly today: Day
  readonly locale: Locale
}) {
  const { answerOn, today, locale } = props
  const t = texts(locale)
  const { late, awaits } = t.contribution
  return (
    <p>
      {t.own.noAnswer} {answerOn && (answerOn < today ? late : awaits)(formatDay(answerOn, locale))}
    </p>
  )
}

/** One contribution in a list: its words are the link, then who, and how many stand behind it. */
export function ContributionItem(props: {
  readonly one: Contribution
  readonly reached: Reached
  readonly level: HeadingLevel
  readonly locale: Locale
  readonly answered?: Answered | undefined
  /** Where it is, in words. */
  readonly where?: string | null
}) {
  const { one, reached, level, locale, answered, where = null } = props
  const { project, activity } = reached
  const t = texts(locale).one
  const lang = langOf(one, locale)
  const counts = [
    ...(activity.may_support ? [t.supports(one.supports)] : []),
    ...(activity.may_comment ? [t.comments(one.comments)] : []),
  ]
  return (
    <article class="card">
      <div class="card__body">
        {answered && <StatusBadge tone={answered.tone}>{answered.label}</StatusBadge>}
        <Heading level={level} class="card__title">
          <a href={paths.contribution(project.slug, activity.slug, one.nr)} lang={lang}>
            {headingOf(one)}
          </a>
        </Heading>
        {one.body && <p lang={lang}>{one.body.length > 220 ? `${one.body.slice(0, 219)}…` : one.body}</p>}
        {where !== null && <p class="small">{where}</p>}
        <p class="small">{[byLine(one, locale), ...counts].join(' · ')}</p>
      </div>
    </article>
  )
}

/** Where anybody can say that something should not stand there. */
export function ReportLink(props: {
  readonly reached: Reached
  readonly nr: number
  readonly locale: Locale
}) {
  const { reached, nr, locale } = props
  const t = texts(locale).report
  return (
    <a class="no-print" href={paths.reportContribution(reached.project.slug, reached.activity.slug, nr)}>
      {t.link}
      <span class="visually-hidden">: {t.about(nr)}</span>
    </a>
  )
}

/** What we did with it, and why. */
export function AnswerBox({ answered, locale }: { readonly answered: Answered; readonly locale: Locale }) {
  const lang = langOfWords(locale)
  return (
    <div class="flow">
      <p>
        <StatusBadge tone={answered.tone}>{answered.label}</StatusBadge>
      </p>
      {answered.group && (
        <p lang={lang}>
          <strong>{answered.group.name}</strong>: {answered.group.summary}
        </p>
      )}
      <p class="keep-lines" lang={lang}>
        {answered.reasons}
      </p>
      <PromiseLines promises={answered.promises} locale={locale} />
    </div>
  )
}
