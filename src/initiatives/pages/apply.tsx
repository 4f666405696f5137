import type { ComponentChildren } from 'preact'
import {
  applicationNow,
  applyingTexts,
  organisationApplies,
  roomIn,
  schemeOpenFor,
} from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormErrors, type FormState, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import {
  type Applicant,
  budgetOf,
  dayIn,
  factsOf,
  halfLines,
  judged,
  momentIn,
  readApplication,
  rulesSoFar,
  typedOf,
  whatField,
} from '../apply-form.ts'
import { askForMoney, knownForApplication, looksOfNew, type OpenNow, openNow } from '../applying.ts'
import { texts as coApplicantTexts } from '../co-applicants/texts.ts'
import { budgetAsTyped, LastTimePart, lastTimeOf } from '../last-time.tsx'
import { moneyDraftOf, putMoneyDraft, removeMoneyDraft } from '../store.ts'
import { supportOfPlan } from '../support/facts.ts'
import { texts as supportTexts } from '../support/texts.ts'
import { ApplyForm, backField, Review, sentField, WhatStops } from './apply-parts.tsx'
import { afterwards, partyPage } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'

const applicantOf = ({ opened, handles }: Reached): Applicant => ({
  handles,
  hasOrganisation: organisationApplies(opened.parties),
})

/** The same, with how many neighbours are for the plan. */
async function withSupport(act: Act, reached: Reached): Promise<Applicant> {
  const count = await supportOfPlan(act, reached.initiative)
  return { ...applicantOf(reached), support: (count?.for ?? 0) + (count?.paper ?? 0) }
}

/** Where this plan can ask for money on a day; a conflict when it cannot, or did already. */
async function openFor(
  act: Act,
  { opened: { file, state } }: Reached,
  on = dayOf(act.now),
): Promise<OpenNow> {
  const t = applyingTexts(act.locale).form
  const now = await applicationNow(act, file.id)
  if (now && (now.ended_at === null || now.balance.grants > 0)) throw new Conflict(t.has)
  const open = await openNow(act, { kind: file.kind, areaId: file.area_id }, on)
  if (!open || state.endedOn !== null) throw new Conflict(t.closed)
  return open
}

/** The same on the day on a paper; what is wrong with that day otherwise. */
async function openOn(
  act: Act,
  reached: Reached,
  day: Day,
): Promise<{ readonly open: OpenNow; readonly errors: FormErrors }> {
  const today = dayOf(act.now)
  const t = applyingTexts(act.locale).form
  if (day > today) return { open: await openFor(act, reached), errors: { binnen_op: t.dayInFuture } }
  try {
    return { open: await openFor(act, reached, day), errors: {} }
  } catch (error) {
    if (day === today || !(error instanceof Conflict)) throw error
    return { open: await openFor(act, reached), errors: { binnen_op: t.closedThen } }
  }
}

/** `/initiatieven/{nummer}/geld-aanvragen`: what it costs, who pays along, and the rules of the scheme. */
export async function showApply(c: Ctx): Promise<Response> {
  const reached = await reachToDo(c, 'edit')
  const open = await openFor(c.var.act, reached)
  const draft = await moneyDraftOf(c.var.act.db, { caseId: reached.opened.file.id })
  const { answers_id: answersId } = reached.initiative
  if (draft) return applyPage(c, reached, open, { values: draft.typed, errors: {} })
  const known = await knownForApplication(c.var.act, answersId)
  const last = await lastTimeOf(c.var.act, reached.opened.file.id)
  const values = { ...known.values, ...(last?.budget ? budgetAsTyped(last.budget) : {}) }
  return applyPage(c, reached, open, { values, errors: {} })
}

