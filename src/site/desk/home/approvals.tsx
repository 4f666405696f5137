import { approvalTasks } from '../../../funds/index.ts'
import type { Act } from '../../../kit/act.ts'
import { paths } from '../../../paths.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { MoneyTasks } from './funds.tsx'
import { texts } from './texts.ts'

/** Batches of payments that a colleague made and that wait for this person; nothing where none does. */
export async function ApprovalSection({ act }: { readonly act: Act }) {
  const tasks = await approvalTasks(act)
  if (tasks.length === 0) return null
  const t = texts(act.locale).funds
  return (
    <Section title={t.approvals} more={{ href: paths.payments(), label: t.payments }}>
      <MoneyTasks act={act} tasks={tasks} />
    </Section>
  )
}
