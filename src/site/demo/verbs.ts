import {
  addParty,
  adviceOf,
  answerAdvice,
  answerFeasibility,
  answerStuck,
  appointGuide,
  askAdvice,
  aspects,
  completeStep,
  extendStep,
  openedCase,
  pauseCase,
  planDecision,
  postMessage,
  postUpdate,
  raiseStuck,
  releaseAdvice,
  requirementsOf,
  resumeCase,
  type StuckOutcome,
  stuckOf,
  takeDecision,
  withdraw,
} from '../../cases/index.ts'
import { explainLate, keepPromise, promise } from '../../commitments/index.ts'
import { planGreen } from '../../green/index.ts'
import {
  approvePublic,
  completeInitiative,
  consentPublic,
  linkInitiatives,
  submitInitiative,
} from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addDays, dayOf, momentAt } from '../../kit/dates.ts'
import { say } from '../../kit/locale.ts'
import { sendInfoPack } from '../../knowledge/index.ts'
import { meetingsOf, planMeeting, recordHeld } from '../../meetings/index.ts'
import { actorOf } from '../../people/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { packFactsOf } from '../pack-facts.ts'
import type { DemoPeople } from './people.ts'
import type { Action, DemoInitiative } from './script.ts'
import { dayAfter } from './time.ts'

/** What the replay knows of an initiative so far. */
export interface Told {
  readonly initiative: DemoInitiative
  caseId: string
  /** When its intake was held, so that it was not planned for a later day off. */
  readonly heldAt: Date | null
  /** Identifiers of its promises, in the order of the script. */
  readonly promises: string[]
}

export interface Stage {
  readonly people: DemoPeople
  /** Identifier of an area by its code. */
  readonly area: (code: string) => string
  readonly told: ReadonlyMap<string, Told>
}

const hour = 60 * 60 * 1000

type Verb<Name extends Action['do']> = (
  act: Act,
  action: Extract<Action, { do: Name }>,
  told: Told,
  stage: Stage,
) => Promise<unknown>

