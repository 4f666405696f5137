import { addressesTakingPart } from '../activities/index.ts'
import type { Act } from '../kit/act.ts'
import { renderMail } from '../kit/mail.ts'
import { putAllInOutbox } from '../kit/outbox.ts'
import { paths } from '../paths.ts'
import { mailColleagues, type Project } from '../projects/index.ts'
import type { ReportVersion } from './store.ts'
import { texts } from './texts.ts'

/** Tells everybody who took part and left an address that the report is there, or what is different in it now. */
export async function tellReported(
  act: Act,
  project: Project,
  { version, change_note }: Pick<ReportVersion, 'version' | 'change_note'>,
): Promise<void> {
  const isFirst = version === 1
  const mails = (await addressesTakingPart(act.db, project.id)).map(({ email, person_id, locale }) => {
    const t = texts(locale).mail
    return {
      to: email,
      toPersonId: person_id,
      ...renderMail(act, locale, {
        subject: isFirst ? t.subject(project.title) : t.subjectAgain(project.title),
        to: null,
        blocks: [
          isFirst ? t.first(project.title) : t.again(project.title),
          ...(isFirst || !change_note ? [] : [{ quote: change_note }]),
          t.tells,
          { link: { label: t.button, path: paths.participationReport(project.slug) } },
          t.once,
        ],
      }),
      at: act.now,
    }
  })
  await putAllInOutbox(act.db, mails)
}

/** Tells the participation advisers that a report waits for one of them. */
export async function tellReportSubmitted(
  act: Act,
  project: Project,
  changeNote: string | null,
): Promise<void> {
  await mailColleagues(
    act,
    { role: 'participation_adviser' },
    {
      projectId: project.id,
      write: (locale) => {
        const t = texts(locale).mail.submitted
        return {
          subject: t.subject(project.title),
          blocks: [
            t.text(act.actor.name, project.title),
            ...(changeNote ? [{ quote: changeNote }] : []),
            { link: { label: t.button, path: paths.deskReportReview(project.number) } },
          ],
        }
      },
    },
  )
}

/** Tells who leads the project and who handed the report in what the adviser says of it. */
export async function tellReportReviewed(
  act: Act,
  project: Project,
  report: Pick<ReportVersion, 'submitted_by'>,
  { agrees, reasons }: { readonly agrees: boolean; readonly reasons: string | null },
): Promise<void> {
  await mailColleagues(
    act,
    { role: 'project_leader', only: [project.leader_id, report.submitted_by] },
    {
      projectId: project.id,
      write: (locale) => {
        const t = texts(locale).mail[agrees ? 'agreed' : 'returned']
        return {
          subject: t.subject(project.title),
          blocks: [
            t.text(project.title),
            ...(reasons ? [{ quote: reasons }] : []),
            { link: { label: t.button, path: paths.deskReport(project.number) } },
          ],
        }
      },
    },
  )
}
