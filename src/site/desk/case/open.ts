import {
  type Advice,
  adviceOf,
  type CaseRelations,
  maySee,
  maySeeStaffSide,
  type OpenedCase,
  openedCaseByNumber,
  openHandLetters,
  type StuckRequest,
  stuckOf,
} from '../../../cases/index.ts'
import { type Application, applicationNow, isToCheck } from '../../../funds/index.ts'
import { editOf, type Initiative, initiativeById } from '../../../initiatives/index.ts'
import type { Act } from '../../../kit/act.ts'
import type { Actor } from '../../../kit/actor.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import {
  hasRole,
  type Organisation,
  organisationsByIds,
  type Person,
  peopleByIds,
} from '../../../people/index.ts'
import { latestWeighing } from '../../../weighings/index.ts'
import { asksLook, tellByHand } from './facts.ts'
import { type CaseFacts, type NextAction, nextActions, type Waiting, waitsFor } from './rules.ts'

export type Right = (actor: Actor, relations: CaseRelations) => boolean

/** Reads a case at the desk: who works on it or was asked about it, and the telephone desk. */
export const mayOpenOnDesk: Right = (actor, relations) =>
  maySeeStaffSide(actor, relations) || hasRole(actor, 'customer_contact')

/** The case in the address. Who may not know of it is told that it does not exist; who may, that it is not theirs. */
export async function openOnDesk(
  c: Ctx,
  right: Right = mayOpenOnDesk,
  act: Act = c.var.act,
): Promise<OpenedCase> {
  const opened = await openedCaseByNumber(act, c.req.param('number') ?? '')
  if (right(act.actor, opened.relations)) return opened
  throw maySee(act.actor, opened.relations) ? new Forbidden() : new NotFound()
}

/** A case with everything its views share; a fixed number of queries. */
export interface DeskCase {
  readonly opened: OpenedCase
  readonly initiative: Initiative | null
  readonly advice: readonly Advice[]
  readonly stuck: readonly StuckRequest[]
  readonly people: ReadonlyMap<string, Person>
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly facts: CaseFacts
  readonly next: readonly NextAction[]
  readonly waiting: Waiting
  /** The application for money that counts now, where there is one. */
  readonly application: Application | null
  /** Also sees what only staff see; the telephone desk does not. */
  readonly seesStaffSide: boolean
}

export async function readDeskCase(act: Act, opened: OpenedCase): Promise<DeskCase> {
  const caseId = opened.file.id
  const [initiative, edit, allAdvice, stuck, letters, application, weighing] = await Promise.all([
    initiativeById(act.db, caseId),
    editOf(act.db, caseId),
    adviceOf(act.db, caseId),
    stuckOf(act.db, caseId),
    openHandLetters(act.db, [caseId]),
    applicationNow(act, caseId),
    opened.file.kind === 'city_wish' ? latestWeighing(act, caseId) : null,
  ])
  const seesStaffSide = maySeeStaffSide(act.actor, opened.relations)
  const advice = seesStaffSide ? allAdvice : []
  const people = await peopleByIds(act.db, [
    ...opened.relations.personIds,
    opened.state.guideId,
    opened.state.officerId,
    opened.state.substituteId,
    opened.contactId,
    ...advice.map((request) => request.adviser_id),
    ...opened.events.map((event) => event.byPersonId),
  ])
  const organisations = await organisationsByIds(act.db, opened.relations.organisationIds)
  const facts = {
    opened,
    advice,
    stuck,
    looksAsked: asksLook(opened, initiative, edit !== null),
    tellByHand: tellByHand(letters),
    weighing,
    applicationToCheck: application !== null && isToCheck(application),
  }
  return {
    opened,
    initiative,
    advice,
    stuck,
    people,
    organisations,
    facts,
    next: nextActions(facts, act.actor, act.now),
    waiting: waitsFor(facts),
    application,
    seesStaffSide,
  }
}
