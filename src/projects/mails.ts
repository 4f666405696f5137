import type { Act } from '../kit/act.ts'
import { formatDay, formatMoment } from '../kit/dates.ts'
import type { Locale } from '../kit/locale.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putAllInOutbox } from '../kit/outbox.ts'
import { isOpenMeeting as isOpen } from '../meetings/index.ts'
import { paths } from '../paths.ts'
import { hearsByMail, peopleWithRoles, type Role } from '../people/index.ts'
import { mailTexts } from './mail-texts.ts'
import { currentPlans, type PlanVersion, type Project, projectMeetings } from './store.ts'

interface Letter {
  readonly subject: string
  readonly blocks: readonly MailBlock[]
}

/**
 * Writes to colleagues who have this role: all of them, or only these. Who does it themselves needs no mail, and who
 * reads none gets none.
 */
export async function mailColleagues(
  act: Act,
  to: { readonly role: Role; readonly only?: readonly (string | null)[] },
  about: { readonly projectId: string; readonly write: (locale: Locale) => Letter },
): Promise<void> {
  const people = (await peopleWithRoles(act.db, to.role)).filter(
    ({ id }) => id !== act.actor.personId && (to.only?.includes(id) ?? true),
  )
  await putAllInOutbox(
    act.db,
    people.filter(hearsByMail).map((person) => ({
      to: person.email,
      toPersonId: person.id,
      ...renderMail(act, person.locale, { ...about.write(person.locale), to: person.name }),
      about: { kind: 'project', id: about.projectId },
      at: act.now,
    })),
  )
}

/** Tells the participation advisers that a plan waits for one of them. */
export async function tellSubmitted(act: Act, project: Project, changeNote: string | null): Promise<void> {
  await mailColleagues(
    act,
    { role: 'participation_adviser' },
    {
      projectId: project.id,
      write: (locale) => {
        const t = mailTexts(locale)
        return {
          subject: t.submitted.subject(project.title),
          blocks: [
            t.submitted.text(act.actor.name, project.title),
            ...(changeNote?.trim() ? [t.submitted.changed, { quote: changeNote.trim() }] : []),
            t.submitted.one,
            {
              link: { label: t.submitted.button, path: paths.deskProjectPart(project.number, 'review') },
            },
          ],
        }
      },
    },
  )
}

/** Tells who leads the project and who handed the plan in what the adviser says of it. */
export async function tellReviewed(
  act: Act,
  project: Project,
  plan: Pick<PlanVersion, 'submitted_by'>,
  { agrees, reasons }: { readonly agrees: boolean; readonly reasons: string | null },
): Promise<void> {
  await mailColleagues(
    act,
    { role: 'project_leader', only: [project.leader_id, plan.submitted_by] },
    {
      projectId: project.id,
      write: (locale) => {
        const t = mailTexts(locale)
        const { subject, text, button } = agrees ? t.agreed : t.returned
        return {
          subject: subject(project.title),
          blocks: [
            text(project.title),
            ...(reasons ? [{ quote: reasons }] : []),
            { link: { label: button, path: paths.deskProject(project.number) } },
          ],
        }
      },
    },
  )
}

/** Tells a colleague that they lead a project from now on, and what was promised in it. */
export async function tellHandedOver(act: Act, project: Project, toId: string): Promise<void> {
  const plan = (await currentPlans(act.db, [project.id])).get(project.id)?.plan
  const meetings = (await projectMeetings(act.db, [project.id])).filter(
    ({ status, starts_at }) => isOpen(status) && starts_at >= act.now,
  )
  await mailColleagues(
    act,
    { role: 'project_leader', only: [toId] },
    {
      projectId: project.id,
      write: (locale) => {
        const t = mailTexts(locale).handedOver
        const list = [
          ...(plan?.feedbackOn ? [t.promised(formatDay(plan.feedbackOn, locale, 'long'))] : []),
          ...meetings.map((one) => t.meeting(one.title ?? '', formatMoment(one.starts_at, locale, 'long'))),
        ]
        return {
          subject: t.subject(project.title),
          blocks: [
            t.text(project.title),
            ...(list.length > 0 ? [{ list }] : []),
            t.people,
            { link: { label: t.button, path: paths.deskProject(project.number) } },
          ],
        }
      },
    },
  )
}

/** Tells who leads a project that somebody who stood among its people works there no more. */
export async function tellLeftTeam(act: Act, project: Project, name: string): Promise<void> {
  await mailColleagues(
    act,
    { role: 'project_leader', only: [project.leader_id] },
    {
      projectId: project.id,
      write: (locale) => {
        const t = mailTexts(locale).leftTeam
        return {
          subject: t.subject(project.title),
          blocks: [
            t.text(name, project.title),
            { link: { label: t.button, path: paths.deskProjectPart(project.number, 'people') } },
          ],
        }
      },
    },
  )
}
