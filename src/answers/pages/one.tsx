import {
  type Contribution,
  contributionByNr,
  type DeskReached,
  whereLine,
  wheresOf,
} from '../../activities/index.ts'
import { readMunicipalPromise } from '../../commitments/index.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormInput, type FormState, readForm, valueIn, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { projectPage } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { answerOne } from '../actions.ts'
import { promisesWith } from '../answered.ts'
import { deskTexts } from '../desk-texts.ts'
import { promiseAnswer } from '../promises.ts'
import { responsesByIds } from '../store.ts'
import { AnswerSection, DeskDone, reachToAnswer, reachToRead, readSaid, Words } from './parts.tsx'
import { isPromiseForm, promiseSection } from './promises.tsx'

async function oneAt(c: Ctx, { activity, canWork }: DeskReached): Promise<Contribution> {
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.param('nr') ?? '')?.[0] ?? 0)
  const one = await contributionByNr(c.var.act.db, nr)
  const waits = one?.state === 'waiting' || one?.state === 'withdrawn'
  const isForOthers = one?.is_private && !canWork
  if (one?.activity_id !== activity.id || !one.is_owed || waits || isForOthers)
    throw new NotFound('contribution')
  return one
}

/** `.../antwoorden/{nr}`: one contribution and its own answer. */
export async function showOneAnswer(c: Ctx): Promise<Response> {
  const reached = await reachToRead(c)
  return onePage(c, reached, await oneAt(c, reached), null)
}

async function onePage(
  c: Ctx,
  reached: DeskReached,
  one: Contribution,
  refused: FormState | null,
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { project, activity, canWork } = reached
  const t = deskTexts(locale)
  const [now = null] = one.response_id === null ? [] : await responsesByIds(act.db, [one.response_id])
  // What is promised on the answer of a group stands with that group.
  const own = now?.contribution_id === one.id ? now : null
  const promises = (await promisesWith(act, own ? [own] : [])).get(one.id) ?? []
  const action = paths.answerOne(project.number, activity.slug, one.nr)
  return projectPage(c, project, {
    title: `${t.answer.title}: ${one.nr}`,
    ...(refused ? { form: refused } : {}),
    body: (
      <>
        <DeskDone c={c} />
        {!canWork && <p>{t.readOnly}</p>}
        <blockquote>
          <Words
            one={one}
            locale={locale}
            where={whereLine(one, await wheresOf(act.db, activity, []), locale)}
          />
        </blockquote>
        <Section title={t.answer.title} id="antwoord">
          <AnswerSection
            action={action}
            form={isPromiseForm(refused) ? null : refused}
            now={now}
            canAnswer={canWork}
            locale={locale}
          />
        </Section>
        {
          await promiseSection(act, {
            ...{ action, now: own, promises, form: refused },
            canPromise: canWork && !one.is_private,
          })
        }
        <div class="button-row">
          <LinkButton
            kind="secondary"
            href={paths.deskActivityPart(project.number, activity.slug, 'antwoorden')}
          >
            {t.back}
          </LinkButton>
        </div>
      </>
    ),
  })
}

/** Answers one contribution by itself, or promises something on its answer. */
export async function submitOneAnswer(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToAnswer(c)
  const { project, activity } = reached
  const one = await oneAt(c, reached)
  const input = await readForm(c)
  const isPromise = valueIn(input.text, 'doe') === 'toezegging'
  if (isPromise) return submitPromise(c, reached, one, input)
  const read = readSaid(input, act.locale)
  if (!read.ok) return onePage(c, reached, one, read)
  try {
    const path = await once(act, input, async (act) => {
      await answerOne(act, activity.id, one.id, read.said)
      return paths.answerOne(project.number, activity.slug, one.nr, { klaar: 'beantwoord' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return onePage(c, reached, one, withError(input.text, 'redenen', error.message))
  }
}

async function submitPromise(
  c: Ctx,
  reached: DeskReached,
  one: Contribution,
  input: FormInput,
): Promise<Response> {
  const { act } = c.var
  const { project, activity } = reached
  const read = readMunicipalPromise(input, act.locale)
  if (!read.ok) return onePage(c, reached, one, read)
  const { by: ownerId, ...what } = read.value
  try {
    const path = await once(act, input, async (act) => {
      await promiseAnswer(act, activity.id, { contributionId: one.id }, { ...what, ownerId })
      return paths.answerOne(project.number, activity.slug, one.nr, { klaar: 'toegezegd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return onePage(c, reached, one, withError(input.text, 'due', error.message))
  }
}
