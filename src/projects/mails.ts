import type { Act } from '../kit/act.ts'
import type { Locale } from '../kit/locale.ts'
import { type MailBlock, renderMail } from '../kit/mail.ts'
import { putAllInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { hearsByMail, peopleWithRoles, type Role } from '../people/index.ts'
import { mailTexts } from './mail-texts.ts'
import type { PlanVersion, Project } from './store.ts'

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
