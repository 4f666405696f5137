import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { type FormState, freshForm } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  Checkbox,
  DateInput,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { absenceTexts } from '../absence-texts.ts'
import { roundRulesOf } from '../jury.ts'
import type { OpenedRound } from '../opened.ts'
import { freeSubstitutes } from '../rules.ts'
import { texts } from '../texts.ts'
import { longDay } from '../words.ts'
import { readyJudges, shortOfVotes, tooFewFor } from './round-asked.ts'

interface ServeProps {
  readonly act: Act
  readonly opened: OpenedRound
  readonly form: FormState
}

/** What who serves the jury does with a round: the next step first. */
export function ServeSections(props: ServeProps & { readonly hasComing: boolean }) {
  const { act, opened, form, hasComing } = props
  const { round } = opened
  const t = texts(act.locale).roundPage
  const isOpen = round.state === 'collecting' || round.state === 'judging'
  return (
    <Section title={t.serve}>
      <TooFew act={act} opened={opened} />
      <NextStep act={act} opened={opened} form={form} hasComing={hasComing} />
      {round.state === 'judging' && (
        <p>
          {t.paperText} <a href={paths.juryPaper(round.id)}>{t.paper}</a>
        </p>
      )}
      {isOpen && <Absences act={act} opened={opened} form={form} />}
      {round.state !== 'collecting' && round.state !== 'cancelled' && (
        <Disclosure summary={t.notes}>
          <Form action={paths.juryRound(round.id)} label={t.notes}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="doen" value="notities" />
            <TextArea
              name="notities"
              locale={act.locale}
              values={{ notities: [round.notes ?? ''] }}
              label={t.notes}
              hint={t.notesHint}
              max={10_000}
              rows={8}
              optional
            />
            <FormActions submit={t.notesButton} kind="secondary" />
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}

/** Where nobody can say yes or no any more, while something can still be done about it. */
function TooFew({ act, opened }: Pick<ServeProps, 'act' | 'opened'>) {
  const few = opened.round.state === 'judging' ? tooFewFor(opened) : []
  if (few.length === 0) return null
  const t = absenceTexts(act.locale)
  const { quorum } = roundRulesOf(opened.scheme)
  return (
    <Notice tone="warning" level={3} title={t.tooFewTitle}>
      <ul>
        {few.map(({ id, title, left }) => (
          <li key={id}>{t.tooFew(title, left, quorum)}</li>
        ))}
      </ul>
      <p>{t.tooFewText}</p>
    </Notice>
  )
}

/** The one thing by which a round goes on. */
function NextStep(props: ServeProps & { readonly hasComing: boolean }) {
  const { act, opened, form, hasComing } = props
  const { locale } = act
  const { round, wishes, judges } = opened
  const t = texts(locale).roundPage
  const step = (value: string, submit: string, words: string, kind?: 'secondary') => (
    <Form action={paths.juryRound(round.id)} label={submit}>
      <OnceToken token={newOnceToken()} />
      <p>{words}</p>
      <FormActions submit={submit} name="doen" value={value} {...(kind ? { kind } : {})} />
    </Form>
  )
  if (round.state === 'collecting')
    return (
      <>
        {dayOf(act.now) > round.closes_on && hasComing ? (
          step('sluiten', t.close, t.closeText)
        ) : (
          <p>{t.closeLater(longDay(round.closes_on, locale))}</p>
        )}
        <ChangeDays act={act} opened={opened} form={form} />
        <Disclosure summary={t.cancel} open={'reden' in form.errors}>
          <CancelForm act={act} opened={opened} form={form} words={t.cancelText} />
        </Disclosure>
      </>
    )
  if (round.state === 'judging' && wishes.length === 0)
    return <CancelForm act={act} opened={opened} form={form} words={t.cancelEmpty} />
  const short = shortOfVotes(opened)
  if (round.state === 'judging' && short > 0)
    return (
      <Form action={paths.juryRound(round.id)} label={t.count}>
        <OnceToken token={newOnceToken()} />
        <p>
          {t.countText(readyJudges(opened), judges.length)} {t.countSure}
        </p>
        <Checkbox
          {...bindFields(form, locale)('toch')}
          label={t.countAnyway}
          hint={t.countShort(short, longDay(round.votes_until, locale))}
        />
        <FormActions submit={t.count} name="doen" value="tellen" kind="secondary" />
      </Form>
    )
  if (round.state === 'judging')
    return step('tellen', t.count, `${t.countText(readyJudges(opened), judges.length)} ${t.countSure}`)
  if (round.state !== 'counted') return null
  const missing = wishes.filter(({ wish }) => wish.outcome === null).length
  return missing > 0 ? <p>{t.sendMissing(missing)}</p> : step('versturen', t.send, t.sendText)
}

/** Calling a round off, with the reason that its members read. */
function CancelForm({ act, opened, form, words }: ServeProps & { readonly words: string }) {
  const t = texts(act.locale).roundPage
  return (
    <Form action={paths.juryRound(opened.round.id)} label={t.cancel}>
      <OnceToken token={newOnceToken()} />
      <p>{words}</p>
      <TextArea
        {...bindFields(form, act.locale)('reden')}
        label={t.cancelReason}
        hint={t.cancelReasonHint}
        max={500}
        rows={2}
      />
      <FormActions submit={t.cancel} kind="secondary" name="doen" value="annuleren" />
    </Form>
  )
}

/** Other days for a round that takes wishes. */
function ChangeDays({ act, opened, form }: ServeProps) {
  const { round } = opened
  const t = texts(act.locale)
  const isThis = 'closesOn' in form.errors || 'votesUntil' in form.errors
  const shown = isThis ? form : freshForm({ closesOn: round.closes_on, votesUntil: round.votes_until })
  const field = bindFields(shown, act.locale)
  return (
    <Disclosure summary={t.roundPage.changeDays} open={isThis}>
      <Form action={paths.juryRound(round.id)} label={t.roundPage.changeDays}>
        <OnceToken token={newOnceToken()} />
        <p>{t.roundPage.changeDaysText}</p>
        <DateInput {...field('closesOn')} label={t.plan.closesOn} min={round.closes_on} />
        <DateInput {...field('votesUntil')} label={t.plan.votesUntil} min={round.closes_on} />
        <FormActions submit={t.roundPage.changeDaysButton} kind="secondary" name="doen" value="dagen" />
      </Form>
    </Disclosure>
  )
}

/** Who cannot take part in this round, and who comes instead. */
function Absences({ act, opened, form }: ServeProps) {
  const { locale } = act
  const { round, jury, absences } = opened
  const t = texts(locale).roundPage
  const nameOf = (id: string | null): string =>
    jury.members.find(({ personId }) => personId === id)?.name ?? ''
  const field = bindFields(form, locale)
  const free = freeSubstitutes(jury.members, absences, dayOf(act.now))
  const waits = free.length > 0 && absences.some(({ substituteId }) => substituteId === null)
  const option = ({ personId, name }: { readonly personId: string; readonly name: string }) => ({
    value: personId,
    label: name,
  })
  return (
    <Disclosure summary={t.absence} open={'lid' in form.errors || waits}>
      <ul class="stack">
        {absences.map(({ personId, substituteId }) => (
          <li key={personId}>
            {nameOf(personId)}: {substituteId ? t.replacedBy(nameOf(substituteId)) : t.absent}
            <Form action={paths.juryRound(round.id)} label={nameOf(personId)}>
              <OnceToken token={newOnceToken()} />
              <HiddenField name="lid" value={personId} />
              <Button kind="secondary" name="doen" value="weer-mee" about={nameOf(personId)}>
                {t.backButton}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={paths.juryRound(round.id)} label={t.absence}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="afwezig" />
        <Select
          {...field('lid')}
          label={t.whoIsAway}
          options={jury.members.filter(({ part }) => part !== 'substitute').map(option)}
        />
        <Select
          {...field('vervanger')}
          label={t.substitute}
          empty={t.noSubstitute}
          options={jury.members.filter(({ part }) => part === 'substitute').map(option)}
          optional
        />
        <FormActions submit={t.absentButton} kind="secondary" />
      </Form>
    </Disclosure>
  )
}