/** Every verb of a script as what a person does with our own actions: no state is set by hand. */
export const verbs: { readonly [Name in Action['do']]: Verb<Name> } = {
  submit: async (act, action, told, stage) => {
    const { initiative } = told
    const submitted = await submitInitiative(act, {
      kind: initiative.kind,
      title: initiative.title.nl,
      summary: initiative.summary.nl,
      story: initiative.story,
      subject: initiative.subject as 'other',
      districtId: stage.area(initiative.district),
      neighbourhoodId: initiative.neighbourhood ? stage.area(initiative.neighbourhood) : null,
      address: initiative.address,
      lon: initiative.lon,
      lat: initiative.lat,
      homeBound: initiative.answers.green === 'facade_garden',
      needs: initiative.needs as [],
      amountCents: initiative.amount ?? null,
      origin: initiative.origin,
      initiator: { personId: stage.people.person(action.on_behalf_of ?? initiative.initiator) },
      organisation: initiative.organisation
        ? { id: stage.people.organisation(initiative.organisation) }
        : null,
    })
    if (submitted.state === 'submitted') told.caseId = submitted.caseId
  },
  // Everybody in the demo city confirmed their address long ago.
  confirm_address: async () => {},
  consent_public: (act, action, { caseId }, stage) =>
    consentPublic(action.on_behalf_of ? { ...act, actor: stage.people.actor(action.on_behalf_of) } : act, {
      caseId,
    }),
  approve_public: (act, _, { caseId }) => approvePublic(act, { caseId }),
  appoint_guide: (act, { guide }, { caseId }, { people }) =>
    appointGuide(act, { caseId, guideId: people.person(guide) }),
  plan_intake: async (act, action, { caseId, initiative, heldAt }, { people }) => {
    const planned = momentAt(dayAfter(act.now, action.in_days), action.at)
    const start = heldAt && planned > heldAt ? new Date(heldAt.getTime() - hour) : planned
    await planMeeting(act, {
      caseId,
      kind: 'intake',
      startsAt: start,
      endsAt: new Date(start.getTime() + hour),
      place: action.place,
      participantIds: [people.person(initiative.initiator), people.person(action.by)],
    })
  },
  hold_intake: async (act, action, { caseId }) => {
    const meeting = (await meetingsOf(act.db, caseId)).find(
      (one) => one.kind === 'intake' && one.status === 'planned',
    )
    if (!meeting) throw new Error('No intake was planned')
    await recordHeld(act, {
      meetingId: meeting.id,
      notesParties: action.notes_parties,
      notesStaff: action.notes_staff,
    })
  },
  send_info_pack: async (act, { own_line }, { caseId }) =>
    sendInfoPack(act, { caseId, facts: await packFactsOf(act, caseId), ownLine: own_line ?? null }),
  complete_step: async (act, { by, step, outcome, note }, { caseId }, { people }) => {
    const { file, state, contactId, relations } = await openedCase(act, caseId)
    // The week after the one in which it was decided.
    if (file.kind === 'green' && outcome === 'planned') {
      await planGreen(act, { caseIds: [caseId], week: addDays(dayOf(act.now), 7) })
      return
    }
    // Some steps end by themselves, such as the first one when a guide is named.
    if (
      state.visits.some((visit) => visit.step === step && visit.outcome === outcome && visit.until !== null)
    )
      return
    if (!people.isOfficial(by)) {
      // The guide finishes the step: on what an initiator hands in, or with the words of the jury.
      const guide = { ...act, actor: await actorOf(act.db, contactId ?? '') }
      const isOurs = relations.personIds.includes(people.person(by))
      if (isOurs) await postMessage(act, { caseId, text: note ?? say(handedIn, act.locale) })
      await completeStep(guide, { caseId, step, outcome, text: isOurs ? null : (note ?? null) })
      return
    }
    await completeStep(act, { caseId, step, outcome, text: note ?? null })
  },
  answer_feasibility: (act, { answer, text }, { caseId }) => answerFeasibility(act, { caseId, answer, text }),
  ask_advice: (act, action, { caseId }, { people }) =>
    askAdvice(act, {
      caseId,
      aspect: aspectOf(action.aspect),
      question: action.question,
      adviserId: people.person(action.adviser),
      due: dayAfter(act.now, action.due_in_days),
    }),
  answer_advice: async (act, action, { caseId }) => {
    const { id } = await adviceOn(act, caseId, action.aspect, (advice) => advice.answered_on === null)
    await answerAdvice(act, {
      adviceId: id,
      verdict: action.requirements.length > 0 ? 'yes_if' : 'yes',
      text: action.answer,
      requirements: action.requirements.map(({ ground, weeks, ...rest }) => ({
        ...rest,
        ground: ground === 'law' ? 'law' : 'our_wish',
        weeks,
      })),
    })
  },
  release_advice: async (act, { aspect, plain_text }, { caseId }) => {
    const { id } = await adviceOn(
      act,
      caseId,
      aspect,
      (advice) => advice.answered_on !== null && advice.released_on === null,
    )
    await releaseAdvice(act, { adviceId: id, text: plain_text })
  },
  pause: (act, { reason, term_days }, { caseId }) =>
    pauseCase(act, { caseId, request: reason, until: dayAfter(act.now, term_days) }),
  resume: (act, _, { caseId }) => resumeCase(act, { caseId, because: 'answered' }),
  extend: (act, { reason, days }, { caseId }) =>
    extendStep(act, { caseId, length: days, unit: 'days', reason }),
  plan_decision: (act, { in_days }, { caseId }) =>
    planDecision(act, { caseId, plannedOn: dayAfter(act.now, in_days) }),
  decide: async (act, action, { caseId }) => {
    const result = await takeDecision(act, {
      caseId,
      step: action.step,
      outcome: action.outcome,
      type: action.type,
      reasons: action.reasons,
      conditions: action.amount ? `Er gaat ${amountInWords(action.amount, 'nl')} naar dit plan.` : null,
      criteria: Object.entries(action.criteria).map(([key, reason]) => ({ key, met: true, reason })),
      otherWay: action.alternative
        ? [action.alternative.name, action.alternative.text].filter(Boolean).join(': ')
        : null,
    })
    if (!result.ok) throw new Error(`The decision has faults: ${result.faults.join(', ')}`)
  },
  promise: async (act, action, told, { people }) => {
    const common = {
      caseId: told.caseId,
      kind: action.kind,
      promise: action.what,
      due: dayAfter(act.now, action.due_in_days),
    }
    if (action.owner_kind === 'municipality') {
      const personId = people.officialOf(action.owner)
      told.promises.push(await promise(act, { ...common, by: { kind: 'municipality', personId } }))
      return
    }
    const organisationId = people.organisationOrNone(action.owner)
    const speaker = organisationId ? people.contactOf(action.owner) : action.owner
    const party = await partyFor(act, told.caseId, people.person(speaker), organisationId)
    told.promises.push(
      await promise(
        { ...act, actor: people.actor(speaker) },
        { ...common, by: { kind: 'party', partyId: party } },
      ),
    )
  },
  keep_promise: (act, { index, evidence }, { promises }) =>
    keepPromise(act, promises[index] ?? '', { keptOn: dayOf(act.now), evidence }),
  explain_late: (act, { index, reason, new_due_in_days }, { promises }) =>
    explainLate(act, promises[index] ?? '', { newDue: dayAfter(act.now, new_due_in_days), reason }),
  message: (act, { text }, { caseId }) => postMessage(act, { caseId, text }),
  reply: (act, { text }, { caseId }) => postMessage(act, { caseId, text }),
  post_update: (act, action, { caseId }) =>
    postUpdate(act, { caseId, text: action.text, visibility: action.public ? 'everyone' : 'parties' }),
  stuck: async (act, action, { caseId }) => {
    const advice = action.aspect ? await adviceOn(act, caseId, action.aspect, () => true) : null
    const requirements = (await requirementsOf(act.db, caseId)).filter((one) => one.advice_id === advice?.id)
    const requirementId = requirements[action.requirement ?? 0]?.id ?? null
    await raiseStuck(act, { caseId, kind: action.kind, text: action.text, requirementId })
  },
  answer_stuck: async (act, { text, outcome }, { caseId }) => {
    const stuck = (await stuckOf(act.db, caseId)).find((one) => one.answered_on === null)
    if (!stuck) throw new Error('Nobody is stuck')
    await answerStuck(act, {
      stuckId: stuck.id,
      text,
      outcome: outcome.replace('requirement_', '') as StuckOutcome,
    })
  },
  link: (act, { to, relation, reason }, { caseId }, { told }) =>
    linkInitiatives(act, { fromId: caseId, toId: told.get(to)?.caseId ?? '', relation, reason }),
  withdraw: (act, { reason }, { caseId }) => withdraw(act, { caseId, reason }),
  complete: (act, { result, lessons }, { caseId }) =>
    completeInitiative(act, { caseId, result, lessons: lessons.join('\n') || null }),
}

