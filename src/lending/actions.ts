import { isParty, openedCase } from '../cases/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../kit/errors.ts'
import { limit } from '../kit/limits.ts'
import { slugOf } from '../kit/slug.ts'
import { findableFollows } from './findable.ts'
import { mailBorrower, mailLenders } from './mails.ts'
import { mayLend } from './rights.ts'
import { loanFault, mayBecome } from './rules.ts'
import type { LoanState } from './schema.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** What is asked does not fit; `field` is where to say so. */
export class LoanRefused extends Conflict {
  override name = 'LoanRefused'
  constructor(
    message: string,
    readonly field: string,
  ) {
    super(message)
  }
}

const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })

/** More would be lent than there is: said by the database, when a count on a page was old. */
const isOverAmount = (error: unknown): boolean =>
  error instanceof Error && (error as { readonly constraint?: string }).constraint === 'loan_within_amount'

/** Adds a thing; an address that is taken gets a number. */
export async function addItem(act: Act, content: store.ItemContent): Promise<store.LoanItem> {
  if (!mayLend(act.actor, content)) throw new Forbidden()
  return inTransaction(act, async (act) => {
    const base = slugOf(content.name)
    for (let number = 1; ; number += 1) {
      const slug = number === 1 ? base : `${base}-${number}`
      const added = await store.insertItem(act.db, slug, content, by(act))
      if (!added) continue
      await findableFollows(act.db, added)
      return added
    }
  })
}

async function ownItem(act: Act, id: string): Promise<store.LoanItem> {
  const item = await store.itemById(act.db, id, true)
  if (!item) throw new NotFound('loan item')
  if (!mayLend(act.actor, item)) throw new Forbidden()
  return item
}

/** Changes a thing; `seen` is when the version was made that the lender had before them. */
export async function changeItem(
  act: Act,
  id: string,
  content: store.ItemContent,
  seen: Date,
): Promise<void> {
  const t = texts(act.locale).faults
  if (!mayLend(act.actor, content)) throw new Forbidden()
  try {
    await inTransaction(act, async (act) => {
      await ownItem(act, id)
      const changed = await store.updateItem(act.db, id, content, by(act), seen)
      if (!changed) throw new LoanRefused(t.changedMeanwhile, 'name')
      await findableFollows(act.db, changed)
    })
  } catch (error) {
    throw isOverAmount(error) ? new LoanRefused(t.lentAlready, 'amount') : error
  }
}

/** Takes a thing out of the list, or puts it back. What was agreed goes on. */
export async function retireItem(act: Act, id: string, isRetired: boolean): Promise<void> {
  await inTransaction(act, async (act) => {
    await ownItem(act, id)
    const change = { retired_on: isRetired ? dayOf(act.now) : null }
    const changed = await store.updateItem(act.db, id, change, by(act))
    if (changed) await findableFollows(act.db, changed)
  })
}

const perPerson = { name: 'loan', attempts: 30, seconds: 60 * 60 }

/** Asks to borrow something: the days are taken until the lender answers. */
export async function askLoan(
  act: Act,
  input: {
    readonly itemId: string
    readonly amount: number
    readonly from: Day
    readonly until: Day
    readonly purpose: string
    readonly phone: string | null
    /** A plan of who asks. */
    readonly caseId: string | null
  },
): Promise<string> {
  const { personId } = act.actor
  if (personId === null) throw new Forbidden()
  const t = texts(act.locale).faults
  await limit(act, perPerson, personId)
  try {
    return await inTransaction(act, async (act) => {
      if (input.caseId !== null) {
        const { relations } = await openedCase(act, input.caseId)
        if (!isParty(act.actor, relations)) throw new Forbidden()
      }
      const item = await store.itemById(act.db, input.itemId, true)
      if (!item) throw new NotFound('loan item')
      const taken = await store.takenFrom(act.db, [item.id], input.from)
      const fault = loanFault(item, taken, input, dayOf(act.now))
      if (fault) throw new LoanRefused(t[fault](item), fieldOf[fault])
      const loan = await store.insertLoan(act.db, {
        item_id: item.id,
        person_id: personId,
        case_id: input.caseId,
        amount: input.amount,
        starts_on: input.from,
        ends_on: input.until,
        phone: input.phone,
        purpose: input.purpose,
        asked_at: act.now,
      })
      await mailLenders(act, item, loan, 'asked')
      await mailBorrower(act, item, loan, 'received')
      return loan.id
    })
  } catch (error) {
    throw isOverAmount(error) ? new LoanRefused(t.taken(), 'from') : error
  }
}

const fieldOf = {
  gone: 'from',
  order: 'until',
  too_soon: 'from',
  too_far: 'until',
  too_long: 'until',
  too_many: 'amount',
  taken: 'from',
} as const

/** The loan with its thing; nobody else changes it meanwhile. Locks: thing, loan. */
async function lockedLoan(
  act: Act,
  id: string,
): Promise<{ readonly loan: store.Loan; readonly item: store.LoanItem }> {
  const found = await store.loanById(act.db, id)
  const item = found && (await store.itemById(act.db, found.item_id, true))
  const loan = item && (await store.loanById(act.db, id, true))
  if (!loan || !item) throw new NotFound('loan')
  return { loan, item }
}

/** Who borrows it does not need it any more. */
export async function cancelLoan(act: Act, id: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const { loan, item } = await lockedLoan(act, id)
    if (loan.person_id === null || loan.person_id !== act.actor.personId) throw new NotFound('loan')
    mustGo(act, 'borrower', loan, 'cancelled')
    const changed = await store.updateLoan(act.db, id, { state: 'cancelled' })
    await mailLenders(act, item, changed, 'cancelled')
  })
}

function mustGo(act: Act, who: 'borrower' | 'lender', loan: store.Loan, to: LoanState): void {
  if (!mayBecome(who, loan.state, to)) throw new LoanRefused(texts(act.locale).faults.past, 'doe')
}

/** The lender says yes, with where and when to fetch it, or no with the reason; also after a yes, when it broke. */
export async function answerLoan(
  act: Act,
  id: string,
  answer: { readonly to: 'confirmed' | 'declined'; readonly words: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { loan, item } = await lockedLoan(act, id)
    if (!mayLend(act.actor, item)) throw new Forbidden()
    mustGo(act, 'lender', loan, answer.to)
    const changed = await store.updateLoan(act.db, id, {
      state: answer.to,
      answer: answer.words,
      answered_at: act.now,
      answered_by: act.actor.personId,
    })
    await mailBorrower(act, item, changed, answer.to)
  })
}

/** It was fetched, or brought back; `note` says what was broken or missing then, and goes to who borrowed it. */
export async function handOver(
  act: Act,
  id: string,
  to: 'out' | 'back',
  note: string | null = null,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const { loan, item } = await lockedLoan(act, id)
    if (!mayLend(act.actor, item)) throw new Forbidden()
    mustGo(act, 'lender', loan, to)
    const today = dayOf(act.now)
    const changed = await store.updateLoan(
      act.db,
      id,
      to === 'out' ? { state: to, fetched_on: today } : { state: to, returned_on: today, return_note: note },
    )
    if (changed.return_note !== null) await mailBorrower(act, item, changed, 'damaged')
  })
}
