import { publishedVersions } from '../../cases/index.ts'
import { doableTexts } from '../../doable/index.ts'
import { dayOf } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { countJobs } from '../../kit/jobs.ts'
import { countMail } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import { absencesOn, allApiKeys, peopleWithRoles } from '../../people/index.ts'
import { retentionTexts } from '../../privacy/index.ts'
import { Doors } from '../../ui/doors/doors.tsx'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { keyStateOf } from '../api/keys.tsx'
import { texts as apiTexts } from '../api/texts.ts'
import { texts as areaTexts } from './areas/texts.ts'
import { InPreparation, titledDrafts } from './drafts/list.tsx'
import { KeptElsewhere } from './elsewhere.tsx'
import { texts as formTexts } from './form-editor/texts.ts'
import { texts as frameworkTexts } from './framework-editor/texts.ts'
import { texts as groupTexts } from './groups/texts.ts'
import { texts as leavingTexts } from './leaving/texts.ts'
import { texts as schemeTexts } from './scheme-editor/texts.ts'
import { texts } from './texts.ts'
import { texts as textsTexts } from './texts-editor/texts.ts'
import { texts as themeTexts } from './theme-editor/texts.ts'

/** `/beheer`: what there is to administer, with how it stands. */
export async function showAdministration(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).home
  const leaving = leavingTexts(locale).mails.lastAdministrator
  const keyTexts = apiTexts(locale).keys
  const today = dayOf(act.now)
  const staff = await peopleWithRoles(db)
  const away = await absencesOn(db, today)
  const isLast =
    staff.filter(({ grants }) => grants.some(({ role }) => role === 'administrator')).length === 1
  const versions = await publishedVersions(db)
  const mail = await countMail(db, act.now)
  const jobs = await countJobs(db, act.now)
  const keys = await allApiKeys(db)
  const processes = new Set(versions.map((version) => version.process.key)).size
  const running = versions.reduce((sum, version) => sum + version.running, 0)
  const failed = mail.givenUp + jobs.givenUp
  return page(
    c,
    { title: t.title, current: 'administration', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {c.req.query('let-op') === 'laatste-beheerder' && isLast && (
        <Notice tone="warning" title={leaving.subject} announce>
          <p>{leaving.text}</p>
          <p>
            {leaving.next} <a href={paths.administerPeople()}>{leaving.link}</a>
          </p>
        </Notice>
      )}
      {failed > 0 && (
        <Notice tone="warning" title={t.stuck(failed)}>
          <p>
            <a href={paths.administerTasks()}>{t.stuckLook}</a>
          </p>
        </Notice>
      )}
      <InPreparation c={c} drafts={await titledDrafts(act)} />
      <Doors
        level={2}
        doors={[
          {
            title: t.people,
            href: paths.administerPeople(),
            text: t.peopleText(staff.length, away.length),
          },
          {
            title: t.processes,
            href: paths.administerProcesses(),
            text: t.processesText(processes, running),
          },
          { title: formTexts(locale).title, href: paths.administerForms(), text: formTexts(locale).door },
          {
            title: frameworkTexts(locale).title,
            href: paths.administerFrameworks(),
            text: frameworkTexts(locale).door,
          },
          {
            title: schemeTexts(locale).title,
            href: paths.administerSchemes(),
            text: schemeTexts(locale).door,
          },
          {
            title: doableTexts(locale).desk.title,
            href: paths.administerDoables(),
            text: doableTexts(locale).desk.door,
          },
          { title: groupTexts(locale).title, href: paths.administerGroups(), text: groupTexts(locale).door },
          { title: areaTexts(locale).title, href: paths.administerAreas(), text: areaTexts(locale).door },
          { title: themeTexts(locale).title, href: paths.administerTheme(), text: themeTexts(locale).door },
          { title: textsTexts(locale).title, href: paths.administerTexts(), text: textsTexts(locale).door },
          {
            title: t.tasks,
            href: paths.administerTasks(),
            text: t.tasksText(mail.waiting + jobs.waiting, failed),
            ...(failed > 0 ? { tone: 'signal' as const } : {}),
          },
          {
            title: keyTexts.title,
            href: paths.administerApiKeys(),
            text: keyTexts.doorText(keys.filter((key) => keyStateOf(key, today) === 'works').length),
          },
          {
            title: retentionTexts(locale).title,
            href: paths.retention(),
            text: retentionTexts(locale).lead,
          },
          { title: t.log, href: paths.auditLog(), text: t.logText },
        ]}
      />
      <KeptElsewhere act={act} staff={staff} />
    </>,
  )
}
