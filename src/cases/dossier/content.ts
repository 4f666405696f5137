import type { Act } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { filesByIds, type StoredFile } from '../../kit/files.ts'
import { say } from '../../kit/locale.ts'
import type { Fact } from '../../kit/pdf.ts'
import { organisationsByIds, type Person, peopleByIds } from '../../people/index.ts'
import type { CaseTerm } from '../case-terms.ts'
import { type DecisionContent, decisionContent } from '../decision-content.ts'
import type { Side, Visibility } from '../events.ts'
import { termName } from '../mails-late.ts'
import { sentenceOf } from '../picture.ts'
import type { OpenedCase } from '../record.ts'
import { maySeeContactDetails } from '../rights.ts'
import { outcomeOf, stepOf } from '../rules.ts'
import type { EventType } from '../schema.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'
import { conversationFor, timelineFor } from '../views.ts'
import { detailOf } from './details.ts'
import { pathsInDossier } from './names.ts'

/** For whom a dossier is made: `staff` sees all, `parties` what the initiator sees. */
export type DossierAudience = 'staff' | 'parties'

/** What domains after this one add; read only after the right to the dossier was checked. */
export interface DossierExtras {
  /** What the initiator told: question and answer. */
  readonly told?: () => Promise<readonly Fact[]>
  readonly commitments?: () => Promise<readonly DossierCommitment[]>
  readonly meetings?: () => Promise<readonly DossierMeeting[]>
}

export interface DossierCommitment {
  /** Null when it was erased. */
  readonly what: string | null
  readonly owner: string
  /** The day first promised. */
  readonly due: Day
  readonly newDue: Day | null
  /** In words: kept, late. */
  readonly standing: string
  readonly explanation: string | null
}

export interface DossierMeeting {
  readonly what: string
  readonly startsAt: Date
  readonly place: string | null
  readonly notes: string | null
}

export interface DossierParty {
  readonly role: store.PartyRole
  readonly name: string | null
  readonly organisation: string | null
  readonly since: Day
  /** Null where this reader has no need of it (rule 9). */
  readonly contact: { readonly email: string | null; readonly phone: string | null } | null
}

export interface DossierEvent {
  readonly at: Date
  readonly type: EventType
  readonly title: string
  readonly detail: string
  readonly side: Side
  readonly by: string | null
  readonly visibility: Visibility
  readonly text: string | null
  readonly isErased: boolean
  readonly files: readonly string[]
}

export interface DossierMessage {
  readonly at: Date
  readonly side: Side
  readonly by: string | null
  readonly text: string | null
  readonly files: readonly string[]
}

export interface DossierAdvice {
  readonly aspect: store.Aspect
  /** As colleagues put it to each other: staff only. */
  readonly question: string | null
  readonly department: string | null
  readonly askedOn: Day
  readonly due: Day
  readonly answeredOn: Day | null
  readonly releasedOn: Day | null
  readonly releasedText: string | null
  /** Staff only. */
  readonly internal: {
    readonly adviser: string | null
    readonly verdict: store.Advice['verdict']
    readonly answer: string | null
  } | null
  readonly requirements: readonly Pick<
    store.Requirement,
    'text' | 'ground' | 'source' | 'solution' | 'weeks' | 'outcome'
  >[]
}

export interface DossierFile {
  /** Where it lies in the package. */
  readonly path: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly visibility: Visibility
  readonly description: string | null
}

/** A case as one record, for the PDF and as data. */
export interface Dossier {
  readonly format: 'meemaken-dossier-1'
  readonly madeAt: Date
  readonly audience: DossierAudience
  readonly municipality: string
  readonly number: string
  readonly zaaknummer: string | null
  readonly title: string
  readonly kind: string
  readonly process: { readonly key: string; readonly version: number; readonly title: string }
  readonly submittedOn: Day | null
  readonly endedOn: Day | null
  readonly standing: string
  readonly contact: string | null
  readonly told: readonly Fact[]
  readonly parties: readonly DossierParty[]
  readonly steps: readonly {
    readonly title: string
    readonly from: Day
    readonly until: Day | null
    readonly outcome: string | null
  }[]
  readonly terms: readonly (Omit<CaseTerm, 'key'> & { readonly title: string })[]
  readonly advice: readonly DossierAdvice[]
  readonly decisions: readonly DecisionContent[]
  readonly commitments: readonly DossierCommitment[]
  readonly meetings: readonly DossierMeeting[]
  readonly conversation: readonly DossierMessage[]
  readonly timeline: readonly DossierEvent[]
  readonly files: readonly DossierFile[]
}

