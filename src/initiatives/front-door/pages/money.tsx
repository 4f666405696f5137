import { isDeepStrictEqual } from 'node:util'
import type { ComponentChildren } from 'preact'
import { applicationNow, applyingTexts } from '../../../funds/index.ts'
import { type Act, inTransaction } from '../../../kit/act.ts'
import { NotFound } from '../../../kit/errors.ts'
import {
  type FormState,
  type FormValues,
  formStatus,
  formTitle,
  readForm,
  valueIn,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { say } from '../../../kit/locale.ts'
import { once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { type Applicant, judged, readApplication, typedOf } from '../../apply-form.ts'
import { knownForApplication, looksOfNew, type OpenNow } from '../../applying.ts'
import { ApplyForm, backField, Review, sentField, WhatStops } from '../../pages/apply-parts.tsx'
import { type Idea, ideaSchema } from '../../schema.ts'
import { initiativeById, moneyDraftOf, putMoneyDraft, type SentIdea, sentById } from '../../store.ts'
import { moneyStepOf, moneyStepOfPlan } from '../money.ts'
import { hasJustSent } from '../sender.ts'
import { texts } from '../texts.ts'
import { lookerOf, sentIn } from './almost.tsx'

const laterField = 'later'

/** An idea that waits for its address, with where it can ask for money. */
interface Asked {
  readonly sent: SentIdea
  readonly idea: Idea
  readonly open: OpenNow
}

const applicantOf = ({ idea }: Asked): Applicant => ({
  handles: false,
  hasOrganisation: idea.organisation !== null,
})

/** For who sent it only; to everybody else, and where there is no money to ask, the page before says what there is. */
async function asked(c: Ctx): Promise<Asked | Response> {
  const { act } = c.var
  const sent = await sentIn(c)
  if (!sent) throw new NotFound('idea')
  const back = () => redirect(c, paths.ideaReceived(sent.id))
  if (sent.case_id !== null || (await lookerOf(c, sent)) === 'stranger') return back()
  const idea = ideaSchema.parse(sent.input)
  const open = await moneyStepOf(act, idea)
  return open ? { sent, idea, open } : back()
}

/** `/idee/bevestigen/{id}/geld`: the application that goes with a neighbourhood wish, before its address is confirmed. */
export async function showMoney(c: Ctx): Promise<Response> {
  const { act } = c.var
  const found = await asked(c)
  if (found instanceof Response) return found
  const draft = await moneyDraftOf(act.db, { sentId: found.sent.id })
  const { answersId } = found.idea
  const form = draft ? { values: draft.typed, errors: {} } : await knownForApplication(act, answersId)
  return formPage(c, found, form)
}

function formPage(
  c: Ctx,
  found: Asked,
  form: FormState,
  above?: ComponentChildren,
): Response | Promise<Response> {
  const { locale } = c.var.act
  const { scheme, rounds } = found.open
  const t = texts(locale).money
  return moneyPage(c, found, {
    title: t.title,
    lead: applyingTexts(locale).form.lead(say(scheme.title, locale)),
    form,
    body: (
      <>
        {above ?? <p>{t.kept}</p>}
        <ApplyForm
          action={paths.ideaMoney(found.sent.id)}
          scheme={scheme}
          meetsOn={rounds[0]?.meetsOn ?? null}
          form={form}
          locale={locale}
          applicant={applicantOf(found)}
          more={
            <Button kind="secondary" name={laterField} value="ja">
              {t.later}
            </Button>
          }
        />
        <p>{t.support}</p>
      </>
    ),
  })
}

function moneyPage(
  c: Ctx,
  { idea }: Asked,
  shown: {
    readonly title: string
    readonly lead: string
    readonly form?: FormState
    readonly body: ComponentChildren
  },
): Response | Promise<Response> {
  const { locale } = c.var.act
  const errors = shown.form?.errors ?? {}
  return page(
    c,
    { title: formTitle(shown.title, errors, locale), current: 'idea' },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading kicker={idea.title} title={shown.title} lead={shown.lead} />
      {shown.body}
    </>,
    formStatus(errors),
  )
}

/** Whether what was kept goes along with the idea, or the way to the plan that the idea is by now. */
type Kept = { readonly goesAlong: boolean } | { readonly path: string }

/**
 * Keeps what was typed with the idea. What went along already and is the same still goes along. When the address was
 * confirmed meanwhile, in another tab or on a telephone, it is kept with the plan, unless that applied already.
 */
async function keepTyped(
  act: Act,
  sentId: string,
  { typed, isSent }: { readonly typed: FormValues; readonly isSent: boolean },
): Promise<Kept> {
  return inTransaction(act, async (act) => {
    const sent = await sentById(act.db, sentId, true)
    if (!sent) throw new NotFound('idea')
    const { case_id: caseId } = sent
    if (caseId === null) {
      const before = await moneyDraftOf(act.db, { sentId })
      const goesAlong = isSent || (before?.goes_along === true && isDeepStrictEqual(before.typed, typed))
      await putMoneyDraft(act.db, { sentId }, { typed, goesAlong, at: act.now })
      return { goesAlong }
    }
    const plan = await initiativeById(act.db, caseId)
    if (!plan || (await applicationNow(act, caseId))) return { path: paths.ideaReceived(sentId) }
    await putMoneyDraft(act.db, { caseId }, { typed, goesAlong: false, at: act.now })
    const path = (await moneyStepOfPlan(act, plan))
      ? paths.initiativeApply(plan.number)
      : paths.initiativeReceived(plan.number)
    return { path: act.actor.personId === null ? paths.signIn(path) : path }
  })
}

/** What its sender typed is kept all the same when the idea no longer waits, or there is no money to ask any more. */
async function keepLate(c: Ctx, typed: FormValues): Promise<Kept | null> {
  const { act } = c.var
  const sent = await sentIn(c)
  if (!sent) return null
  // What was sent goes when it becomes a plan; the plan knows its answers.
  const plan = sent.case_id === null ? null : await initiativeById(act.db, sent.case_id)
  const isSender = plan !== null && (await hasJustSent(c, plan.answers_id))
  if (!isSender && (await lookerOf(c, sent)) === 'stranger') return null
  return keepTyped(act, sent.id, { typed, isSent: false })
}

/** Keeps what was typed, checks it, shows it once more, and lets it go along with the idea. */
export async function sendMoney(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const input = await readForm(c)
  const typed = typedOf(input.text)
  const found = await asked(c)
  if (found instanceof Response) {
    const kept = await keepLate(c, typed)
    return kept && 'path' in kept ? redirect(c, kept.path) : found
  }
  const { id } = found.sent
  const back = (klaar: string) => paths.ideaReceived(id, { klaar })
  const read = readApplication(input, locale)
  const result = read.ok ? judged(act, read.value, applicantOf(found), found.open) : null
  const isRight = result !== null && Object.keys(result.errors).length === 0
  if (isRight && valueIn(input.text, sentField) !== '') {
    const path = await once(act, input, async (act) => {
      const kept = await keepTyped(act, id, { typed, isSent: true })
      return 'path' in kept ? kept.path : back('geld')
    })
    return redirect(c, path)
  }
  const kept = await keepTyped(act, id, { typed, isSent: false })
  if ('path' in kept) return redirect(c, kept.path)
  if (valueIn(input.text, laterField) !== '') return redirect(c, back('bewaard'))
  if (valueIn(input.text, backField) !== '') return formPage(c, found, { values: typed, errors: {} })
  if (!read.ok) return formPage(c, found, read)
  if (!isRight && result) {
    const above = <WhatStops {...result} locale={locale} />
    return formPage(c, found, { values: input.text, errors: result.errors }, above)
  }
  const t = texts(locale).money
  return moneyPage(c, found, {
    title: applyingTexts(locale).form.checkTitle,
    lead: kept.goesAlong ? t.checkLead.along : t.checkLead.notYet,
    body: result && (
      <Review
        action={paths.ideaMoney(found.sent.id)}
        values={typed}
        {...result}
        looks={await looksOfNew(act, found.open, result)}
        locale={locale}
        submit={t.send}
      />
    ),
  })
}

/** On the page of an idea that waits: whether its application goes along, or the way to fill it in. */
export async function MoneyOfSent({ c, sent }: { readonly c: Ctx; readonly sent: SentIdea }) {
  const { act } = c.var
  const idea = ideaSchema.parse(sent.input)
  const open = await moneyStepOf(act, idea)
  if (!open) return null
  const draft = await moneyDraftOf(act.db, { sentId: sent.id })
  const t = texts(act.locale).money
  const state = draft?.goes_along ? 'along' : draft ? 'begun' : 'none'
  const read =
    state === 'along' && draft ? readApplication({ text: draft.typed, files: {} }, act.locale) : null
  const looks = read?.ok
    ? await looksOfNew(act, open, judged(act, read.value, applicantOf({ sent, idea, open }), open))
    : []
  return (
    <Section title={t.states[state].title} id="geld">
      {state === 'along' ? (
        <Notice tone="success">
          <p>{t.states.along.text}</p>
          {looks.length > 0 && <p>{looks.join(' ')}</p>}
        </Notice>
      ) : (
        <p>{t.states[state].text}</p>
      )}
      <div class="button-row no-print">
        <LinkButton
          kind={state === 'along' ? 'secondary' : 'primary'}
          href={paths.ideaMoney(sent.id)}
          iconEnd="arrow-right"
        >
          {t.states[state].link}
        </LinkButton>
      </div>
    </Section>
  )
}
