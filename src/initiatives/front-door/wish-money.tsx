import { render } from 'preact-render-to-string'
import {
  type Answers,
  draftInHand,
  type Filled,
  type FormDefinition,
  formPaths,
  type OwnQuestions,
} from '../../forms/index.ts'
import { applyingTexts, BudgetTable, sumsOfBudget } from '../../funds/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormErrors, type FormState, type FormValues, readForm, valueIn } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { type Applicant, budgetOf, judged, readApplication, rulesSoFar, typedOf } from '../apply-form.ts'
import { applyFromDraft, looksOfNew, type OpenNow, openNow } from '../applying.ts'
import {
  AmountsOf,
  ApplyFields,
  Findings,
  RoundAheadSection,
  RulesSoFar,
  WhatStops,
} from '../pages/apply-parts.tsx'
import type { Kind } from '../schema.ts'
import { putMoneyDraft } from '../store.ts'
import { areasOf, placeOf } from './idea.ts'
import { formKey } from './sender.ts'
import { texts } from './texts.ts'

// A neighbourhood wish in one short form: the application is filled in on its second page, and goes with the wish.

/** The kind of plan that has a short way, which has its name in the form. */
export const wishKind: Kind = 'neighbourhood_wish'
export const moneyPage = 'wish_money'

/** What the money says of the questions that the short way does not ask. */
function fills(own: FormValues): FormValues {
  const permit = valueIn(own, 'vergunning')
  const read = readApplication({ text: own, files: {} }, 'nl')
  const { asked } = read.ok ? sumsOfBudget(budgetOf(read.value)) : { asked: 0 }
  const most = asked <= 1_000_00 ? 'up_to_1000' : asked <= 5_000_00 ? 'up_to_5000' : 'more'
  return {
    permit_expected: [permit === 'ja' ? 'yes' : permit === 'nee' ? 'no' : 'unknown'],
    needs_money: [asksMoney(own) ? most : 'none'],
  }
}

export const moneyQuestions: OwnQuestions = { section: moneyPage, of: typedOf, fills }

/** Something was filled in about what it costs. Whether it has begun and the like say nothing without it. */
export const asksMoney = (typed: FormValues): boolean =>
  Object.keys(typedOf(typed)).some((name) => !beside.includes(name))
const beside: readonly string[] = ['vergunning', 'gaat_om', 'rechtspersoon', 'begonnen']

const openForWish = async (act: Act, answers: Answers): Promise<OpenNow | null> => {
  const { districtId, neighbourhoodId } = await areasOf(act, placeOf(answers))
  return openNow(act, { kind: wishKind, areaId: neighbourhoodId ?? districtId }, dayOf(act.now))
}

/** Whether the answers say in which area it is; an address alone does not. */
const isPlaced = async (act: Act, answers: Answers): Promise<boolean> => {
  const { districtId, neighbourhoodId } = await areasOf(act, placeOf(answers))
  return districtId !== null || neighbourhoodId !== null
}

const applicantOf = (answers: Answers): Applicant => ({
  handles: false,
  hasOrganisation: typeof answers.organisation_name === 'string',
})

/** The money of a wish as it was filled in: where it can be asked, and what the scheme says of it. */
async function filledIn(act: Act, answers: Answers, typed: FormValues) {
  const open = asksMoney(typed) ? await openForWish(act, answers) : null
  if (!open) return null
  const read = readApplication({ text: typedOf(typed), files: {} }, act.locale)
  return { open, read, result: read.ok ? judged(act, read.value, applicantOf(answers), open) : null }
}

/** What does not fit the scheme, by the input where it is mended. Nothing when no money is asked. */
export async function moneyErrors(act: Act, answers: Answers, typed: FormValues): Promise<FormErrors> {
  const filled = await filledIn(act, answers, typed)
  if (!filled) return {}
  return filled.read.ok ? (filled.result?.errors ?? {}) : filled.read.errors
}

