import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import {
  activityTexts,
  byLine,
  type Contribution,
  type DeskReached,
  headingOf,
  reachActivity,
  reachActivityToWork,
} from '../../activities/index.ts'
import { type FormInput, type FormState, freshForm, parseForm, valueIn } from '../../kit/form.ts'
import { longText, oneOf, shortText } from '../../kit/form-fields.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { ChooseList } from '../../ui/choose-list/choose-list.tsx'
import {
  bindFields,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { outcomeBadge } from '../answered.ts'
import { deskTexts } from '../desk-texts.ts'
import { outcomes, type Said } from '../schema.ts'
import type { Response as Answer } from '../store.ts'
import { texts } from '../texts.ts'

export const reachToRead = (c: Ctx): Promise<DeskReached> => reachActivity(c)
export const reachToAnswer = (c: Ctx): Promise<DeskReached> => reachActivityToWork(c)

/** Says what somebody just did. */
export function DeskDone({ c }: { readonly c: Ctx }) {
  const words: Readonly<Record<string, string>> = deskTexts(c.var.act.locale).done
  const done = c.req.query('klaar') ?? ''
  if (!Object.hasOwn(words, done)) return null
  return <Notice tone="success" announce title={words[done] ?? ''} />
}

/** What somebody wrote, as who answers reads it. */
export function Words(props: {
  readonly one: Contribution
  readonly locale: Locale
  /** Where it is, in words. */
  readonly where?: string | null
}) {
  const { one, locale, where = null } = props
  const t = deskTexts(locale)
  const state = !one.is_private && (one.state === 'held' || one.state === 'hidden') ? one.state : null
  return (
    <div class="flow">
      <p>
        <strong>{headingOf(one)}</strong>
      </p>
      {one.title !== null && one.body && <p class="keep-lines">{one.body}</p>}
      <p class="small">
        {[
          `${activityTexts(locale).kinds[one.kind]} ${one.nr}`,
          byLine(one, locale),
          ...(one.channel === 'page' ? [] : [t.channel(activityTexts(locale).channels[one.channel])]),
          ...(one.source === null ? [] : [one.source]),
          ...(state === null ? [] : [t.states[state]]),
        ].join(' · ')}
      </p>
      {where !== null && <p class="small">{where}</p>}
      {one.is_private && (
        <p>
          <StatusBadge tone="wait">{t.private}</StatusBadge>
        </p>
      )}
    </div>
  )
}

const schema = z.object({
  uitkomst: oneOf(outcomes),
  redenen: longText(4000),
  aan: shortText(200).optional(),
})

/** Reads an answer from its form. */
export function readSaid(
  input: FormInput,
  locale: Locale,
): { readonly ok: true; readonly said: Said } | ({ readonly ok: false } & FormState) {
  const t = deskTexts(locale).answer
  const parsed = parseForm(schema, input, locale, {
    uitkomst: t.outcome,
    redenen: t.reasons,
    aan: t.passedTo,
  })
  const lacksWhom = valueIn(input.text, 'uitkomst') === 'passed_on' && valueIn(input.text, 'aan') === ''
  if (!parsed.ok || lacksWhom) {
    return {
      ok: false,
      values: input.text,
      errors: {
        ...(parsed.ok ? {} : parsed.errors),
        ...(lacksWhom ? { aan: texts(locale).refused.passed_to } : {}),
      },
    }
  }
  const { uitkomst, redenen, aan } = parsed.value
  return { ok: true, said: { outcome: uitkomst, reasons: redenen, passedTo: aan ?? null } }
}

/** The answer that counts now, and the form with which one is given. */
export function AnswerSection(props: {
  readonly action: string
  readonly form: FormState | null
  readonly now: Answer | null
  readonly canAnswer: boolean
  readonly locale: Locale
}) {
  const { action, now, canAnswer, locale } = props
  const t = deskTexts(locale).answer
  const form =
    props.form ?? freshForm({ uitkomst: now?.outcome, redenen: now?.reasons, aan: now?.passed_to ?? null })
  const field = bindFields(form, locale)
  const words = texts(locale).outcomes
  return (
    <>
      {now && <CurrentAnswer now={now} locale={locale} />}
      {canAnswer && (
        <Form action={action} label={now ? t.change : t.send}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...field('uitkomst')}
            label={t.outcome}
            options={outcomes.map((value) => ({
              value,
              label: value === 'passed_on' ? words.passed_on('') : words[value],
            }))}
          />
          <TextArea {...field('redenen')} label={t.reasons} hint={t.reasonsHint} max={4000} rows={5} />
          <TextInput {...field('aan')} label={t.passedTo} hint={t.passedToHint} optional />
          <p class="small">{t.told}</p>
          <FormActions submit={now ? t.change : t.send} name="doe" value="antwoord" />
        </Form>
      )}
    </>
  )
}

function CurrentAnswer({ now, locale }: { readonly now: Answer; readonly locale: Locale }) {
  const { label, tone } = outcomeBadge(now, locale)
  return (
    <div class="flow">
      <p>
        {deskTexts(locale).answer.given}: <StatusBadge tone={tone}>{label}</StatusBadge>
      </p>
      <p class="keep-lines">{now.reasons}</p>
    </div>
  )
}

/** Contributions to choose from, each with its words. */
export function ContributionsToChoose(props: {
  readonly items: readonly Contribution[]
  readonly canChoose: boolean
  readonly locale: Locale
  readonly below?: (one: Contribution) => ComponentChildren
  readonly whereOf?: (one: Contribution) => string | null
}) {
  const { items, canChoose, locale, below, whereOf } = props
  const t = deskTexts(locale)
  return (
    <ChooseList
      name={canChoose ? 'kies' : null}
      items={items.map((one) => ({
        value: one.id,
        label: t.choose(headingOf(one)),
        children: (
          <>
            <Words one={one} locale={locale} where={whereOf?.(one) ?? null} />
            {below?.(one)}
          </>
        ),
      }))}
    />
  )
}
