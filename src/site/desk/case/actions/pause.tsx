import { z } from 'zod'
import { caseTexts, conversationFor, pauseCase, refusalOf, resumeCase } from '../../../../cases/index.ts'
import { addDays, addWeeks, dayOf, formatDay, formatMoment } from '../../../../kit/dates.ts'
import { dayText, longText, oneOf } from '../../../../kit/form-fields.ts'
import { paths } from '../../../../paths.ts'
import { DateInput, RadioGroup, TextArea } from '../../../../ui/form/index.ts'
import { Section } from '../../../../ui/heading/heading.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { caseAction, nothingNeeded } from '../action-page.tsx'

/** Stops the clock by a request that is sent and sets a term (art. 4:15 Awb). */
export const pauseRoutes = caseAction({
  key: 'pause',
  words: ({ t }) => t.pause,
  schema: () => z.object({ verzoek: longText(3000), tot: dayText() }),
  labels: (t) => ({ verzoek: t.pause.request, tot: t.pause.until }),
  prepare: nothingNeeded,
  filled: ({ act }) => ({ tot: addWeeks(dayOf(act.now), 2) }),
  fields: (field, { act, t }) => (
    <>
      <TextArea {...field('verzoek')} label={t.pause.request} hint={t.pause.requestHint} max={3000} />
      <DateInput {...field('tot')} label={t.pause.until} min={addDays(dayOf(act.now), 1)} />
    </>
  ),
  // Before the page that asks once more: by then nothing is wrong any more.
  check: ({ tot }, { act, opened }) => {
    const happening = { type: 'paused', data: { until: tot } } as const
    const refusal = refusalOf(opened.state, happening, opened.process, dayOf(act.now))
    return refusal ? { tot: caseTexts(act.locale).refusals[refusal] } : {}
  },
  confirm: ({ verzoek, tot }, { act, t }) => (
    <>
      <Notice tone="warning" title={t.pause.confirmTitle}>
        <p>{t.pause.confirm(formatDay(tot, act.locale, 'long'))}</p>
      </Notice>
      <blockquote class="keep-lines">{verzoek}</blockquote>
    </>
  ),
  work: (act, { verzoek, tot }, { opened }) =>
    pauseCase(act, { caseId: opened.file.id, request: verzoek, until: tot }),
  faultField: 'tot',
})

const reasons = ['answered', 'not_needed'] as const

/** Starts the clock again. */
export const resumeRoutes = caseAction({
  key: 'resume',
  prepare: async (act, opened) => {
    const since = opened.events.findLast(({ type }) => type === 'paused')?.at
    const messages = await conversationFor(act, opened)
    return messages.filter(({ side, at }) => side === 'initiator' && since !== undefined && at >= since)
  },
  words: ({ t }) => t.resume,
  schema: () => z.object({ reden: oneOf(reasons) }),
  labels: (t) => ({ reden: t.resume.because }),
  above: ({ act, opened, known, t }) =>
    known.length > 0 && (
      <Section title={t.resume.answers}>
        {known.map(({ id, at, text }) => (
          <div key={id}>
            <p class="small">{formatMoment(at, act.locale)}</p>
            <p class="keep-lines">{text ?? t.conversation.erased}</p>
          </div>
        ))}
        <p>
          {t.resume.notComplete}{' '}
          <a href={paths.deskCase(opened.file.number, 'conversation')}>{t.actions.conversation}</a>
        </p>
      </Section>
    ),
  filled: ({ known }) => ({ reden: known.length > 0 ? 'answered' : null }),
  fields: (field, { t }) => (
    <RadioGroup
      {...field('reden')}
      label={t.resume.because}
      options={reasons.map((value) => ({ value, label: t.resume[value] }))}
    />
  ),
  work: (act, { reden }, { opened }) => resumeCase(act, { caseId: opened.file.id, because: reden }),
  faultField: 'reden',
})
