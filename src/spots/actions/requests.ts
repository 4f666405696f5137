import {
  change,
  isParty,
  must,
  mustHaveText,
  type OpenedCase,
  sendTo,
  sendToParties,
} from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, type Day, dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import type { DomainEvent } from '../../kit/events.ts'
import { peopleWithRoles } from '../../people/index.ts'
import { agreedLetter, askedLetter, refusedLetter } from '../mails.ts'
import { answerDays, periodFault, stateOf } from '../rules.ts'
import type { AgreementForm } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { by, mustKeepRegister } from './register.ts'

/** What was asked or answered does not fit; `field` is where to say so. */
export class SpotRefused extends Conflict {
  override name = 'SpotRefused'
  constructor(
    message: string,
    readonly field: string,
  ) {
    super(message)
  }
}

/** Who keeps the register hears of what asks for an answer or a look; the whole team sees it at the desk. */
export const keepersOf = async (act: Act): Promise<readonly string[]> =>
  (await peopleWithRoles(act.db, 'coordinator')).map(({ id }) => id)

/** @throws SpotRefused when the place cannot be had in these days */
async function mustBeFree(
  act: Act,
  spot: store.Spot,
  period: { readonly from: Day; readonly until: Day },
): Promise<void> {
  const t = texts(act.locale).faults
  const today = dayOf(act.now)
  const agreements = await store.agreementsOf(act.db, [spot.id])
  if (stateOf(spot, agreements, today) === 'gone') throw new SpotRefused(t.gone, 'from')
  const fault = periodFault(spot, agreements, period, today)
  if (!fault) return
  throw new SpotRefused(
    t[fault],
    fault === 'order' || fault === 'too_long' || fault === 'after_free' ? 'until' : 'from',
  )
}

/**
 * Asks for a place for a running plan, with why. It stands on the timeline of the case, and with who keeps the register
 * as a task with a day.
 */
export async function askForSpot(
  act: Act,
  input: {
    readonly spotId: string
    readonly caseId: string
    readonly why: string
    readonly from: Day
    readonly until: Day
  },
): Promise<string> {
  let id = ''
  const spot = await store.spotById(act.db, input.spotId)
  if (!spot) throw new NotFound('spot')
  const { caseId, from, until } = input
  await change(
    act,
    caseId,
    async (act, opened) => {
      must(act, opened, isParty)
      if ((await store.openRequests(act.db, { spotId: spot.id, caseId })).length > 0)
        throw new SpotRefused(texts(act.locale).faults.asked, 'why')
      await mustBeFree(act, spot, input)
      id = await store.insertRequest(act.db, {
        spot_id: spot.id,
        case_id: caseId,
        asked_by: act.actor.personId,
        wanted_from: from,
        wanted_until: until,
        asked_at: act.now,
        due_on: addDays(dayOf(act.now), answerDays),
      })
      const happening = { type: 'spot_asked', data: { spot: spot.slug, from, until } } as const
      return [{ happening, text: mustHaveText(act, input.why) }]
    },
    async (act, { after, events }) => {
      await store.linkRequestText(act.db, id, events[0]?.textId ?? null)
      const to = [...(await keepersOf(act)), after.contactId]
      await sendTo(act, after, to, (about) => askedLetter(about, spot, id, input.why), act.actor.personId)
    },
  )
  return id
}

/** The request behind an identifier, still open, with its place; nobody else answers it meanwhile. */
async function stillOpen(
  act: Act,
  id: string,
): Promise<{ readonly request: store.SpotRequest; readonly spot: store.Spot }> {
  const request = await store.requestById(act.db, id, true)
  const spot = request && (await store.spotById(act.db, request.spot_id, true))
  if (!request || !spot) throw new NotFound('spot request')
  if (request.answer !== null) throw new SpotRefused(texts(act.locale).faults.answered, 'doe')
  return { request, spot }
}

async function caseOf(act: Act, requestId: string): Promise<string> {
  mustKeepRegister(act)
  const request = await store.requestById(act.db, requestId)
  if (!request) throw new NotFound('spot request')
  return request.case_id
}

/** No, with the reason and another way. */
export async function answerNo(
  act: Act,
  input: { readonly requestId: string; readonly reason: string; readonly otherWay: string },
): Promise<void> {
  let spot: store.Spot | null = null
  await change(
    act,
    await caseOf(act, input.requestId),
    async (act) => {
      const open = await stillOpen(act, input.requestId)
      spot = open.spot
      await store.answerRequest(act.db, input.requestId, 'no', by(act))
      const text = `${mustHaveText(act, input.reason)}\n\n${mustHaveText(act, input.otherWay)}`
      return [{ happening: { type: 'spot_refused', data: { spot: open.spot.slug } }, text }]
    },
    async (act, { after }) => {
      const refused = spot
      if (refused) await sendToParties(act, after, (about) => refusedLetter(about, refused, input))
    },
  )
}

/** Yes: makes the agreement, with the days on which somebody comes and looks. */
export async function answerYes(
  act: Act,
  input: {
    readonly requestId: string
    readonly form: AgreementForm
    readonly from: Day
    readonly until: Day
    readonly terms: string
    readonly inspections: readonly Day[]
  },
): Promise<string> {
  let id = ''
  let spot: store.Spot | null = null
  const { from, until, inspections } = input
  await change(
    act,
    await caseOf(act, input.requestId),
    async (act, { file }) => {
      const open = await stillOpen(act, input.requestId)
      spot = open.spot
      await mustBeFree(act, open.spot, input)
      if (inspections.some((day) => day < from || day > until))
        throw new SpotRefused(texts(act.locale).faults.inspections, 'inspections')
      await store.answerRequest(act.db, input.requestId, 'yes', by(act))
      id = await store.insertAgreement(act.db, {
        request_id: input.requestId,
        spot_id: open.spot.id,
        case_id: file.id,
        form: input.form,
        starts_on: from,
        ends_on: until,
        agreed_at: act.now,
        agreed_by: act.actor.personId,
      })
      await store.insertInspections(act.db, id, inspections)
      const happening = { type: 'spot_agreed', data: { spot: open.spot.slug, from, until } } as const
      return [{ happening, text: mustHaveText(act, input.terms) }]
    },
    async (act, { after, events }) => {
      await store.updateAgreement(act.db, id, { text_id: events[0]?.textId ?? null })
      const agreed = spot
      if (agreed) await sendToParties(act, after, (about) => agreedLetter(about, agreed, input))
    },
  )
  return id
}

/** Reaction to `case_changed`: who stopped with a plan asks for no place any more. */
export async function spotsFollowCase(act: Act, event: DomainEvent): Promise<void> {
  const opened = event.opened as OpenedCase
  if (opened.state.status !== 'ended') return
  for (const { id } of await store.openRequests(act.db, { caseId: opened.file.id }))
    await store.answerRequest(act.db, id, 'lapsed', { at: act.now, personId: null })
}
