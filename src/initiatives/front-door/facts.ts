import { contactOf, type OpenedCase, openedCaseByNumber, stepOf } from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import type { Day } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { say } from '../../kit/locale.ts'
import { type Person, peopleByIds } from '../../people/index.ts'
import { isNumber } from '../schema.ts'
import { type Initiative, initiativeByNumber } from '../store.ts'

/** What somebody must hear right after telling an idea: number, who helps, what comes next and by when. */
export interface Facts {
  readonly initiative: Initiative
  readonly opened: OpenedCase
  readonly contact: { readonly name: string; readonly phone: string } | null
  readonly hasGuide: boolean
  /** Last days of the norms that run. */
  readonly contactBy: Day | null
  readonly intakeBy: Day | null
  readonly feasibilityBy: Day | null
  /** "wij zoeken een begeleider die bij je plan past". */
  readonly doing: string | null
  readonly person: Person | null
}

/** The facts of an idea by its number. Who may see them is for the page to say. */
export async function factsOf(act: Act, number: string): Promise<Facts> {
  const initiative = isNumber(number) ? await initiativeByNumber(act.db, number) : null
  if (!initiative) throw new NotFound('initiative')
  const opened = await openedCaseByNumber(act, number)
  const { state, process, absences, parties } = opened
  const contactId = contactOf(state, absences)
  const initiatorId = parties.find((party) => party.role === 'initiator')?.person_id ?? null
  const people = await peopleByIds(act.db, [contactId, initiatorId])
  const contact = contactId === null ? undefined : people.get(contactId)
  const due = (name: string): Day | null =>
    state.terms.find((term) => term.kind === 'norm' && term.name === name && term.status === 'running')
      ?.due ?? null
  const step = stepOf(process, state.step)
  return {
    initiative,
    opened,
    contact: contact ? { name: contact.name, phone: contact.phone ?? act.municipality.team.telephone } : null,
    hasGuide: state.guideId !== null,
    contactBy: due('contact'),
    intakeBy: due('intake'),
    feasibilityBy: due('feasibility'),
    doing: step ? say(step.doing, act.locale) : null,
    person: initiatorId === null ? null : (people.get(initiatorId) ?? null),
  }
}
