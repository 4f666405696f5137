import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormInput,
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { longText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectById } from '../../projects/index.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { type AdviceAnswer, answerAdvice, enterAdvice } from '../actions.ts'
import { deskTexts } from '../desk-texts.ts'
import { mayAnswer } from '../rights.ts'
import { isAsked, panelOutcomes } from '../rules.ts'
import {
  type AdviceRequest,
  type Panel,
  type Point,
  pointsOf,
  requestChangesOf,
  requestFilesOf,
} from '../store.ts'
import { texts } from '../texts.ts'
import { AdviceForm, readAdvice } from './advise.tsx'
import { panelPage } from './desk-frame.tsx'
import { Points, requestBadge } from './parts.tsx'
import { reachDesk, reachRequest } from './reach.ts'
import { Advised, Asked, Changes, Withdrawn } from './request.tsx'

/** `/werk/panels/{naam}/adviezen/{nummer}`: enter the advice for the group, and answer it. */
export async function showDeskRequest(c: Ctx): Promise<Response> {
  const { panel, serves } = await reachDesk(c)
  return requestPage(c, { panel, serves, request: await reachRequest(c, panel) }, freshForm())
}

interface Reached {
  readonly panel: Panel
  readonly serves: boolean
  readonly request: AdviceRequest
}

async function requestPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const { panel, request, serves } = reached
  const t = deskTexts(locale).request
  const [points, changes, documents, project, answers] = await Promise.all([
    pointsOf(db, request.id),
    requestChangesOf(db, request.id),
    requestFilesOf(db, request.id),
    request.project_id === null ? null : projectById(db, request.project_id),
    mayAnswer(act, panel, request),
  ])
  const badge = requestBadge(request, dayOf(act.now), locale)
  const action = paths.deskPanelRequest(panel.slug, request.nr)
  return panelPage(c, panel, {
    title: request.title,
    form,
    body: (
      <>
        <p>
          <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge>{' '}
          {request.withdrawn_at === null &&
            texts(locale).request.answerBy(formatDay(request.answer_by, locale))}{' '}
          <a href={paths.panelRequest(panel.slug, request.nr)}>{t.publicPage}</a>
        </p>
        <Withdrawn request={request} locale={locale} />
        {isAsked(request) && answers && (
          <p>
            <a href={paths.panelQuestion(panel.slug, request.nr)}>{deskTexts(locale).question.open}</a>
          </p>
        )}
        <Asked
          request={request}
          documents={documents}
          project={project?.published_on ? project : null}
          locale={locale}
        />
        <Changes request={request} changes={changes} locale={locale} />
        {request.withdrawn_at !== null ? null : request.advised_at === null ? (
          serves ? (
            <Section title={t.enter} id="advies">
              <p>{t.enterLead}</p>
              <AdviceForm action={action} form={form} locale={locale} />
            </Section>
          ) : (
            <p>{t.waits}</p>
          )
        ) : (
          <Advised request={request} points={points} locale={locale} />
        )}
        {request.advised_at !== null && request.answered_at === null && answers && (
          <AnswerForm action={action} points={points} form={form} locale={locale} />
        )}
        {request.answered_at !== null && (
          <Section title={texts(locale).request.answer} id="antwoord">
            {request.answer && <p class="keep-lines">{request.answer}</p>}
            <Points points={points} level={3} locale={locale} />
          </Section>
        )}
      </>
    ),
  })
}

/** Every point with what we do with it, and why. */
function AnswerForm(props: {
  readonly action: string
  readonly points: readonly Point[]
  readonly form: FormState
  readonly locale: Locale
}) {
  const { points, form, locale } = props
  const t = deskTexts(locale).request
  const words = texts(locale)
  const field = bindFields(form, locale)
  return (
    <Section title={t.answer} id="beantwoorden">
      <p>{t.answerLead}</p>
      <Form action={props.action} label={t.answer}>
        <OnceToken token={newOnceToken()} />
        {points.map(({ id, position, point }) => (
          <div key={id} class="stack">
            <Heading level={3}>
              {point === null ? words.request.whole : `${t.point(position)}: ${point}`}
            </Heading>
            <RadioGroup
              {...field(`uitkomst_${position}`)}
              label={t.outcome}
              options={panelOutcomes.map((value) => ({ value, label: words.outcomes[value] }))}
            />
            <TextArea {...field(`reden_${position}`)} label={t.reasons} max={5000} rows={4} />
          </div>
        ))}
        <TextArea {...field('woord')} label={t.word} max={5000} rows={3} optional />
        <FormActions submit={t.submit} name="doe" value="antwoord" />
      </Form>
    </Section>
  )
}

/** The answer that was filled in, or what is wrong with it. */
function readAnswer(
  input: FormInput,
  points: readonly Point[],
  locale: Locale,
): ({ readonly ok: false } & FormState) | { readonly ok: true; readonly answer: AdviceAnswer } {
  const t = deskTexts(locale).request
  const outcome = z.object({ uitkomst: oneOf(panelOutcomes) })
  const word = parseForm(z.object({ woord: longText(5000).optional() }), input, locale, { woord: t.word })
  const errors: Record<string, string> = {}
  const said = points.map(({ position }) => {
    const chosen = outcome.safeParse({ uitkomst: valueIn(input.text, `uitkomst_${position}`) })
    const reasons = valueIn(input.text, `reden_${position}`).slice(0, 5000)
    if (!chosen.success) errors[`uitkomst_${position}`] = t.chooseOutcome
    if (reasons === '') errors[`reden_${position}`] = t.writeReasons
    return { outcome: chosen.success ? chosen.data.uitkomst : ('not' as const), reasons }
  })
  if (!word.ok || Object.keys(errors).length > 0)
    return { ok: false, values: input.text, errors: { ...errors, ...(word.ok ? {} : word.errors) } }
  return { ok: true, answer: { text: word.value.woord ?? null, points: said } }
}

export async function submitDeskRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { panel, serves } = await reachDesk(c)
  const request = await reachRequest(c, panel)
  const reached = { panel, serves, request }
  const input = await readForm(c)
  const isAnswer = valueIn(input.text, 'doe') === 'antwoord'
  const answer = isAnswer ? readAnswer(input, await pointsOf(act.db, request.id), act.locale) : null
  const advice = isAnswer ? null : readAdvice(input, act.locale)
  if (answer && !answer.ok) return requestPage(c, reached, answer)
  if (advice && !advice.ok) return requestPage(c, reached, advice)
  try {
    const path = await once(act, input, async (act) => {
      const after = (klaar: string): string => paths.deskPanelRequest(panel.slug, request.nr, { klaar })
      if (answer?.ok) {
        await answerAdvice(act, request.id, answer.answer)
        return after('beantwoord')
      }
      if (advice?.ok) await enterAdvice(act, request.id, advice.advice)
      return after('advies')
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return requestPage(c, reached, withError(input.text, isAnswer ? 'woord' : 'advies', error.message))
  }
}
