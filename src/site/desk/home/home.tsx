import { currentProcesses, isTeam } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { paths } from '../../../paths.ts'
import {
  absencesOn,
  hasAnyRole,
  hasRole,
  isStaff,
  mayEnter,
  ownerOfTheDay,
  type Role,
} from '../../../people/index.ts'
import { allAreas } from '../../../places/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { AdviserSections, adviserWork } from './adviser.tsx'
import { AreaSections, areaWork } from './area.tsx'
import { CouncilSections } from './council.tsx'
import { councilFigures } from './council-data.ts'
import { CounterSection } from './counter.tsx'
import { guideWork } from './duties.ts'
import { GuideSections } from './guide.tsx'
import { JurySection, juryWork } from './jury.tsx'
import { DeskTabs } from './shared.tsx'
import { TeamSections, teamWork } from './team.tsx'
import { texts } from './texts.ts'

const advisers: readonly Role[] = ['adviser', 'fund_manager', 'project_leader', 'participation_adviser']

/** `/werk`: everyone with a role lands on what they have to do, most urgent first; several roles, several sections. */
export async function showDesk(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { actor, db, locale } = act
  const t = texts(locale)
  const today = dayOf(act.now)
  const absences = await absencesOn(db, today)
  const processes = await currentProcesses(db)
  const areas = await allAreas(db)
  const advice = isStaff(actor) ? await adviserWork(act) : null
  const advises = hasAnyRole(actor, advisers) || (advice?.open.length ?? 0) > 0
  const sections = [
    hasRole(actor, 'customer_contact') && <CounterSection act={act} />,
    isTeam(actor) && <TeamSections act={act} work={await teamWork(act)} />,
    hasRole(actor, 'area_manager') && (
      <AreaSections act={act} work={await areaWork(act, areas, processes)} processes={processes} />
    ),
    hasAnyRole(actor, ['case_guide', 'team_member', 'coordinator', 'area_manager']) && (
      <GuideSections act={act} work={await guideWork(act, absences)} processes={processes} />
    ),
    advice && advises && <AdviserSections act={act} work={advice} />,
    hasRole(actor, 'jury_member') && <JurySection act={act} work={await juryWork(act, areas)} />,
    hasRole(actor, 'councillor') && <CouncilSections act={act} figures={await councilFigures(act)} />,
    !hasRole(actor, 'customer_contact') && mayEnter('intake', actor) && <CounterSection act={act} />,
    mayEnter('admin', actor) && <AdministrationSection act={act} />,
  ]
  const onDuty = isTeam(actor) && (await ownerOfTheDay(db, today)) === actor.personId
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.greeting(actor.name ?? '')} lead={t.today(formatDay(today, locale, 'long'))} />
      <DeskTabs act={act} current="today" />
      {onDuty && (
        <Notice title={t.officer}>
          <p>{t.officerText}</p>
        </Notice>
      )}
      {sections}
    </>,
  )
}

function AdministrationSection({ act }: { readonly act: Act }) {
  const t = texts(act.locale).admin
  return (
    <Section title={t.title}>
      <p>{t.text}</p>
      <LinkButton kind="secondary" href={paths.administration()}>
        {t.go}
      </LinkButton>
    </Section>
  )
}
