import { currentProcesses, isTeam } from '../../../cases/index.ts'
import { keptWishTasks } from '../../../continuity/index.ts'
import { evaluationTasks } from '../../../evaluations/index.ts'
import { type MoneyTask, moneyWaiting } from '../../../funds/index.ts'
import { openLines, worksOnGreen } from '../../../green/index.ts'
import { juryTasks } from '../../../juries/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import { lendingTexts, loanTasks } from '../../../lending/index.ts'
import { panelTasks } from '../../../panels/index.ts'
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
import { mayReadProjects } from '../../../projects/index.ts'
import { referralTasks } from '../../../referrals/index.ts'
import { incidentTexts, safetyTasks, safetyTexts } from '../../../safety/index.ts'
import { requestTasks as spotTasks } from '../../../spots/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { type Task, TaskList } from '../../../ui/task-list/task-list.tsx'
import { type OpenSheet, openSheetsOf, weighingTexts } from '../../../weighings/index.ts'
import { numbersOf } from '../figures/numbers.ts'
import { Glance } from '../figures/parts.tsx'
import { deskFacts } from '../figures/read.ts'
import { AdviserSections, adviserWork } from './adviser.tsx'
import { ApprovalSection } from './approvals.tsx'
import { AreaSections, areaWork } from './area.tsx'
import { CouncilSections } from './council.tsx'
import { councilFigures } from './council-data.ts'
import { CounterSection } from './counter.tsx'
import { guideWork, isPromiseForToday, ownPromises } from './duties.ts'
import { FundSection, fundWork, MoneyTasks } from './funds.tsx'
import { GuideSections } from './guide.tsx'
import { promiseTask } from './guide-tasks.ts'
import { JurySection, juryWork } from './jury.tsx'
import { ParticipationSection, participationWork } from './participation.tsx'
import { decisionSteps } from './rules.ts'
import { DeskTabs, dueBadge } from './shared.tsx'
import { TeamSections, teamWork } from './team.tsx'
import { texts } from './texts.ts'
import { VolunteerSection, volunteerWork } from './volunteer.tsx'

