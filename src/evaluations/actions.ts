import { randomUUID } from 'node:crypto'
import { addressesTakingPart, countOpen, phaseOf, publishedActivitiesOf } from '../activities/index.ts'
import {
  type Answers,
  currentForm,
  enterAnswers,
  everybody,
  type FormDefinition,
  formOfVersion,
  resultsOf,
} from '../forms/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { type Day, dayOf } from '../kit/dates.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import type { FormErrors, FormInput } from '../kit/form.ts'
import { limit, sharedAddress } from '../kit/limits.ts'
import type { Localised } from '../kit/locale.ts'
import { hearsByMail, peopleByEmails, peopleByIds } from '../people/index.ts'
import { type Project, projectById, projectToWorkOn } from '../projects/index.ts'
import { mailInvitations } from './mails.ts'
import {
  canGoOnUntil,
  colleagueGroups,
  isLastDay,
  isOpenOn,
  openFault,
  resultsFrom,
  type Written,
  wordsTogether,
} from './rules.ts'
import { type colleagues, formKeys, type Group, type SummaryGroup } from './schema.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'
import { isLinkToken, voicesOf } from './voice.ts'

const by = ({ now, actor }: Act) => ({ at: now, personId: actor.personId })
const perVisitor = { name: 'evaluation-visitor', ...sharedAddress }

const refuse = (act: Act, of: (t: ReturnType<typeof texts>['refused']) => string): never => {
  throw new Conflict(of(texts(act.locale).refused))
}

/** The activities in which people can take part now or later. */
export async function activitiesToCome(
  act: Pick<Act, 'db' | 'now'>,
  project: Pick<Project, 'id'>,
): Promise<Awaited<ReturnType<typeof publishedActivitiesOf>>> {
  const today = dayOf(act.now)
  const activities = await publishedActivitiesOf(act.db, project.id)
  return activities.filter((one) => ['soon', 'open'].includes(phaseOf(one, today)))
}

/** Why a project cannot be evaluated today; null when it can. */
export async function openFaultOf(
  act: Pick<Act, 'db' | 'now'>,
  project: Project,
): Promise<ReturnType<typeof openFault>> {
  const today = dayOf(act.now)
  const isGoing = project.state === 'running' || project.state === 'preparing'
  const activities = isGoing ? await publishedActivitiesOf(act.db, project.id) : []
  return openFault({
    published: project.published_on !== null,
    running:
      isGoing &&
      (activities.length === 0 || activities.some((one) => ['soon', 'open'].includes(phaseOf(one, today)))),
    unanswered: await countOpen(act.db, project.id),
  })
}

/** Colleagues and board members, by the address at which each is asked. */
export type Asked = Readonly<Record<(typeof colleagues)[number], readonly string[]>>

/** Notes whom we ask and mails each of them a link of their own, in the same transaction. Nobody is asked twice. */
async function invite(
  act: Act,
  project: Project,
  evaluation: store.Evaluation,
  asked: Asked & { readonly participants: Awaited<ReturnType<typeof addressesTakingPart>> },
): Promise<void> {
  const known = await peopleByEmails(act.db, [...asked.staff, ...asked.board])
  const ids = asked.participants.map(({ person_id }) => person_id)
  const participants = await peopleByIds(act.db, ids)
  const all = [
    ...(['staff', 'board'] as const).flatMap((who) =>
      asked[who].map((email) => ({ who, email, person: known.get(email) ?? null, locale: null })),
    ),
    ...asked.participants.map(({ email, person_id, locale }) => ({
      ...{ who: 'participants' as const, email, locale },
      person: participants.get(person_id ?? '') ?? null,
    })),
  ].map((one) => ({
    ...one,
    id: randomUUID(),
    // Who wants no mail of us, or whose mail came back, finds the questions on the page of the project.
    mailed: one.person === null || hearsByMail(one.person),
  }))
  const added = await store.insertInvitations(
    act.db,
    all.map(({ id, who, email, mailed }) => ({
      ...{ id, evaluation_id: evaluation.id, who, mailed, answered: false },
      voice: voicesOf(act, evaluation.id, email)[0] ?? '',
      email: who === 'participants' ? null : email,
    })),
  )
  const mails = all
    .filter(({ id, mailed }) => mailed && added.has(id))
    .map(({ id, who, email, person, locale }) => ({
      ...{ id, who, email, personId: person?.id ?? null },
      locale: locale ?? person?.locale ?? ('nl' as const),
    }))
  await mailInvitations(act, project, evaluation, mails, 'first')
}