const handedIn = { nl: 'Hierbij onze verantwoording.', en: 'Here is our account.' }

function aspectOf(name: string): (typeof aspects)[number] {
  const aspect = aspects.find((one) => one === name)
  if (!aspect) throw new Error(`There is no aspect ${name}`)
  return aspect
}

async function adviceOn(
  act: Act,
  caseId: string,
  aspect: string,
  fits: (advice: Awaited<ReturnType<typeof adviceOf>>[number]) => boolean,
): Promise<{ readonly id: string }> {
  const advice = (await adviceOf(act.db, caseId)).find((one) => one.aspect === aspect && fits(one))
  if (!advice) throw new Error(`No advice on ${aspect} fits`)
  return advice
}

/** The party that promises: one that takes part already, or a partner who joins with the promise. */
async function partyFor(
  act: Act,
  caseId: string,
  personId: string,
  organisationId: string | null,
): Promise<string> {
  const find = async () => {
    const { parties } = await openedCase(act, caseId)
    return parties.find((party) =>
      organisationId
        ? party.organisation_id === organisationId
        : party.person_id === personId && !party.organisation_id,
    )
  }
  const known = await find()
  if (known) return known.id
  await addParty(act, { caseId, personId: organisationId ? null : personId, organisationId, role: 'partner' })
  const added = await find()
  if (!added) throw new Error('The partner did not join')
  return added.id
}