async function applyPage(
  c: Ctx,
  reached: Reached,
  open: OpenNow,
  form: FormState,
  above?: ComponentChildren,
): Promise<Response> {
  const { act } = c.var
  const last = await lastTimeOf(act, reached.opened.file.id)
  const { scheme, rounds } = open
  const { locale } = act
  const t = applyingTexts(locale).form
  const { number, kind } = reached.initiative
  return partyPage(c, reached, {
    title: t.title,
    lead: t.lead(say(scheme.title, locale)),
    form,
    islands: ['preview'],
    body: (
      <>
        {above}
        {last && <LastTimePart act={act} last={last} />}
        <ApplyForm
          action={paths.initiativeApply(number)}
          scheme={scheme}
          meetsOn={rounds[0]?.meetsOn ?? null}
          form={form}
          locale={locale}
          applicant={applicantOf(reached)}
          soFar={{
            at: paths.initiativeApply(number),
            found: rulesSoFar(act, typedOf(form.values), await withSupport(act, reached), open),
          }}
        />
        <p>
          <a href={paths.coApplicants(number)}>{coApplicantTexts(locale).title}</a>
        </p>
        {act.municipality.support.kinds.includes(kind) && (
          <p>
            <a href={paths.supportOverview(number)}>{supportTexts(locale).overview.forApplication}</a>
          </p>
        )}
      </>
    ),
  })
}

/** Keeps what was typed until it is sent, checks it, shows it once more, and sends it. */
export async function sendApply(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const input = await readForm(c)
  const reached = await reachToDo(c, 'edit')
  const { number, case_id: caseId } = reached.initiative
  const t = applyingTexts(locale).form
  // Only to see what the rules say: nothing is kept.
  if (valueIn(input.text, 'doen') === 'bekijk')
    return applyPage(c, reached, await openFor(act, reached), { values: input.text, errors: {} })
  const applicant = await withSupport(act, reached)
  const parsed = readApplication(input, locale)
  let refused: FormErrors = {}
  if (
    valueIn(input.text, sentField) !== '' &&
    parsed.ok &&
    Object.keys(halfLines(parsed.value, locale)).length === 0
  ) {
    try {
      // A second post of the same form gets the first answer, so what was sent is judged inside.
      const path = await once(act, input, async (act) => {
        await askForMoney(act, {
          caseId,
          budget: budgetOf(parsed.value),
          facts: factsOf(parsed.value),
          ...(reached.handles && parsed.value.binnen_op
            ? { receivedAt: momentIn(act, parsed.value.binnen_op) }
            : {}),
        })
        await removeMoneyDraft(act.db, { caseId })
        return afterwards(paths.myCase(number), 'aangevraagd')
      })
      return redirect(c, path)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      refused = { [whatField('kosten', 1)]: error.message }
    }
  }
  const now = await openFor(act, reached)
  const typed = typedOf(input.text)
  await putMoneyDraft(act.db, { caseId }, { typed, goesAlong: false, at: act.now })
  if (valueIn(input.text, backField) !== '') return applyPage(c, reached, now, { values: typed, errors: {} })
  if (!parsed.ok) return applyPage(c, reached, now, parsed)
  const { open, errors: ofDay } = await openOn(act, reached, dayIn(act, parsed.value, applicant))
  const result = judged(act, parsed.value, applicant, open)
  const wrong = { ...result.errors, ...ofDay }
  const errors = Object.keys(wrong).length > 0 ? wrong : refused
  if (Object.keys(errors).length > 0) {
    const above = <WhatStops {...result} locale={locale} />
    return applyPage(c, reached, open, { values: input.text, errors }, above)
  }
  return partyPage(c, reached, {
    title: t.checkTitle,
    lead: t.checkLead,
    body: (
      <Review
        action={paths.initiativeApply(number)}
        values={typed}
        {...result}
        looks={await looksOfNew(act, open, result)}
        locale={locale}
        submit={t.send}
      />
    ),
  })
}

/** On the page of a plan without an application: where money can be asked for, and how much is left. */
export async function ApplyInvitation(act: Act, { opened, initiative }: Reached): Promise<ComponentChildren> {
  const { locale } = act
  const { file, state } = opened
  if (state.endedOn !== null) return null
  const open = await schemeOpenFor(act, { kind: file.kind, areaId: file.area_id }, dayOf(act.now))
  const room = open ? roomIn(open.ceiling.balance) : 0
  if (!open || initiative.kind === 'green' || room <= 0) return null
  const t = applyingTexts(locale).form
  return (
    <Section title={t.invite} id="aanvraag">
      <Notice>
        <p>{t.inviteText(say(open.scheme.title, locale), amountInWords(room, locale))}</p>
      </Notice>
      <LinkButton kind="secondary" href={paths.initiativeApply(initiative.number)}>
        {t.title}
      </LinkButton>
    </Section>
  )
}
