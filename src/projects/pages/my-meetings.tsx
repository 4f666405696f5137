import type { Act } from '../../kit/act.ts'
import { whenWords } from '../../meetings/index.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { meetingWords } from '../meeting-texts.ts'
import { comingSignUps } from '../store.ts'

/** On one's own page: the meetings of projects for which somebody signed up. */
export async function myProjectMeetings(act: Act) {
  const { email } = act.actor
  const coming = email === null ? [] : await comingSignUps(act.db, email, act.now)
  if (coming.length === 0) return null
  const t = meetingWords(act.locale)
  return (
    <Section title={t.mine.section} id="bijeenkomsten">
      <TaskList
        tasks={coming.map(({ meeting, slug, state }) => ({
          key: meeting.id,
          title: meeting.title ?? t.mine.title,
          href: paths.projectMeeting(slug, meeting.id),
          facts: [whenWords(meeting, act.locale), meeting.place],
          status:
            state === 'waiting'
              ? { label: t.mine.onList, tone: 'wait' }
              : { label: t.mine.signedUp, tone: 'good' },
        }))}
      />
    </Section>
  )
}
