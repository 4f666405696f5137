import { type Change, change, type Entry, mustHaveText, sendTo, sendToParties } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { endedLetter, extendedLetter, inspectedLetter, ranOutLetter } from '../mails.ts'
import { inTheWay } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { mustKeepRegister } from './register.ts'
import { keepersOf, SpotRefused } from './requests.ts'

/** An agreement that runs, with its place. */
interface Running {
  readonly agreement: store.Agreement
  readonly spot: store.Spot
}

/**
 * Does something with an agreement that runs, on the timeline of its case: case, place and agreement are held in that
 * order.
 */
async function withRunning(
  act: Act,
  id: string,
  work: (act: Act, running: Running) => Promise<Entry>,
  tell: (act: Act, running: Running, change: Change) => Promise<void>,
): Promise<void> {
  mustKeepRegister(act)
  const found = await store.agreementById(act.db, id)
  if (!found) throw new NotFound('spot agreement')
  let running: Running | null = null
  await change(
    act,
    found.case_id,
    async (act) => {
      const spot = await store.spotById(act.db, found.spot_id, true)
      const agreement = await store.agreementById(act.db, id, true)
      if (!spot || !agreement) throw new NotFound('spot agreement')
      if (agreement.ended_on !== null) throw new SpotRefused(texts(act.locale).faults.ended, 'doe')
      running = { agreement, spot }
      return [await work(act, running)]
    },
    async (act, change) => {
      if (running) await tell(act, running, change)
    },
  )
}

/** Somebody looked: fine, or something to do. Counts for the look that was planned first; the next can be planned. */
export async function noteInspection(
  act: Act,
  input: {
    readonly agreementId: string
    readonly outcome: store.InspectionOutcome
    readonly note: string
    readonly nextOn: Day | null
  },
): Promise<void> {
  const { agreementId, outcome, note, nextOn } = input
  const today = dayOf(act.now)
  await withRunning(
    act,
    agreementId,
    async (act, { spot, agreement }) => {
      if (nextOn !== null && (nextOn <= today || nextOn > agreement.ends_on))
        throw new SpotRefused(texts(act.locale).faults.next, 'next')
      return {
        happening: { type: 'spot_inspected', data: { spot: spot.slug, outcome } },
        text: mustHaveText(act, note),
      }
    },
    async (act, { spot }, { after, events }) => {
      const isOpen = ({ done_on }: store.SpotInspection): boolean => done_on === null
      let planned = (await store.inspectionsOf(act.db, [agreementId])).find(isOpen)
      if (!planned || planned.due_on > addDays(today, 30)) {
        await store.insertInspections(act.db, agreementId, [today])
        planned = (await store.inspectionsOf(act.db, [agreementId])).find(({ due_on }) => due_on === today)
      }
      if (planned)
        await store.updateInspection(act.db, planned.id, {
          ...{ done_on: today, outcome, done_by: act.actor.personId },
          text_id: events[0]?.textId ?? null,
        })
      if (nextOn !== null) await store.insertInspections(act.db, agreementId, [nextOn])
      await sendToParties(act, after, (about) => inspectedLetter(about, spot, input))
    },
  )
}

/** Goes on until a later day, when nobody else has the place by then. */
export async function extendAgreement(
  act: Act,
  input: { readonly agreementId: string; readonly until: Day; readonly reason: string },
): Promise<void> {
  const { agreementId, until, reason } = input
  await withRunning(
    act,
    agreementId,
    async (act, { spot, agreement }) => {
      const t = texts(act.locale).faults
      if (until <= agreement.ends_on || until < dayOf(act.now)) throw new SpotRefused(t.notLater, 'until')
      if (spot.free_until !== null && until > spot.free_until) throw new SpotRefused(t.after_free, 'until')
      const others = (await store.agreementsOf(act.db, [spot.id])).filter(({ id }) => id !== agreementId)
      if (inTheWay(others, agreement.starts_on, until)) throw new SpotRefused(t.taken, 'until')
      await store.updateAgreement(act.db, agreementId, { ends_on: until, warned_on: null })
      return {
        happening: { type: 'spot_extended', data: { spot: spot.slug, until } },
        text: mustHaveText(act, reason),
      }
    },
    (act, { spot }, { after }) => sendToParties(act, after, (about) => extendedLetter(about, spot, input)),
  )
}

/** Stops today, with the reason; from then on the place is on offer again. */
export async function endAgreement(
  act: Act,
  input: {
    readonly agreementId: string
    readonly as: Exclude<store.EndOfAgreement, 'run_out'>
    readonly reason: string
  },
): Promise<void> {
  const { agreementId, as, reason } = input
  await withRunning(
    act,
    agreementId,
    async (act, { spot }) => {
      await store.updateAgreement(act.db, agreementId, { ended_on: dayOf(act.now), ended_as: as })
      await store.removeOpenInspections(act.db, agreementId)
      return {
        happening: { type: 'spot_ended', data: { spot: spot.slug, as } },
        text: mustHaveText(act, reason),
      }
    },
    (act, { spot }, { after }) => sendToParties(act, after, (about) => endedLetter(about, spot, reason)),
  )
}

/** Its last day has passed and nobody extended it: who used it and who keeps the register hear so. */
export async function letRunOut(act: Act, agreementId: string): Promise<void> {
  await withRunning(
    act,
    agreementId,
    async (act, { spot, agreement }) => {
      // Extended in the meantime: it goes on.
      if (agreement.ends_on >= dayOf(act.now)) throw new SpotRefused(texts(act.locale).faults.goes_on, 'doe')
      const ended_on = addDays(agreement.ends_on, 1)
      await store.updateAgreement(act.db, agreementId, { ended_on, ended_as: 'run_out' })
      await store.removeOpenInspections(act.db, agreementId)
      return { happening: { type: 'spot_ended', data: { spot: spot.slug, as: 'run_out' } } }
    },
    async (act, { spot }, { after }) => {
      await sendToParties(act, after, (about) => endedLetter(about, spot, null))
      await sendTo(act, after, await keepersOf(act), (about) => ranOutLetter(about, spot, agreementId))
    },
  )
}
