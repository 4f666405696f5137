import { openedCase, postUpdate } from '../cases/index.ts'
import { answersById } from '../forms/index.ts'
import { type ApplyInput, applyForMoney, decideBy, type Open, schemeOpenFor } from '../funds/index.ts'
import {
  juryTexts,
  looksAtNew,
  looksInWords,
  type RoundAhead,
  roundOfCase,
  roundsAhead,
} from '../juries/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { system } from '../kit/actor.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict } from '../kit/errors.ts'
import { type FormState, freshForm } from '../kit/form.ts'
import { budgetOf, factsOf, halfLines, type Judged, readApplication } from './apply-form.ts'
import { moneyDraftOf, moveMoneyDraft, removeMoneyDraft } from './store.ts'

/** Where somebody can ask for money on a day, with the rounds of the jury there that still take in wishes. */
export interface OpenNow extends Open {
  readonly areaId: string | null
  readonly rounds: readonly RoundAhead[]
}

export async function openNow(
  act: Pick<Act, 'db'>,
  plan: { readonly kind: string; readonly areaId: string | null },
  on: Day,
): Promise<OpenNow | null> {
  const open = await schemeOpenFor(act, plan, on)
  if (!open) return null
  const { areaId } = plan
  return { ...open, areaId, rounds: await roundsAhead(act, open.scheme, areaId, on) }
}

/**
 * Asks for money for a plan, in the round of the jury in which it is looked at. Who takes part reads on the plan and hears
 * by mail or letter which round that is, when the jury meets and when they hear.
 */
export async function askForMoney(act: Act, input: Omit<ApplyInput, 'rounds'>): Promise<void> {
  await inTransaction(act, async (act) => {
    const { file } = await openedCase(act, input.caseId)
    const on = dayOf(input.receivedAt ?? act.now)
    const open = await openNow(act, { kind: file.kind, areaId: file.area_id }, on)
    await applyForMoney(act, { ...input, rounds: open?.rounds ?? [] })
    // What stands on a timeline is said in the language of the municipality.
    const told = await roundOfCase({ ...act, locale: 'nl' }, file, [])
    if (!told) return
    const text = [juryTexts('nl').ahead.isIn, ...told].join(' ')
    await postUpdate({ ...act, actor: system }, { caseId: file.id, text, visibility: 'parties' })
  })
}

/** For who is about to send it: which round looks at it, and when they hear. Nothing where no jury does. */
export async function looksOfNew(
  act: Act,
  { scheme, areaId }: OpenNow,
  { round }: Pick<Judged, 'round'>,
): Promise<readonly string[]> {
  const looks = scheme.allocation === 'round' ? await looksAtNew(act, areaId, round) : null
  const by = decideBy({ received_at: act.now }, scheme, [], dayOf(act.now))
  return looks ? looksInWords(looks, scheme, by, act.locale) : []
}

/** What is known for an application before anything is filled in, from the answers of the idea. */
export async function knownForApplication(
  act: Pick<Act, 'db'>,
  answersId: string | null,
): Promise<FormState> {
  const answers = (answersId && (await answersById(act.db, answersId))?.answers) || {}
  const { permit_expected: permit, place } = answers
  const needs = Array.isArray(answers.needs) ? answers.needs : []
  return freshForm({
    vergunning: permit === 'yes' || needs.includes('permit') ? 'ja' : permit === 'no' ? 'nee' : null,
    // Something that stays in a place of the city is the kind of thing that must come in before its day in the year.
    gaat_om: place === 'long' ? 'ja' : place === 'none' ? 'nee' : null,
  })
}

/**
 * An idea with an application became a plan: the application is received with it. What no longer fits, such as money that
 * ran out meanwhile, stays as a draft with the plan.
 */
export async function applyAlong(
  act: Act,
  idea: { readonly sentId: string; readonly caseId: string; readonly namesOrganisation: boolean },
): Promise<void> {
  const { sentId, caseId, namesOrganisation } = idea
  const draft = await moneyDraftOf(act.db, { sentId })
  if (!draft) return
  await moveMoneyDraft(act.db, sentId, caseId)
  if (draft.goes_along) await applyFromDraft(act, { caseId, namesOrganisation })
}

/** Sends in the draft of an application that stands with a plan. What no longer fits stays a draft. */
export async function applyFromDraft(
  act: Act,
  plan: { readonly caseId: string; readonly namesOrganisation: boolean },
): Promise<void> {
  const { caseId, namesOrganisation } = plan
  const draft = await moneyDraftOf(act.db, { caseId })
  const read = draft && readApplication({ text: draft.typed, files: {} }, act.locale)
  if (!read?.ok || Object.keys(halfLines(read.value, act.locale)).length > 0) return
  try {
    const facts = factsOf(read.value)
    await askForMoney(act, {
      caseId,
      budget: budgetOf(read.value),
      // Named with the idea, by somebody whom we do not know as one of it: it still says yes itself.
      facts: { ...facts, announcesOrganisation: facts.announcesOrganisation || namesOrganisation },
    })
    await removeMoneyDraft(act.db, { caseId })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}