/** The record of a case for an audience, with the stored files in the order of `files`. */
export async function readDossier(
  act: Act,
  opened: OpenedCase,
  audience: DossierAudience,
  extras: DossierExtras,
): Promise<{ readonly dossier: Dossier; readonly stored: readonly StoredFile[] }> {
  const { file, process, state } = opened
  const { locale } = act
  const isFor = (visibility: Visibility): boolean => audience === 'staff' || visibility !== 'staff'
  const attachments = (await store.attachmentsOf(act.db, file.id)).filter((row) => isFor(row.visibility))
  const files = await filesByIds(
    act.db,
    attachments.map((row) => row.file_id),
  )
  const pathOf = pathsInDossier(files)
  const inDossier = (ids: readonly string[]) => ids.flatMap((id) => pathOf.get(id) ?? [])

  const timeline = (await timelineFor(act, opened)).filter(({ event }) => isFor(event.visibility))
  // Requests stand in the timeline.
  const conversation = (await conversationFor(act, opened)).filter(({ isRequest }) => !isRequest)
  const advice = await store.adviceOf(act.db, file.id)
  const requirements = await store.requirementsOf(act.db, file.id)
  const shown = new Set(
    timeline.flatMap(({ event }) => (event.type === 'decision_taken' ? [event.data.decisionId] : [])),
  )
  const decisions = (await store.decisionsOf(act.db, file.id)).filter(({ id }) => shown.has(id))
  const people = await peopleByIds(act.db, [
    ...opened.relations.personIds,
    ...opened.relations.handlerIds,
    ...timeline.flatMap(({ event }) => [event.byPersonId, ...peopleIn(event.data)]),
    ...conversation.map((message) => message.author_id),
    ...advice.flatMap((request) => [request.adviser_id, request.answered_by]),
    ...decisions.map((decision) => decision.signed_by),
  ])
  const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id)?.name ?? null))
  const today = dayOf(act.now)
  const contact = nameOf(opened.contactId)

  const dossier: Dossier = {
    format: 'meemaken-dossier-1',
    madeAt: act.now,
    audience,
    municipality: say(act.municipality.organisation, locale),
    number: file.number,
    zaaknummer: state.zaaknummer,
    title: file.title,
    kind: file.kind,
    process: { key: process.key, version: process.version, title: say(process.title, locale) },
    submittedOn: state.submittedOn,
    endedOn: state.endedOn,
    standing: sentenceOf(process, state, locale, today, { audience: 'everyone' }).text,
    contact: state.endedOn === null ? contact : null,
    told: (await extras.told?.()) ?? [],
    parties: await partiesIn(act, opened, audience, people),
    steps: state.visits.map((visit) => {
      const step = stepOf(process, visit.step)
      const outcome = visit.outcome === null ? undefined : outcomeOf(step, visit.outcome)
      return {
        title: step ? say(step.title, locale) : visit.step,
        from: visit.from,
        until: visit.until,
        outcome: outcome ? say(outcome.label, locale) : visit.outcome,
      }
    }),
    terms: state.terms.map(({ key: _, ...term }) => ({ ...term, title: termName(process, term, locale) })),
    advice: advice
      // What an adviser requires is for the parties at once; the advice itself once the guide shared it.
      .filter(
        (request) =>
          audience === 'staff' ||
          request.released_on !== null ||
          requirements.some(({ advice_id }) => advice_id === request.id),
      )
      .map((request) => adviceIn(request, requirements, audience, nameOf)),
    decisions: decisions.map((decision) => decisionContent(decision, opened, locale, nameOf)),
    commitments: (await extras.commitments?.()) ?? [],
    meetings: (await extras.meetings?.()) ?? [],
    conversation: conversation.map((message) => ({
      at: message.at,
      side: message.side,
      by: nameOf(message.author_id),
      text: message.text,
      files: inDossier(message.fileIds),
    })),
    timeline: timeline.map(({ event, text, fileIds }) => ({
      at: event.at,
      type: event.type,
      title: texts(locale).events[event.type],
      detail: detailOf(event, process, locale, nameOf),
      side: event.side,
      by: nameOf(event.byPersonId),
      visibility: event.visibility,
      text,
      isErased: event.textId !== null && text === null,
      files: inDossier(fileIds),
    })),
    files: files.map((one) => ({
      path: pathOf.get(one.id) ?? '',
      name: one.name,
      mediaType: one.media_type,
      bytes: one.bytes,
      sha256: one.sha256,
      visibility: attachments.find((row) => row.file_id === one.id)?.visibility ?? 'staff',
      description: attachments.find((row) => row.file_id === one.id)?.description ?? null,
    })),
  }
  return { dossier, stored: files }
}

/** People that an event names in its data. */
const peopleIn = (data: object): readonly string[] =>
  Object.entries(data).flatMap(([key, value]) =>
    ['officerId', 'guideId', 'substituteId'].includes(key) && typeof value === 'string' ? [value] : [],
  )

async function partiesIn(
  act: Act,
  opened: OpenedCase,
  audience: DossierAudience,
  people: ReadonlyMap<string, Person>,
): Promise<readonly DossierParty[]> {
  const organisations = await organisationsByIds(
    act.db,
    opened.parties.map((party) => party.organisation_id),
  )
  const withContact = audience === 'staff' && maySeeContactDetails(act.actor, opened.relations)
  return opened.parties.map((party) => {
    const person = party.person_id === null ? undefined : people.get(party.person_id)
    const organisation = party.organisation_id === null ? undefined : organisations.get(party.organisation_id)
    return {
      role: party.role,
      name: person?.name ?? null,
      organisation: organisation?.name ?? null,
      since: party.joined_on,
      contact: withContact && person ? { email: person.email, phone: person.phone } : null,
    }
  })
}

function adviceIn(
  request: store.Advice,
  requirements: readonly store.Requirement[],
  audience: DossierAudience,
  nameOf: (id: string | null) => string | null,
): DossierAdvice {
  return {
    aspect: request.aspect,
    question: audience === 'staff' ? request.question : null,
    department: request.department,
    askedOn: request.asked_on,
    due: request.due_day,
    answeredOn: request.answered_on,
    releasedOn: request.released_on,
    releasedText: request.released_text,
    internal:
      audience === 'staff'
        ? {
            adviser: nameOf(request.answered_by ?? request.adviser_id),
            verdict: request.verdict,
            answer: request.answer,
          }
        : null,
    requirements: requirements
      .filter((requirement) => requirement.advice_id === request.id)
      .map(({ text, ground, source, solution, weeks, outcome }) => ({
        text,
        ground,
        source,
        solution,
        weeks,
        outcome,
      })),
  }
}