/** On the second page: the budget, and what the rules of the scheme need to know. */
export async function moneyFields(act: Act, answers: Answers, state: FormState) {
  const { locale } = act
  const t = texts(locale).wishMoney
  const open = await openForWish(act, answers)
  if (!open)
    return (
      <Section title={t.title}>
        <p>{(await isPlaced(act, answers)) ? t.closed : t.unknownArea}</p>
      </Section>
    )
  const filled = Object.keys(state.errors).length > 0 ? await filledIn(act, answers, state.values) : null
  const isFor = answers.place === 'long' ? 'ja' : answers.place === 'none' ? 'nee' : null
  const values = { ...(isFor ? { gaat_om: [isFor] } : {}), ...state.values }
  return (
    <>
      <Section title={t.title}>
        <p>{t.lead}</p>
        <AmountsOf scheme={open.scheme} locale={locale} />
      </Section>
      {filled?.result && <WhatStops {...filled.result} locale={locale} />}
      <ApplyFields
        scheme={open.scheme}
        meetsOn={open.rounds[0]?.meetsOn ?? null}
        form={{ ...state, values }}
        locale={locale}
        applicant={applicantOf(answers)}
        soFar={{ at: paths.ideaRules(), found: rulesSoFar(act, typedOf(values), applicantOf(answers), open) }}
      />
      <p>{texts(locale).money.support}</p>
    </>
  )
}

/**
 * `/idee/regels`: what the rules of the scheme say of what is filled in so far, as a piece of the page. Nothing is kept;
 * it does not exist for who has no wish in hand, or where no money can be asked.
 */
export async function lookAtRules(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { text } = await readForm(c)
  const draft = await draftInHand(c, formKey)
  const open = draft && (await openForWish(act, draft.answers))
  if (!draft || !open) throw new NotFound('rules')
  const soFar = rulesSoFar(act, typedOf(text), applicantOf(draft.answers), open)
  return c.html(render(<RulesSoFar soFar={soFar} scheme={open.scheme} locale={act.locale} />))
}

/** Where everything is checked: the budget, each rule of the scheme and the round of the jury; null when no money is asked. */
export async function moneyChecked(
  act: Act,
  { form, answers, typed }: Filled & { readonly form: FormDefinition },
) {
  const filled = await filledIn(act, answers, typed)
  if (!filled?.result) return null
  const { locale } = act
  const t = applyingTexts(locale).form
  const { result, open } = filled
  const asked = form.sections.find(({ key }) => key === moneyPage)
  return (
    <>
      <div class="section__head">
        <h2>{texts(locale).wishMoney.title}</h2>
        {asked && <a href={formPaths(paths.tellIdea()).section(asked.slug, 'check')}>{t.change}</a>}
      </div>
      <Notice>
        <p>{texts(locale).wishMoney.along}</p>
      </Notice>
      <BudgetTable budget={result.budget} locale={locale} />
      <Findings found={result.found} locale={locale} />
      <RoundAheadSection looks={await looksOfNew(act, open, result)} locale={locale} />
    </>
  )
}

/** Lets the application go along with a wish that was just sent; it is received when the wish is a plan. */
export async function sendMoneyAlong(
  act: Act,
  wish: {
    readonly typed: FormValues
    readonly answers: Answers
    readonly kind: Kind
    readonly to: { readonly sentId: string } | { readonly caseId: string }
  },
): Promise<void> {
  if (!asksMoney(wish.typed)) return
  const { kind, to } = wish
  const isWish = kind === wishKind
  const draft = { typed: typedOf(wish.typed), goesAlong: isWish && 'sentId' in to, at: act.now }
  await inTransaction(act, async (act) => {
    await putMoneyDraft(act.db, to, draft)
    if ('caseId' in to && isWish)
      await applyFromDraft(act, {
        caseId: to.caseId,
        namesOrganisation: applicantOf(wish.answers).hasOrganisation,
      })
  })
}
