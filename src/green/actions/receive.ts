import type { OpenedCase } from '../../cases/index.ts'
import { type Answers, answersById } from '../../forms/index.ts'
import type { Initiative } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import type { DomainEvent } from '../../kit/events.ts'
import { allAreas } from '../../places/index.ts'
import { startedLetter } from '../mails.ts'
import { endOfUpkeep, type Owner, owners, type What } from '../rules.ts'
import * as store from '../store.ts'
import { countedArea } from '../year.ts'
import { newLink, writeToKeeper } from './letters.ts'

/** Reaction to `initiative_submitted`: simple green stands on the list of its department at once. */
export async function greenFollowsSubmission(act: Act, event: DomainEvent): Promise<void> {
  const initiative = event.initiative as Initiative
  if (initiative.kind !== 'green') return
  const stored = initiative.answers_id ? await answersById(act.db, initiative.answers_id) : null
  const areas = await allAreas(act.db)
  await store.insertRequest(act.db, {
    case_id: initiative.case_id,
    ...askedIn(stored?.answers ?? {}, initiative.home_bound),
    area_id: countedArea(areas, initiative.neighbourhood_id ?? initiative.district_id),
    list_year: Number(dayOf(act.now).slice(0, 4)),
    week: null,
    before_photo_id: null,
    after_photo_id: null,
    laid_on: null,
    cost_cents: null,
    created_at: act.now,
  })
}

const years: readonly string[] = ['1', '2', '3', '5', '10']

/** What the answers say, by whatever form they came; what was not asked is null. */
export function askedIn(
  answers: Answers,
  homeBound: boolean,
): Pick<store.GreenRequest, 'what' | 'owner' | 'pavement_cm' | 'years'> {
  const what: What = homeBound ? 'facade_garden' : 'adopted_green'
  const { owner, pavement } = answers
  const asked = String(answers.years ?? '')
  return {
    what,
    owner: owners.find((one): one is Owner => one === owner) ?? null,
    pavement_cm: typeof pavement === 'number' && pavement >= 1 && pavement <= 2000 ? pavement : null,
    years: what === 'adopted_green' && years.includes(asked) ? Number(asked) : null,
  }
}

/**
 * Reaction to `case_changed`: what was laid is kept up from that day, what stops frees its place in the year, and
 * what waits stands on next year's list.
 */
export async function greenFollowsCase(act: Act, event: DomainEvent): Promise<void> {
  const opened = event.opened as OpenedCase
  if (opened.file.kind !== 'green') return
  const { type, data } = event.event as OpenedCase['events'][number]
  const { id } = opened.file
  const request = await store.requestOf(act.db, id)
  if (!request) return
  if (type === 'reopened') return store.updateRequest(act.db, id, { laid_on: null })
  if (type === 'step_completed' && data.outcome === 'next_year')
    return store.updateRequest(act.db, id, { week: null, list_year: Number(dayOf(act.now).slice(0, 4)) + 1 })
  const { end, endedOn } = opened.state
  if (end === null || request.laid_on !== null) return
  if (end !== 'completed') return store.updateRequest(act.db, id, { week: null })
  await store.updateRequest(act.db, id, { laid_on: endedOn })
  await startUpkeep(act, opened, request)
}

/** From the day it was laid somebody keeps it up: the initiator, until it is given back. */
async function startUpkeep(act: Act, opened: OpenedCase, request: store.GreenRequest): Promise<void> {
  const caseId = opened.file.id
  const initiator = opened.parties.find(({ role, person_id }) => role === 'initiator' && person_id !== null)
  // Of what was laid again the keeper stays, unless it was given back, had run out or was gone.
  if (!initiator?.person_id || (await store.keptOf(act.db, caseId))) return
  const startsOn = dayOf(act.now)
  const upkeep = {
    case_id: caseId,
    person_id: initiator.person_id,
    starts_on: startsOn,
    ends_on: endOfUpkeep(startsOn, request.years),
  }
  const id = await store.insertUpkeep(act.db, upkeep)
  const token = await newLink(act, id)
  await writeToKeeper(act, { ...upkeep, id }, (about) =>
    startedLetter(about, { ...upkeep, what: request.what }, token),
  )
}