/** Who may be asked how a project went, beside the mail that everybody gets. */
const evaluators: readonly Role[] = [
  'project_leader',
  'participation_adviser',
  'adviser',
  'area_manager',
  'councillor',
]
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
  const guides = hasAnyRole(actor, ['case_guide', 'team_member', 'coordinator', 'area_manager'])
  const promises = isStaff(actor) ? await ownPromises(act) : []
  // A guide has what is due soon among the next steps; who guides nothing has all of it here.
  const others = guides ? promises.filter((promise) => !isPromiseForToday(promise, act)) : promises
  const rounds = hasAnyRole(actor, ['jury_member', 'team_member', 'coordinator', 'area_manager'])
    ? await juryTasks(act, areas)
    : { tasks: [], votes: [] }
  // A jury member is no official, and is asked for advice as well: with the wish that it is about.
  const asked = await adviserWork(act)
  const jury = hasRole(actor, 'jury_member') ? await juryWork(act, areas, rounds.votes, asked) : null
  const advice = jury ? { ...asked, open: asked.open.filter(({ id }) => !jury.advice.has(id)) } : asked
  const advises = hasAnyRole(actor, advisers) || advice.open.length + advice.recent.length > 0
  const weighs = isStaff(actor) ? await openSheetsOf(db, actor.personId ?? '') : []
  const evaluations = hasAnyRole(actor, evaluators) ? await evaluationTasks(act) : []
  const safety = await safetyTasks(act)
  const decisions = decisionSteps(processes, 'area_manager')
  const area = hasRole(actor, 'area_manager') ? await areaWork(act, areas, processes) : null
  const sections = [
    rounds.tasks.length > 0 && <RoundSection act={act} tasks={rounds.tasks} />,
    hasRole(actor, 'customer_contact') && <CounterSection act={act} />,
    mayEnter('books', actor) && <FundSection act={act} work={await fundWork(act)} />,
    mayEnter('payments', actor) && !mayEnter('books', actor) && (await ApprovalSection({ act })),
    isTeam(actor) && <TeamSections act={act} work={await teamWork(act)} />,
    isTeam(actor) && <SpotSection act={act} tasks={await spotTasks(act)} />,
    isTeam(actor) && <LendingSection act={act} tasks={await loanTasks(act)} />,
    area && <AreaSections act={act} work={area} processes={processes} />,
    mayEnter('money', actor) && !mayEnter('books', actor) && (
      <MoneySection act={act} tasks={await moneyWaiting(act, { areas, decisions })} />
    ),
    !guides && others.length > 0 && <PromiseSection act={act} promises={others} />,
    (await worksOnGreen(act)) && <GreenSection act={act} open={(await openLines(db, {}, 201)).length} />,
    guides && (
      <GuideSections
        act={act}
        work={await guideWork(act, absences, processes, promises)}
        processes={processes}
        hasOther={rounds.tasks.length + (area?.decisions.length ?? 0) > 0}
      />
    ),
    guides && (await keptWishTasks(act, areas)),
    guides && (await referralTasks(act)),
    guides && others.length > 0 && <PromiseSection act={act} promises={others} />,
    (mayReadProjects(actor) || evaluations.length > 0) && (
      <ParticipationSection
        act={act}
        tasks={[
          ...(mayReadProjects(actor) ? [...(await participationWork(act)), ...(await panelTasks(act))] : []),
          ...evaluations,
        ]}
      />
    ),
    mayEnter('moderation', actor) && <SafetySection act={act} tasks={safety.blocks} />,
    weighs.length > 0 && <WeighingSection act={act} sheets={weighs} />,
    jury && <JurySection act={act} work={jury} />,
    advises && <AdviserSections act={act} work={advice} hasOther={jury !== null} />,
    hasRole(actor, 'volunteer') && <VolunteerSection act={act} work={await volunteerWork(act, areas)} />,
    hasRole(actor, 'councillor') && (
      <CouncilSections act={act} figures={await councilFigures(act)} areas={areas} />
    ),
    !hasRole(actor, 'customer_contact') && mayEnter('intake', actor) && <CounterSection act={act} />,
    mayEnter('admin', actor) && <AdministrationSection act={act} />,
    isStaff(actor) && <IncidentSection act={act} tasks={safety.incidents} />,
    isStaff(actor) && <AwayLine act={act} />,
  ]
  const chosen = { kind: null, area: null }
  const facts = await deskFacts(act, chosen, areas)
  const glance = numbersOf({ act, facts, chosen, areas, processes })
  const onDuty = isTeam(actor) && (await ownerOfTheDay(db, today, absences)) === actor.personId
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.greeting(actor.name ?? '')} lead={t.today(formatDay(today, locale, 'long'))} />
      <DeskTabs act={act} current="today" />
      {c.req.query('klaar') === 'welkom' && (
        <Notice tone="success" announce title={t.welcome}>
          <p>{t.welcomeText}</p>
        </Notice>
      )}
      {onDuty && (
        <Notice title={t.officer}>
          <p>{t.officerText}</p>
        </Notice>
      )}
      <Glance groups={glance} locale={locale} />
      {sections}
    </>,
  )
}

/** What somebody promised, such as who delivers the planters, and what to do with it. */
function PromiseSection({
  act,
  promises,
}: {
  readonly act: Act
  readonly promises: Awaited<ReturnType<typeof ownPromises>>
}) {
  const t = texts(act.locale)
  return (
    <Section title={t.ownPromises}>
      <p>{t.ownPromisesLead}</p>
      <TaskList tasks={promises.map((promise) => promiseTask(act, promise, t.duties.promise))} />
    </Section>
  )
}

/** Somebody who goes away says so here, before an administrator has to. */
function AwayLine({ act }: { readonly act: Act }) {
  const t = texts(act.locale).away
  return (
    <p>
      {t.text} <a href={paths.deskAway()}>{t.link}</a>
    </p>
  )
}

