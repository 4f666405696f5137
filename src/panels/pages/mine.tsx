import type { Act } from '../../kit/act.ts'
import { paths } from '../../paths.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { codeOf } from '../mails.ts'
import { membershipsOf } from '../store.ts'
import { texts } from '../texts.ts'

/** On one's own page: the groups somebody is a member of or applied for, each with the way to change or leave. */
export async function myPanels(act: Act) {
  const { email } = act.actor
  const mine = email === null ? [] : await membershipsOf(act.db, email)
  if (mine.length === 0) return null
  const t = texts(act.locale)
  return (
    <Section title={t.member.mine} id="groepen">
      <TaskList
        tasks={mine.map((member) => ({
          key: member.id,
          title: member.panel,
          href: paths.panelMember(codeOf(act, member)),
          facts: [t.kinds[member.kind]],
          status:
            member.state === 'member'
              ? { label: t.parts[member.part], tone: 'good' }
              : { label: t.member.applied, tone: 'wait' },
        }))}
      />
    </Section>
  )
}
