import type { Activity } from '../activities/index.ts'
import {
  activityById,
  contributionsByIds,
  countOpen,
  setGroup as putInGroup,
  setResponse,
} from '../activities/index.ts'
import { type Act, inTransaction } from '../kit/act.ts'
import { dayOf } from '../kit/dates.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { announce, type Reaction } from '../kit/events.ts'
import { projectToWorkOn } from '../projects/index.ts'
import { tellAnswered } from './mails.ts'
import { answerFault } from './rules.ts'
import type { Said } from './schema.ts'
import * as store from './store.ts'
import { texts } from './texts.ts'

/** The activity, its project locked, for who works on that; nothing is answered any more once the project is over. */
async function activityToAnswer(act: Act, activityId: string): Promise<Activity> {
  const activity = await activityById(act.db, activityId)
  if (!activity) throw new NotFound('activity')
  const project = await projectToWorkOn(act, activity.project_id)
  if (project.state !== 'running' && project.state !== 'answering')
    throw new Conflict(texts(act.locale).refused.over)
  return activity
}

async function groupIn(act: Act, activityId: string, groupId: string): Promise<store.Group> {
  const group = await store.groupById(act.db, groupId)
  if (group?.activity_id !== activityId) throw new NotFound('group')
  return group
}

/** Makes a group of contributions that are answered together. */
export async function makeGroup(
  act: Act,
  activityId: string,
  group: { readonly name: string; readonly summary: string; readonly ids: readonly string[] },
): Promise<string> {
  return inTransaction(act, async (act) => {
    await activityToAnswer(act, activityId)
    const id = await store.insertGroup(act.db, {
      ...{ activity_id: activityId, name: group.name, summary: group.summary },
      ...{ created_at: act.now, created_by: act.actor.personId },
    })
    if (!id) throw new Conflict(texts(act.locale).refused.nameTaken)
    await putInGroup(act.db, activityId, group.ids, id)
    return id
  })
}

/** Puts contributions without an answer in a group. Where the group was answered, that is their answer at once. */
export async function addToGroup(
  act: Act,
  activityId: string,
  groupId: string,
  ids: readonly string[],
): Promise<number> {
  return inTransaction(act, async (act) => {
    await activityToAnswer(act, activityId)
    await groupIn(act, activityId, groupId)
    const added = await putInGroup(act.db, activityId, ids, groupId)
    const [last] = (await store.groupResponsesOf(act.db, [activityId])).filter(
      ({ group_id }) => group_id === groupId,
    )
    if (last) await letCount(act, last.id, { groupId, responses: [] })
    return added
  })
}

/** Takes contributions without an answer out of their group. */
export async function takeOutOfGroup(act: Act, activityId: string, ids: readonly string[]): Promise<number> {
  return inTransaction(act, async (act) => {
    await activityToAnswer(act, activityId)
    return putInGroup(act.db, activityId, ids, null)
  })
}

/** Says better what a group says. */
export async function changeGroup(
  act: Act,
  activityId: string,
  groupId: string,
  change: { readonly name: string; readonly summary: string },
): Promise<void> {
  await inTransaction(act, async (act) => {
    await activityToAnswer(act, activityId)
    await groupIn(act, activityId, groupId)
    const others = await store.groupsOf(act.db, [activityId])
    if (others.some(({ id, name }) => id !== groupId && name === change.name))
      throw new Conflict(texts(act.locale).refused.nameTaken)
    await store.updateGroup(act.db, groupId, change)
  })
}

/** Answers a group: everybody in it who was not answered by themselves, each told by mail with their own words. */
export async function answerGroup(
  act: Act,
  activityId: string,
  groupId: string,
  said: Said,
): Promise<number> {
  return inTransaction(act, async (act) => {
    await activityToAnswer(act, activityId)
    await groupIn(act, activityId, groupId)
    const earlier = await store.groupResponsesOf(act.db, [activityId])
    refuseFaulty(act, said, { id: groupId, earlier })
    const responseId = await insert(act, activityId, said, { group_id: groupId, contribution_id: null })
    const responses = earlier.filter(({ group_id }) => group_id === groupId).map(({ id }) => id)
    return letCount(act, responseId, { groupId, responses })
  })
}

/** Answers one contribution by itself, in a group or not. */
export async function answerOne(
  act: Act,
  activityId: string,
  contributionId: string,
  said: Said,
): Promise<void> {
  await inTransaction(act, async (act) => {
    await activityToAnswer(act, activityId)
    refuseFaulty(act, said, null)
    const [one] = await contributionsByIds(act.db, [contributionId])
    if (one?.activity_id !== activityId || !one.is_owed) throw new NotFound('contribution')
    const responseId = await insert(act, activityId, said, {
      group_id: null,
      contribution_id: contributionId,
    })
    await letCount(act, responseId, { contributionId })
  })
}

function refuseFaulty(act: Act, said: Said, group: Parameters<typeof answerFault>[1]): void {
  const fault = answerFault(said, group)
  if (fault) throw new Conflict(texts(act.locale).refused[fault])
}

const insert = (
  act: Act,
  activityId: string,
  { outcome, reasons, passedTo }: Said,
  what: Pick<store.Response, 'group_id' | 'contribution_id'>,
): Promise<string> =>
  store.insertResponse(act.db, {
    ...what,
    ...{ activity_id: activityId, outcome, reasons: reasons.trim() },
    passed_to: outcome === 'passed_on' ? (passedTo?.trim() ?? null) : null,
    ...{ at: act.now, by_person_id: act.actor.personId },
  })

/** Lets an answer count and tells who it is for, in the same transaction: nobody is told twice of the same answer. */
async function letCount(
  act: Act,
  responseId: string,
  what: Parameters<typeof setResponse>[2],
): Promise<number> {
  const ids = await setResponse(act.db, responseId, what, act.now)
  const [response] = await store.responsesByIds(act.db, [responseId])
  if (!response) return 0
  const answered = await contributionsByIds(act.db, ids)
  await tellAnswered(act, response, answered)
  // Many answers of one day are one piece of news.
  if (answered.some(({ state }) => state === 'shown'))
    await announce(act, {
      ...{ type: 'made_public', kind: 'activity_answered' },
      ...{ thing: response.activity_id, occasion: dayOf(act.now) },
    })
  return ids.length
}

/** A project is not closed while somebody waits for an answer; asked under the lock of the project. */
export const closingNeedsAnswers: Reaction = async (act, event) => {
  if (event.to !== 'closed') return
  const open = await countOpen(act.db, String(event.projectId))
  if (open > 0) throw new Conflict(texts(act.locale).refused.open(open))
}