/** What waits in the rounds of juries. */
function RoundSection({ act, tasks }: { readonly act: Act; readonly tasks: readonly Task[] }) {
  const t = texts(act.locale).rounds
  return (
    <Section title={t.title} more={{ href: paths.deskJuries(), label: t.all }}>
      <TaskList tasks={tasks} />
    </Section>
  )
}

/** The plans that somebody weighs, due first on top. */
function WeighingSection({ act, sheets }: { readonly act: Act; readonly sheets: readonly OpenSheet[] }) {
  const t = weighingTexts(act.locale).deskHome
  return (
    <Section title={t.title} id="afwegingen">
      <TaskList
        tasks={sheets.map(({ number, title, due_day, is_done }) => ({
          key: number,
          title: t.task(title),
          href: paths.weighing(number),
          facts: is_done ? [number, t.waits] : [number],
          status: dueBadge(due_day, dayOf(act.now), act.locale),
        }))}
      />
    </Section>
  )
}

/** The list of the green department: how much there is to do. */
function GreenSection({ act, open }: { readonly act: Act; readonly open: number }) {
  const t = texts(act.locale).green
  return (
    <Section title={t.title}>
      <p>{open > 200 ? t.many : t.open(open)}</p>
      <LinkButton kind="secondary" href={paths.deskGreen()}>
        {t.all}
      </LinkButton>
    </Section>
  )
}

/** Who asks for a place, and the way to the register. */
function SpotSection({ act, tasks }: { readonly act: Act; readonly tasks: readonly Task[] }) {
  const t = texts(act.locale).spots
  return (
    <Section title={t.title} more={{ href: paths.deskSpots(), label: t.all }}>
      {tasks.length > 0 ? <TaskList tasks={tasks} /> : <p>{t.none}</p>}
    </Section>
  )
}

/** Who objects to a block, and the way to all of them. */
function SafetySection({ act, tasks }: { readonly act: Act; readonly tasks: readonly Task[] }) {
  const t = safetyTexts(act.locale).desk
  return (
    <Section title={t.home} more={{ href: paths.blocks(), label: t.title }}>
      {tasks.length > 0 ? <TaskList tasks={tasks} /> : <p>{t.homeNone}</p>}
    </Section>
  )
}

/** Incidents that somebody follows up, and where to report one. */
function IncidentSection({ act, tasks }: { readonly act: Act; readonly tasks: readonly Task[] }) {
  const t = incidentTexts(act.locale)
  const line = (
    <p>
      {t.desk.line} <a href={paths.newIncident()}>{t.list.report}</a> ·{' '}
      <a href={paths.incidents()}>{t.desk.all}</a>
    </p>
  )
  if (tasks.length === 0) return line
  return (
    <Section title={t.desk.title} more={{ href: paths.incidents(), label: t.list.title }}>
      <TaskList tasks={tasks} />
      {line}
    </Section>
  )
}

/** Who wants to borrow something, what is late coming back, and the way to all of it. */
function LendingSection({ act, tasks }: { readonly act: Act; readonly tasks: readonly Task[] }) {
  const t = lendingTexts(act.locale).desk
  return (
    <Section title={t.home} more={{ href: paths.lending(), label: t.title }}>
      {tasks.length > 0 ? <TaskList tasks={tasks} /> : <p>{t.homeNone}</p>}
    </Section>
  )
}

/** What waits with money, and the way to the books, for who does not keep them. */
function MoneySection({ act, tasks }: { readonly act: Act; readonly tasks: readonly MoneyTask[] }) {
  const t = texts(act.locale).funds
  return (
    <Section title={t.title} more={{ href: paths.deskFunds(), label: t.all }}>
      {tasks.length > 0 ? <MoneyTasks act={act} tasks={tasks} /> : <p>{t.nothing}</p>}
    </Section>
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
