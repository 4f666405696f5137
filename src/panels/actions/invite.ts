import { activitiesByIds, activitiesByProject, isOpen } from '../../activities/index.ts'
import { type Act, inTransaction } from '../../kit/act.ts'
import { type Day, dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import { grouped } from '../../kit/grouped.ts'
import { keyedDigests } from '../../kit/secrets.ts'
import { isOpenMeeting } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import {
  type Project,
  projectById,
  projectMeetings,
  projectMeetingsByIds,
  publicProjects,
} from '../../projects/index.ts'
import { mailInvitation } from '../mails.ts'
import { panelToServe } from '../rights.ts'
import { type Chosen, isActive, wantsIt } from '../rules.ts'
import * as store from '../store.ts'
import { texts } from '../texts.ts'

/** Something to which members can be invited: people can take part in it now. */
export interface Target {
  readonly kind: 'activity' | 'meeting'
  readonly id: string
  readonly title: string
  readonly project: Pick<Project, 'id' | 'title'>
  readonly href: string
  readonly until: Day
}

type FoundActivity = Awaited<ReturnType<typeof activitiesByIds>>[number]
type FoundMeeting = Awaited<ReturnType<typeof projectMeetings>>[number]

function fromActivity(activity: FoundActivity, project: Project, today: Day): readonly Target[] {
  if (!isOpen(activity, project.state, today)) return []
  const href =
    activity.kind === 'survey'
      ? paths.survey(project.slug, activity.slug)
      : paths.activity(project.slug, activity.slug)
  const { id, title, closes_on: until } = activity
  return [{ kind: 'activity', id, title, project, href, until }]
}

function fromMeeting(meeting: FoundMeeting, project: Project, now: Date): readonly Target[] {
  const { id, title, starts_at, sign_up_until } = meeting
  if (!isOpenMeeting(meeting.status) || starts_at <= now || dayOf(now) > sign_up_until) return []
  const href = paths.projectMeeting(project.slug, id)
  return [{ kind: 'meeting', id, title, project, href, until: dayOf(starts_at) }]
}

/** Everything that is open now in projects on the site. */
export async function targetsNow(act: Act): Promise<readonly Target[]> {
  const today = dayOf(act.now)
  const projects = (await publicProjects(act.db)).filter(({ state }) => state === 'running')
  const ids = projects.map(({ id }) => id)
  const [activities, meetings] = await Promise.all([
    activitiesByProject(act.db, ids),
    projectMeetings(act.db, ids),
  ])
  const meetingsOf = grouped(meetings, ({ project_id }) => project_id)
  return projects.flatMap((project) => [
    ...(activities.get(project.id) ?? []).flatMap((one) => fromActivity(one, project, today)),
    ...(meetingsOf.get(project.id) ?? []).flatMap((one) => fromMeeting(one, project, act.now)),
  ])
}

/** What members are invited to now; null when it is not open. */
async function targetNow(act: Act, kind: Target['kind'], id: string): Promise<Target | null> {
  if (kind === 'activity') {
    const [activity] = await activitiesByIds(act.db, [id])
    const project = activity ? await projectById(act.db, activity.project_id) : null
    if (!activity || !project?.published_on) return null
    return fromActivity(activity, project, dayOf(act.now))[0] ?? null
  }
  const [meeting] = await projectMeetingsByIds(act.db, [id])
  const project = meeting ? await projectById(act.db, meeting.project_id) : null
  if (!meeting || !project?.published_on) return null
  return fromMeeting(meeting, project, act.now)[0] ?? null
}

/** Digests by which an address is invited to something once, by each key; the first is kept. */
const voicesOf = (act: Act, targetId: string, email: string): readonly string[] =>
  keyedDigests(act.settings, 'panel_invited', `${targetId} ${email.toLowerCase()}`)

/** Who would get a mail now: who wants to be asked about this and was not invited to it before. */
export async function invitable(
  act: Act,
  panelId: string,
  targetId: string,
  chosen: Chosen,
): Promise<{ readonly members: readonly store.Member[]; readonly before: number }> {
  const members = (await store.membersOf(act.db, panelId)).filter((member) => wantsIt(member, chosen))
  const voices = members.map(({ email }) => voicesOf(act, targetId, email))
  const known = await store.invitedBefore(act.db, targetId, voices.flat())
  const left = members.filter((_, at) => !voices[at]?.some((voice) => known.has(voice)))
  return { members: left, before: members.length - left.length }
}

/**
 * Invites the members of a group to something that is open: one mail per address, never twice for the same. Answers how
 * many mails went out.
 */
export async function inviteMembers(
  act: Act,
  panelId: string,
  about: Chosen & { readonly kind: Target['kind']; readonly targetId: string; readonly word: string | null },
): Promise<number> {
  return inTransaction(act, async (act) => {
    const panel = await panelToServe(act, panelId)
    const t = texts(act.locale).faults
    if (!isActive(panel)) throw new Conflict(t.notThere)
    const target = await targetNow(act, about.kind, about.targetId)
    if (!target) throw new Conflict(t.notOpen)
    const { members } = await invitable(act, panelId, target.id, about)
    const voices = members.map(({ email }) => voicesOf(act, target.id, email)[0] ?? '')
    const fresh = await store.insertInvited(act.db, target.id, voices)
    const invited = members.filter((_, at) => fresh.has(voices[at] ?? ''))
    if (invited.length === 0) throw new Conflict(t.nobody)
    await store.insertInvitation(act.db, {
      ...{ panel_id: panelId, amount: invited.length, sent_by: act.actor.personId, sent_at: act.now },
      ...{ subjects: about.subjects, area_ids: about.areaIds },
      activity_id: target.kind === 'activity' ? target.id : null,
      meeting_id: target.kind === 'meeting' ? target.id : null,
    })
    await mailInvitation(act, panel, invited, target, about.word)
    return invited.length
  })
}
