import type { Act } from '../../kit/act.ts'
import type { FormState } from '../../kit/form.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import {
  bindFields,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { absenceTexts } from '../absence-texts.ts'
import { roundRulesOf } from '../jury.ts'
import { beganAnew, isOwnWish, type OpenedRound, type OpenedWish } from '../opened.ts'
import { type ConflictGround, choices, conflictGrounds } from '../rules.ts'
import { texts } from '../texts.ts'
import { type Mine, nextToJudge } from './round-asked.ts'
import { scoreField } from './wish-deeds.ts'

export interface JudgeProps {
  readonly act: Act
  readonly opened: OpenedRound
  readonly one: OpenedWish
  readonly mine: Mine
  readonly likely: ConflictGround | null
  readonly form: FormState
}

/** What a juror does with a wish, in this order: interest, points and vote, question. */
export function JudgeForms(props: JudgeProps) {
  const { act, opened, one, mine, form } = props
  const t = texts(act.locale).wishPage
  const action = paths.juryWish(opened.round.id, one.wish.id)
  if (mine.conflicts.has(one.wish.id))
    return (
      <Section title={t.conflict}>
        <Notice title={t.hasConflict} level={3} />
        {!isOwnWish(one, mine.personId) && !beganAnew(one, mine.personId) && (
          <Form action={action} label={t.noConflict}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.noConflict} kind="secondary" name="doen" value="geen-belang" />
          </Form>
        )}
        <NextWish {...props} />
      </Section>
    )
  const field = bindFields(form, act.locale)
  return (
    <>
      <ConflictForm {...props} />
      <Judgement {...props} />
      <NextWish {...props} />
      <Disclosure summary={t.question} open={'question' in form.errors}>
        <p>{t.questionText}</p>
        <Form action={action} label={t.question}>
          <OnceToken token={newOnceToken()} />
          <HiddenField name="doen" value="vraag" />
          <TextArea {...field('question')} label={t.questionField} max={2000} rows={3} />
          <FormActions submit={t.questionButton} kind="secondary" />
        </Form>
      </Disclosure>
    </>
  )
}

/** Saying that one has an interest; open at once when it looks so. */
function ConflictForm({ act, opened, one, mine, likely, form }: JudgeProps) {
  const t = texts(act.locale)
  const isCast = opened.round.secret && mine.voted.has(one.wish.id)
  const shown: FormState =
    likely && Object.keys(form.errors).length === 0 ? { values: { ground: [likely] }, errors: {} } : form
  const field = bindFields(shown, act.locale)
  return (
    <Disclosure summary={t.wishPage.conflict} open={likely !== null || 'ground' in form.errors}>
      {likely && (
        <p>
          <strong>
            {t.wishPage.conflictLikely} {t.wishPage.likely[likely]}
          </strong>
        </p>
      )}
      <p>{t.wishPage.conflictText}</p>
      {isCast && <p>{absenceTexts(act.locale).anewWarning}</p>}
      <Form action={paths.juryWish(opened.round.id, one.wish.id)} label={t.wishPage.conflict}>
        <OnceToken token={newOnceToken()} />
        <HiddenField name="doen" value="belang" />
        <RadioGroup
          {...field('ground')}
          label={t.wishPage.conflictWhy}
          options={conflictGrounds.map((ground) => ({ value: ground, label: t.grounds[ground] }))}
        />
        <FormActions submit={t.wishPage.conflictButton} kind="secondary" />
      </Form>
    </Disclosure>
  )
}

/**
 * A score on each criterion of the scheme and the vote, in one form. Of a secret vote nothing is shown afterwards but
 * that it was cast; a form with one has no token.
 */
function Judgement({ act, opened, one, mine, form }: JudgeProps) {
  const { locale } = act
  const t = texts(locale)
  const { round } = opened
  const { highest_score } = roundRulesOf(opened.scheme)
  const given = one.scores.filter(({ personId }) => personId === mine.personId)
  const own = one.voters.find(({ person_id }) => person_id === mine.personId)
  const isCast = own !== undefined && round.secret
  const isRefused = ['choice', ...opened.scheme.criteria.map(({ key }) => scoreField(key))].some(
    (name) => name in form.errors,
  )
  const saved = {
    ...Object.fromEntries(given.map(({ criterion, score }) => [scoreField(criterion), [String(score)]])),
    ...(own?.choice ? { choice: [own.choice] } : {}),
  }
  const field = bindFields(
    isRefused ? { ...form, values: { ...saved, ...form.values } } : { values: saved, errors: {} },
    locale,
  )
  return (
    <Section title={isCast ? t.wishPage.scores : t.wishPage.scoresAndVote} id="oordeel">
      {isCast && <Notice tone="success" title={t.wishPage.voted} level={3} />}
      <p>{t.wishPage.scoresText(highest_score)}</p>
      <Form
        action={paths.juryWish(round.id, one.wish.id)}
        label={isCast ? t.wishPage.scores : t.wishPage.scoresAndVote}
        compact
      >
        {!round.secret && <OnceToken token={newOnceToken()} />}
        {opened.scheme.criteria.map(({ key, title, question }) => (
          <RadioGroup
            key={key}
            {...field(scoreField(key))}
            label={say(title, locale)}
            hint={say(question, locale)}
            row
            options={Array.from({ length: highest_score }, (_, index) => ({
              value: String(index + 1),
              label: String(index + 1),
            }))}
          />
        ))}
        {isCast ? (
          <FormActions submit={t.wishPage.scoresButton} kind="secondary" name="doen" value="punten" />
        ) : (
          <>
            <RadioGroup
              {...field('choice')}
              label={t.wishPage.voteQuestion}
              hint={round.secret ? t.wishPage.voteSecret : t.wishPage.voteOpen}
              options={choices.map((choice) => ({ value: choice, label: t.choices[choice] }))}
            />
            {own?.choice && <p>{t.wishPage.votedFor(t.choices[own.choice].toLowerCase())}</p>}
            <FormActions submit={t.wishPage.voteButton} name="doen" value="stem">
              <Button kind="secondary" name="doen" value="punten">
                {t.wishPage.scoresOnly}
              </Button>
            </FormActions>
          </>
        )}
      </Form>
    </Section>
  )
}

/** On to the next wish that still waits for this juror. */
function NextWish({ act, opened, one, mine }: JudgeProps) {
  const next = nextToJudge(opened, mine, one.wish)
  if (!next) return null
  return (
    <p>
      <LinkButton kind="quiet" href={paths.juryWish(opened.round.id, next.wish.id)} iconEnd="arrow-right">
        {texts(act.locale).wishPage.next}
      </LinkButton>
    </p>
  )
}
