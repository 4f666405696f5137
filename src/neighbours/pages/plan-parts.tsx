import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { comesBy } from '../letter.ts'
import { isOpen, reportState } from '../rules.ts'
import { texts } from '../texts.ts'
import type { Kept } from './kept.tsx'

/** First: the form for the neighbours, with its address. */
export function FormPart({ kept, c }: { readonly kept: Kept; readonly c: Ctx }) {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).plan
  const { form, involves } = kept
  const { number } = kept.reached.initiative
  if (!form)
    return (
      <Section title={t.formTitle}>
        <p>{t.formNone}</p>
        {involves && (
          <div class="button-row no-print">
            <LinkButton href={paths.caseReactionForm(number)}>{t.openForm}</LinkButton>
          </div>
        )}
      </Section>
    )
  const closes = formatDay(form.closes_on, locale, 'long')
  return (
    <Section title={t.formTitle}>
      <p>
        {t.address}: <a href={paths.reaction(form.code)}>{absolute(act, paths.reaction(form.code))}</a>
      </p>
      <p>{isOpen(form, dayOf(act.now)) ? t.openUntil(closes) : t.closedSince(closes)}.</p>
      {involves && (
        <p class="no-print">
          <a href={paths.caseReactionForm(number)}>{t.changeForm}</a>
        </p>
      )}
    </Section>
  )
}

/** Then: the letter, which the form fills; a meeting still asks for its day and place. */
export function LetterPart({ kept, locale }: { readonly kept: Kept; readonly locale: Locale }) {
  const t = texts(locale).plan
  const { form, involves, advised } = kept
  const { number } = kept.reached.initiative
  if (!form)
    return (
      <Section title={t.letterTitle}>
        <p>{t.letterLater}</p>
      </Section>
    )
  const lacksMeeting = involves && comesBy(advised?.method ?? null) && form.meeting_on === null
  return (
    <Section title={t.letterTitle}>
      <p>{t.letterReady}</p>
      {lacksMeeting && (
        <p class="no-print">
          {t.meetingLacks} <a href={paths.caseReactionForm(number)}>{t.meetingAdd}</a>
        </p>
      )}
      <p class="no-print">
        <a href={paths.ownNeighbourLetter(number)}>{t.toLetter}</a>
      </p>
    </Section>
  )
}

/** At last: what neighbours said, and the report. */
export function ReportPart({
  kept,
  c,
  counts,
}: {
  readonly kept: Kept
  readonly c: Ctx
  readonly counts: { readonly all: number; readonly open: number }
}) {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.plan
  const { form, involves } = kept
  const { number } = kept.reached.initiative
  if (!form)
    return (
      <Section title={t.reportTitle}>
        <p>{t.reportLater}</p>
      </Section>
    )
  return (
    <Section title={t.reportTitle}>
      <p>
        {words.reactionCount(counts.all)}. {words.onCase.waiting(counts.open)}{' '}
        {words.onCase.states[reportState(form, counts, dayOf(act.now))]}
      </p>
      <ul class="plain-list stack no-print">
        <li>
          <a href={paths.caseReactions(number)}>{t.toReactions}</a>
        </li>
        {involves && (
          <li>
            <a href={paths.enterReaction(number)}>{t.enter}</a>
          </li>
        )}
        <li>
          <a href={paths.neighbourReport(number)}>{t.toReport}</a>
        </li>
      </ul>
    </Section>
  )
}