/**
 * Opens the evaluation of a project until a last day. Who took part and left an address, who worked on it and the board
 * are each asked once by mail.
 */
export async function openEvaluation(
  act: Act,
  projectId: string,
  input: { readonly closesOn: Day } & Asked,
): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    const today = dayOf(act.now)
    const fault = await openFaultOf(act, project)
    if (fault) refuse(act, (t) => t[fault])
    if (!isLastDay(input.closesOn, today)) refuse(act, (t) => t.lastDay)
    const forms = {
      participants_form: (await currentForm(act.db, formKeys.participants)).versionId,
      staff_form: (await currentForm(act.db, formKeys.staff)).versionId,
      board_form: (await currentForm(act.db, formKeys.board)).versionId,
    }
    const row = {
      id: randomUUID(),
      project_id: projectId,
      opened_on: today,
      closes_on: input.closesOn,
      ...forms,
    }
    if (!(await store.insertEvaluation(act.db, row, by(act)))) refuse(act, (t) => t.already)
    const evaluation = await toWorkWith(act, projectId)
    const participants = await addressesTakingPart(act.db, projectId)
    await invite(act, project, evaluation, { staff: input.staff, board: input.board, participants })
  })
}

/** The evaluation of a project, held. */
async function toWorkWith(act: Act, projectId: string): Promise<store.Evaluation> {
  const found = await store.evaluationOf(act.db, projectId)
  const evaluation = found && (await store.lockEvaluation(act.db, found.id))
  if (!evaluation) throw new NotFound('evaluation')
  return evaluation
}

/** Lets an evaluation that is open go on until a later day. */
export async function prolongEvaluation(act: Act, projectId: string, closesOn: Day): Promise<void> {
  await inTransaction(act, async (act) => {
    await projectToWorkOn(act, projectId)
    const evaluation = await toWorkWith(act, projectId)
    if (!isOpenOn(evaluation, dayOf(act.now))) refuse(act, (t) => t.over)
    if (!canGoOnUntil(closesOn, evaluation)) refuse(act, (t) => t.laterDay)
    await store.updateEvaluation(act.db, evaluation.id, { closes_on: closesOn }, by(act))
  })
}

/** Asks more colleagues or board members while it is open. Who was asked before hears nothing again. */
export async function inviteMore(act: Act, projectId: string, asked: Asked): Promise<void> {
  await inTransaction(act, async (act) => {
    const project = await projectToWorkOn(act, projectId)
    const evaluation = await toWorkWith(act, projectId)
    if (!isOpenOn(evaluation, dayOf(act.now))) refuse(act, (t) => t.over)
    await invite(act, project, evaluation, { ...asked, participants: [] })
  })
}

/** An evaluation with its project, and whom of those we asked it is for. */
export interface Reached {
  readonly project: Project
  readonly evaluation: store.Evaluation
}

/** What is behind a personal link; 404 when the secret is not its own. */
export async function behindLink(
  act: Act,
  id: string,
  token: string,
): Promise<Reached & { readonly invitation: store.Invitation }> {
  const invitation =
    /^[0-9a-f-]{36}$/.test(id) && isLinkToken(act, id, token) ? await store.invitationById(act.db, id) : null
  const evaluation = invitation && (await store.evaluationById(act.db, invitation.evaluation_id))
  const project = evaluation && (await projectById(act.db, evaluation.project_id))
  if (!invitation || !evaluation || !project) throw new NotFound('invitation')
  return { project, evaluation, invitation }
}

/** Whether who is signed in was asked, or answered already. */
export const ownInvitation = (act: Act, evaluation: store.Evaluation): Promise<store.Invitation | null> =>
  act.actor.email === null
    ? Promise.resolve(null)
    : store.invitationByVoice(act.db, evaluation.id, voicesOf(act, evaluation.id, act.actor.email))

/** The form a group answers, as it was when the evaluation was opened. */
export const formFor = (
  act: Pick<Act, 'db'>,
  evaluation: store.Evaluation,
  who: Group,
): ReturnType<typeof formOfVersion> => formOfVersion(act.db, evaluation[`${who}_form`])

