import { randomUUID } from 'node:crypto'
import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict } from '../kit/errors.ts'
import { announce } from '../kit/events.ts'
import { say } from '../kit/locale.ts'
import { renderMail } from '../kit/mail.ts'
import { putInOutbox } from '../kit/outbox.ts'
import { hearsByMail, peopleByIds, peopleWithRoles } from '../people/index.ts'
import { findableFollows } from './findable.ts'
import { type AboutPromise, madeLetter, type PromiseLetter } from './mails.ts'
import { CommitmentRefused, promisedBy } from './promised.ts'
import { type CommitmentKind, type EntryFact, promiseRefusal } from './rules.ts'
import { insertWords, type PromisedProject, projectsOfPromises } from './store/projects.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** A promise on an answer to what people put in. */
export interface ProjectPromise {
  readonly projectId: string
  /** What was answered: a group, or one contribution. */
  readonly to: { readonly groupId: string } | { readonly contributionId: string }
  /** The official who sees to it. */
  readonly ownerId: string
  readonly kind: CommitmentKind
  readonly promise: string
  readonly due: Day
  readonly areaId: string | null
}

/**
 * Promises something for the municipality on an answer of a project that everybody may see. Whoever calls this checked
 * that the actor works on the project. Who sees to it is told, and who put in what was answered. Answers the identifier.
 */
export async function promiseForProject(act: Act, input: ProjectPromise): Promise<string> {
  return inTransaction(act, async (act) => {
    const today = dayOf(act.now)
    const official = (await peopleWithRoles(act.db)).find(({ id }) => id === input.ownerId)
    if (!official) throw new Conflict(texts(act.locale).faults.not_staff)
    const refusal = promiseRefusal(input.due, today)
    if (refusal) throw new CommitmentRefused(act, refusal)
    const id = randomUUID()
    const commitment = await store.insertCommitment(
      act.db,
      {
        ...{ id, case_id: null, text_id: null, project_id: input.projectId, kind: input.kind },
        group_id: 'groupId' in input.to ? input.to.groupId : null,
        contribution_id: 'contributionId' in input.to ? input.to.contributionId : null,
        words_id: await insertWords(act.db, input.promise),
        ...{ owner_kind: 'municipality', owner_person_id: official.id, owner_organisation_id: null },
        department: official.department ?? say(act.municipality.team.name, 'nl'),
        ...{ made_on: today, first_due: input.due, case_public: true, area_id: input.areaId },
      },
      act.now,
    )
    await findableFollows(act.db, [commitment])
    const made = { type: 'made', on: today, due: input.due } as const
    const by = { textId: null, wordsId: null, fileIds: [], byPersonId: act.actor.personId }
    await store.insertEntry(act.db, id, { ...made, ...by }, act.now)
    const promised = await promisedBy(act, commitment, input.promise)
    await mailAbout(act, commitment, [official.id], (about) => madeLetter(about, promised, true))
    await announce(act, { type: 'project_promise', commitment, entry: made, text: null })
    return id
  })
}

/** The project of a promise. */
export async function projectOf(
  act: Pick<Act, 'db'>,
  commitment: store.Commitment,
): Promise<PromisedProject> {
  const project = (await projectsOfPromises(act.db, [commitment])).get(commitment.project_id ?? '')
  if (!project) throw new Error('The project of this promise is not there')
  return project
}

/** Mails these officials about a promise of a project, except who does it. */
export async function mailAbout(
  act: Act,
  commitment: store.Commitment,
  personIds: readonly (string | null)[],
  write: (about: AboutPromise) => PromiseLetter,
): Promise<void> {
  const project = await projectOf(act, commitment)
  const wanted = new Set(personIds.filter((id) => id !== null && id !== act.actor.personId))
  for (const person of (await peopleByIds(act.db, [...wanted])).values()) {
    if (!hearsByMail(person)) continue
    const { locale } = person
    const letter = write({ locale, number: project.number, title: project.title })
    await putInOutbox(act.db, {
      ...{ to: person.email, toPersonId: person.id, at: act.now },
      ...renderMail(act, locale, { ...letter, to: person.name }),
    })
  }
}

/**
 * Puts on the record how a promise of a project stands, in the words of who reports. Its owner and who leads the project
 * are told; the room of answers tells who put it in.
 */
export async function reportForProject(
  act: Act,
  commitment: store.Commitment,
  what: { readonly entry: Exclude<EntryFact, { readonly type: 'made' | 'ended' }>; readonly text: string },
  write: (about: AboutPromise) => PromiseLetter,
): Promise<void> {
  const wordsId = await insertWords(act.db, what.text)
  const written = { textId: null, wordsId, fileIds: [], byPersonId: act.actor.personId }
  await store.insertEntry(act.db, commitment.id, { ...what.entry, ...written }, act.now)
  const { leader_id } = await projectOf(act, commitment)
  await mailAbout(act, commitment, [commitment.owner_person_id, leader_id], write)
  await announce(act, { type: 'project_promise', commitment, entry: what.entry, text: what.text })
}
