import type { Act } from '../../kit/act.ts'
import { type FormState, valueIn } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  CheckboxGroup,
  Form,
  FormActions,
  HiddenField,
  MoneyInput,
  NumberInput,
  OnceToken,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { roundRulesOf } from '../jury.ts'
import { divisionOf, hasInterest, type OpenedRound, type OpenedWish } from '../opened.ts'
import { fitsVote, type Outcome, outcomes } from '../rules.ts'
import { texts } from '../texts.ts'
import { divisionInWords, resultInWords, scoreInWords, votesInWords } from '../words.ts'
import type { Reading } from './round-asked.ts'

interface ServeProps {
  readonly act: Act
  readonly opened: OpenedRound
  readonly one: OpenedWish
  readonly reading: Reading
  readonly form: FormState
}

/** What who serves the jury does with a wish. */
export function ServeWish(props: ServeProps) {
  const { act, opened, one, form } = props
  const { locale } = act
  const t = texts(locale)
  const { round } = opened
  const action = paths.juryWish(round.id, one.wish.id)
  const field = bindFields(form, locale)
  return (
    <Section title={t.roundPage.serve}>
      <Questions {...props} />
      {round.state === 'counted' && <OutcomeForm {...props} />}
      {round.state === 'judging' && round.secret && <PaperBallots {...props} />}
      {round.state === 'judging' && (
        <Disclosure summary={t.wishPage.move} open={'reason' in form.errors}>
          <Form action={action} label={t.wishPage.move}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="doen" value="volgende" />
            <TextArea
              {...field('reason')}
              label={t.wishPage.moveReason}
              hint={t.wishPage.moveHint}
              max={1000}
              rows={3}
            />
            <FormActions submit={t.wishPage.moveButton} kind="secondary" />
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}

/** Questions of jurors that wait: to be sent on, or for their answer. */
function Questions({ act, opened, one, reading, form }: ServeProps) {
  const { locale } = act
  const t = texts(locale).wishPage
  const open = reading.questions.filter(({ wish_id, answer }) => wish_id === one.wish.id && answer === null)
  return (
    <>
      {open.map(({ id, question, sent_at }) => {
        const isThis = valueIn(form.values, 'id') === id
        const field = bindFields(isThis ? form : { values: { sent: [question] }, errors: {} }, locale)
        return (
          <Disclosure key={id} summary={`${t.toSend}: ${question.slice(0, 60)}`} open={isThis}>
            {sent_at && <p>{t.answerText}</p>}
            <Form action={paths.juryWish(opened.round.id, one.wish.id)} label={t.toSend}>
              <OnceToken token={newOnceToken()} />
              <HiddenField name="id" value={id} />
              <HiddenField name="doen" value={sent_at ? 'antwoord' : 'vraag-versturen'} />
              {sent_at ? (
                <TextArea {...field('answer')} label={t.answerField} max={5000} rows={4} />
              ) : (
                <TextArea {...field('sent')} label={t.toSendField} max={2000} rows={3} />
              )}
              <FormActions submit={sent_at ? t.answerButton : t.sendButton} kind="secondary" />
            </Form>
          </Disclosure>
        )
      })}
    </>
  )
}

/** Secret ballots that were put in a box at the table. The form has no token: nothing keeps what was in it. */
function PaperBallots({ act, opened, one, form }: ServeProps) {
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  const waiting = opened.judges.filter(
    ({ personId }) =>
      !one.voters.some(({ person_id }) => person_id === personId) &&
      !hasInterest(one, { personId, organisationIds: [] }),
  )
  const nameOf = (id: string): string =>
    opened.jury.members.find(({ personId }) => personId === id)?.name ?? ''
  return (
    <Disclosure summary={t.wishPage.ballots} open={'voters' in form.errors || 'yes' in form.errors}>
      {waiting.length === 0 ? (
        <p>{t.wishPage.ballotsNone}</p>
      ) : (
        <Form action={paths.juryWish(opened.round.id, one.wish.id)} label={t.wishPage.ballots}>
          <HiddenField name="doen" value="briefjes" />
          <CheckboxGroup
            {...field('voters')}
            label={t.wishPage.ballotsWho}
            options={waiting.map(({ personId }) => ({ value: personId, label: nameOf(personId) }))}
          />
          <NumberInput {...field('yes')} label={t.choices.yes} />
          <NumberInput {...field('no')} label={t.choices.no} />
          <NumberInput {...field('blank')} label={t.choices.blank} />
          <FormActions submit={t.wishPage.ballotsButton} kind="secondary" />
        </Form>
      )}
    </Disclosure>
  )
}

/** What the jury says of a wish; filled with what the vote and the money come to. */
function OutcomeForm({ act, opened, one, form }: ServeProps) {
  const { locale } = act
  const t = texts(locale).wishPage
  const division = divisionOf(opened).get(one.wish.id)
  const { highest_score } = roundRulesOf(opened.scheme)
  const suggested: Outcome | null =
    one.result.says === 'nothing'
      ? null
      : one.result.says === 'no'
        ? 'no'
        : division?.gets === 'all'
          ? 'yes'
          : division?.gets === 'part'
            ? 'yes_less'
            : 'not_now'
  const outcome = one.wish.outcome ?? suggested
  const cents = one.wish.advised_cents ?? (division?.gets === 'part' ? division.cents : null)
  const isRefused = ['outcome', 'cents', 'conditions', 'reasons', 'otherWay'].some(
    (name) => name in form.errors,
  )
  const list = (text: string | null): readonly string[] => (text === null ? [] : [text])
  const shown: FormState = isRefused
    ? form
    : {
        values: {
          outcome: list(outcome),
          cents: outcome === 'yes_less' && cents !== null ? [String(cents / 100).replace('.', ',')] : [],
          conditions: list(one.wish.conditions),
          reasons: list(one.wish.reasons),
          otherWay: list(one.wish.other_way),
        },
        errors: {},
      }
  const field = bindFields(shown, locale)
  const possible = outcomes.filter((outcome) => fitsVote(outcome, one.result.says))
  return (
    <Section title={t.outcome} level={3}>
      <p>
        {t.says}: {votesInWords(one.ballots, locale)}: {resultInWords(one.result, locale)}.{' '}
        {scoreInWords(one.average, highest_score, locale)}
        {one.result.says === 'yes' && `; ${divisionInWords(division, locale)}`}.
      </p>
      {one.result.says === 'nothing' && <p>{t.noVote}</p>}
      <Form action={paths.juryWish(opened.round.id, one.wish.id)} label={t.outcome}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="advies" />
        <Select
          {...field('outcome')}
          label={t.outcomeField}
          options={possible.map((one) => ({ value: one, label: texts(locale).outcomes[one] }))}
        />
        <MoneyInput {...field('cents')} label={t.cents} hint={t.centsHint} optional />
        <TextArea {...field('conditions')} label={t.conditions} max={2000} rows={2} optional />
        <TextArea {...field('reasons')} label={t.reasons} hint={t.reasonsHint} max={5000} rows={4} />
        <TextArea
          {...field('otherWay')}
          label={t.otherWay}
          hint={t.otherWayHint}
          max={1000}
          rows={2}
          optional
        />
        <FormActions submit={t.outcomeButton} />
      </Form>
    </Section>
  )
}