/** Who answers: by a personal link, signed in, or somebody we do not know. */
export type Who =
  | { readonly by: 'link'; readonly invitation: store.Invitation }
  | { readonly by: 'account'; readonly email: string }
  | { readonly by: 'nobody'; readonly visitor: string }

/**
 * Keeps what somebody answered, in nobody's name; who was asked or signed in counts once. Give it an act
 * `inNobodysName`. Gives what is wrong with the answers, or null.
 */
export async function answerEvaluation(
  act: Act,
  { evaluation }: Pick<Reached, 'evaluation'>,
  who: Who,
  input: FormInput,
): Promise<FormErrors | null> {
  return inTransaction(act, async (act) => {
    if (!isOpenOn(evaluation, dayOf(act.now))) refuse(act, (t) => t.over)
    if (who.by === 'nobody') await limit(act, perVisitor, who.visitor)
    const group = who.by === 'link' ? who.invitation.who : 'participants'
    const form = await formFor(act, evaluation, group)
    const done = await enterAnswers(act, form, input, { channel: 'website', personId: null, areas: [] })
    if (!done.ok) return done.errors
    if (!(await countOnce(act, evaluation, who))) refuse(act, (t) => t.once)
    await store.insertAnswer(act.db, {
      ...{ answersId: done.submission.answersId, evaluationId: evaluation.id, who: group },
    })
    return null
  })
}

/** Notes that this voice answered; false when it did before. Nobody we do not know can be counted once. */
async function countOnce(act: Act, evaluation: store.Evaluation, who: Who): Promise<boolean> {
  if (who.by === 'nobody') return true
  if (who.by === 'link') return store.markAnswered(act.db, who.invitation.id)
  const voices = voicesOf(act, evaluation.id, who.email)
  const known = await store.invitationByVoice(act.db, evaluation.id, voices)
  if (known) return store.markAnswered(act.db, known.id)
  const id = randomUUID()
  const row = { id, evaluation_id: evaluation.id, who: 'participants' as const, voice: voices[0] ?? '' }
  return (
    await store.insertInvitations(act.db, [{ ...row, email: null, mailed: false, answered: true }])
  ).has(id)
}

/** Somebody wants no mail about this evaluation any more. */
export const declineInvitation = (act: Act, invitation: store.Invitation): Promise<void> =>
  store.markDeclined(act.db, invitation.id)

/** Makes of an evaluation that is over what everybody may read, for good, and forgets the addresses. */
export async function closeEvaluation(act: Act, id: string): Promise<void> {
  await inTransaction(act, async (act) => {
    const evaluation = await store.lockEvaluation(act.db, id)
    if (!evaluation || evaluation.results || evaluation.closes_on >= dayOf(act.now)) return
    const { form } = await formFor(act, evaluation, 'participants')
    const { invited } = await store.countsOf(act.db, id)
    const results = resultsFrom(form, await store.answersOf(act.db, id), invited)
    await store.updateEvaluation(act.db, id, { results }, by(act))
    await store.forgetAddresses(act.db, id)
  })
}

/** What people wrote to one question, together with others who may not be told apart. */
export interface Words {
  readonly who: SummaryGroup
  readonly label: Localised
  readonly texts: readonly string[]
}

/** What people wrote in their own words, by question, for who draws lessons from it; of colleagues from a safe count. */
export async function wordsOf(act: Pick<Act, 'db'>, evaluation: store.Evaluation): Promise<readonly Words[]> {
  const answers = await store.answersOf(act.db, evaluation.id)
  const amounts = { staff: answers.staff.length, board: answers.board.length }
  const told = [{ who: 'participants' as const, of: ['participants'] as const }, ...colleagueGroups(amounts)]
  const found = await Promise.all(
    told.map(async ({ who, of }) => {
      const written = await Promise.all(
        of.map(async (group) => writtenTo((await formFor(act, evaluation, group)).form, answers[group])),
      )
      return wordsTogether(written).map((one) => ({ who, ...one }))
    }),
  )
  return found.flat().filter(({ texts }) => texts.length > 0)
}

const writtenTo = (form: FormDefinition, all: readonly Answers[]): readonly Written[] =>
  resultsOf(form, everybody(form, all)).flatMap((result) =>
    result.kind === 'texts' ? [{ key: result.key, label: result.label, texts: result.texts }] : [],
  )
