import { myContributions } from '../../activities/index.ts'
import { answersFor } from '../../answers/index.ts'
import { myKeptWishes } from '../../continuity/index.ts'
import { myFollowing } from '../../following/index.ts'
import { myGreen } from '../../green/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay, formatMoment } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { lendLink, myLoans } from '../../lending/index.ts'
import { meetingTitle } from '../../meetings/index.ts'
import { myPanels } from '../../panels/index.ts'
import { paths } from '../../paths.ts'
import { privacyTexts } from '../../privacy/index.ts'
import { myProjectMeetings } from '../../projects/index.ts'
import { WithAside } from '../../ui/desk/desk.tsx'
import { Doors } from '../../ui/doors/doors.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { Aside } from './aside.tsx'
import { AskSection, promiseBadge } from './asks.tsx'
import { type Mine, readMine } from './data.ts'
import { Plans } from './plans.tsx'
import { texts } from './texts.ts'

/** `/mijn`: what asks something of me, how my plans stand, what I began and promised, my data. */
export async function showMine(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const mine = await readMine(act)
  const { running, ended, promises, questions } = mine
  const isNew = running.length + ended.length + promises.length + questions.length + mine.jury.length === 0
  return page(
    c,
    { title: t.title, current: 'mine' },
    <>
      <PageHeading title={mine.person.name ? t.greeting(mine.person.name) : t.greetingPlain} lead={t.lead} />
      <WithAside label={t.data.title} aside={<Aside act={act} mine={mine} />}>
        <Erasure act={act} mine={mine} />
        {isNew ? <Welcome act={act} /> : <AskSection act={act} mine={mine} />}
        <Drafts act={act} mine={mine} />
        <Plans act={act} mine={mine} />
        {await myGreen(act)}
        {await myKeptWishes(act)}
        {await myLoans(act)}
        {lendLink(act)}
        {await myContributions(act, answersFor)}
        {await myProjectMeetings(act)}
        {await myPanels(act)}
        <Meetings act={act} mine={mine} />
        <Promises act={act} mine={mine} />
        {await myFollowing(act)}
        {!isNew && <Welcome act={act} />}
      </WithAside>
    </>,
  )
}

interface Part {
  readonly act: Act
  readonly mine: Mine
}

/** Who asked to be erased sees until when that can be taken back. */
function Erasure({ act, mine }: Part) {
  if (mine.erasedOn === null) return null
  const t = privacyTexts(act.locale).erase
  return (
    <Notice tone="warning" title={t.asked(formatDay(mine.erasedOn, act.locale, 'long'))}>
      <p>
        <a href={paths.eraseMe()}>{t.askedText}</a>
      </p>
    </Notice>
  )
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
          about: promise.about.title,
          facts: [promise.owner],
          status: promiseBadge(promise, act),
        }))}
      />
    </Section>
  )
}
