import { sentenceOf } from '../../cases/index.ts'
import { kindName } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay, formatMoment } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { slugOf } from '../../kit/slug.ts'
import { meetingTitle } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { mayEnter } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { WithAside } from '../../ui/desk/desk.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Doors } from '../../ui/doors/doors.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { page } from '../../ui/page.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { AskSection, dueBadge } from './asks.tsx'
import { type Mine, type MyPlan, readMine } from './data.ts'
import { texts } from './texts.ts'

/** Plans told in full; the others as a list. */
const plansInFull = 4

/** `/mijn`: what asks something of me, how my plans stand, what I began and promised, my data. */
export async function showMine(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const mine = await readMine(act)
  const isNew = mine.running.length + mine.ended.length + mine.promises.length === 0
  return page(
    c,
    { title: t.title, current: 'mine' },
    <>
      <PageHeading title={mine.person.name ? t.greeting(mine.person.name) : t.greetingPlain} lead={t.lead} />
      <WithAside label={t.data.title} aside={<Aside act={act} mine={mine} />}>
        {isNew ? <Welcome act={act} /> : <AskSection act={act} mine={mine} />}
        <Drafts act={act} mine={mine} />
        <Plans act={act} mine={mine} />
        <Meetings act={act} mine={mine} />
        <Promises act={act} mine={mine} />
        {!isNew && <Welcome act={act} />}
      </WithAside>
    </>,
  )
}

interface Part {
  readonly act: Act
  readonly mine: Mine
}

/** Where somebody who has no plan yet can begin, and everybody can begin again. */
function Welcome({ act }: { readonly act: Act }) {
  const t = texts(act.locale).welcome
  return (
    <Section title={t.title}>
      <Doors
        level={3}
        doors={[
          { title: t.idea, href: paths.tellIdea(), text: t.ideaText, tone: 'signal' },
          { title: t.area, href: paths.areas(), text: t.areaText },
          { title: t.initiatives, href: paths.initiatives(), text: t.initiativesText, tone: 'good' },
        ]}
      />
    </Section>
  )
}

function Drafts({ act, mine }: Part) {
  if (mine.ideas.length === 0) return null
  const t = texts(act.locale).drafts
  return (
    <Section title={t.title}>
      <TaskList
        tasks={mine.ideas.map((idea) => ({
          key: idea.path,
          title: idea.title,
          href: idea.path,
          facts: [t.kept(formatDay(dayOf(idea.until), act.locale, 'day_month'))],
          status: { label: t[idea.state], tone: 'wait' },
        }))}
      />
    </Section>
  )
}

const planPath = ({ file, initiative }: MyPlan): string =>
  initiative
    ? paths.initiative(file.number, initiative.slug || slugOf(file.title))
    : paths.myCase(file.number)

function Plans({ act, mine }: Part) {
  const { locale } = act
  const t = texts(locale).plans
  const { running, ended } = mine
  if (running.length + ended.length === 0) return null
  const more = running.slice(plansInFull)
  return (
    <Section title={t.title}>
      {running.slice(0, plansInFull).map((plan) => (
        <Plan act={act} plan={plan} />
      ))}
      {more.length > 0 && (
        <Section title={t.others} level={3}>
          <TaskList tasks={more.map((plan) => planTask(act, plan))} />
        </Section>
      )}
      {ended.length > 0 && (
        <Disclosure summary={t.ended(ended.length)} open={running.length === 0}>
          <TaskList
            tasks={ended.map((plan) => ({
              ...planTask(act, plan),
              status: { label: standingOf(act, plan).status, tone: standingOf(act, plan).tone },
              facts: [
                plan.file.number,
                plan.state.endedOn ? t.endedOn(formatDay(plan.state.endedOn, locale, 'medium')) : '',
              ].filter(Boolean),
            }))}
          />
        </Disclosure>
      )}
    </Section>
  )
}

const standingOf = (act: Act, plan: MyPlan) =>
  sentenceOf(plan.process, plan.state, act.locale, dayOf(act.now), {
    audience: 'initiator',
    contactName: plan.contactName,
  })

/** Where a plan stands: in a sentence, with the way to all about it. */
function Plan({ act, plan }: { readonly act: Act; readonly plan: MyPlan }) {
  const t = texts(act.locale).plans
  const standing = standingOf(act, plan)
  return (
    <Section title={plan.file.title} level={3}>
      <p class="small">
        {kindName(plan.file.kind, act.locale)} · {plan.file.number}
      </p>
      <NowBox
        status={standing.status}
        tone={standing.tone}
        action={
          <LinkButton kind="secondary" href={planPath(plan)} about={plan.file.title}>
            {t.open}
          </LinkButton>
        }
      >
        {standing.sentences.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </NowBox>
    </Section>
  )
}

const planTask = (act: Act, plan: MyPlan) => ({
  key: plan.file.id,
  title: plan.file.title,
  href: planPath(plan),
  about: standingOf(act, plan).text,
  facts: [plan.file.number],
})

function Meetings({ act, mine }: Part) {
  const { locale } = act
  const t = texts(locale).meetings
  if (mine.meetings.length === 0) return null
  return (
    <Section title={t.title}>
      <TaskList
        tasks={mine.meetings.map((meeting) => ({
          key: meeting.id,
          title: meetingTitle(meeting, locale),
          href: paths.meeting(meeting.id),
          facts: [formatMoment(meeting.starts_at, locale, 'long'), meeting.place],
          status:
            meeting.answer === null
              ? { label: t.open, tone: 'wait' }
              : { label: t[meeting.answer], tone: meeting.answer === 'yes' ? 'good' : 'neutral' },
        }))}
      />
    </Section>
  )
}

function Promises({ act, mine }: Part) {
  const { locale } = act
  const t = texts(locale)
  if (mine.promises.length === 0) return null
  return (
    <Section title={t.promises.title} more={{ href: paths.commitments(), label: t.promises.all }}>
      <TaskList
        tasks={mine.promises.map((promise) => ({
          key: promise.id,
          title: promise.promise ?? t.asks.promiseErased,
          href: paths.commitment(promise.id),
          about: promise.case.title,
          facts: [promise.owner],
          status: dueBadge(promise.state.due, dayOf(act.now), locale),
        }))}
      />
    </Section>
  )
}

function Aside({ act, mine }: Part) {
  const { locale, actor } = act
  const t = texts(locale)
  const { person, organisations } = mine
  return (
    <>
      {mayEnter('desk', actor) && (
        <Section title={t.desk.title}>
          <p>{t.desk.text}</p>
          <LinkButton kind="secondary" href={paths.desk()}>
            {t.desk.go}
          </LinkButton>
        </Section>
      )}
      <Section title={t.data.title}>
        <DefinitionList
          items={[
            { term: t.data.name, value: person.name },
            { term: t.data.email, value: person.email ?? '' },
            { term: t.data.phone, value: person.phone ?? t.data.noPhone },
            { term: t.data.channel, value: t.data.channels[person.channel] },
            { term: t.data.language, value: t.data.languages[person.locale] },
          ]}
        />
        <p>
          <a href={paths.myDetails()}>{t.data.change}</a>
        </p>
      </Section>
      <Section title={t.organisations.title}>
        {organisations.length > 0 ? (
          <ul>
            {organisations.map((organisation) => (
              <li>{organisation.name}</li>
            ))}
          </ul>
        ) : (
          <p>{t.organisations.none}</p>
        )}
        <p>
          <a href={paths.myOrganisations()}>
            {organisations.length > 0 ? t.organisations.manage : t.organisations.add}
          </a>
        </p>
      </Section>
    </>
  )
}
