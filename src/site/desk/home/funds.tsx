import {
  type Ceiling,
  ceilingsOf,
  currentSchemes,
  inOrder,
  type MoneyTask,
  moneyTasks,
  payables,
  RoomMeter,
  runningOn,
  type Scheme,
} from '../../../funds/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import { say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { type Area, allAreas, areaLabel } from '../../../places/index.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { TaskList } from '../../../ui/task-list/task-list.tsx'
import { dueBadge } from './shared.tsx'
import { texts } from './texts.ts'

export interface FundWork {
  readonly areas: readonly Area[]
  readonly running: readonly { readonly scheme: Scheme; readonly ceiling: Ceiling }[]
  readonly tasks: readonly MoneyTask[]
}

/** The ceilings that hold today. */
export async function fundWork(act: Act): Promise<FundWork> {
  const [schemes, ceilings, areas, payable] = await Promise.all([
    currentSchemes(act.db),
    ceilingsOf(act.db),
    allAreas(act.db),
    payables(act),
  ])
  const running = inOrder(runningOn(ceilings, dayOf(act.now)), areas).flatMap((ceiling) => {
    const version = schemes.find(({ scheme }) => scheme.key === ceiling.scheme_key)
    return version ? [{ scheme: version.scheme, ceiling }] : []
  })
  return { areas, running, tasks: await moneyTasks(act, payable) }
}

/** What waits with money, each kind counted with the first day by which. */
export function MoneyTasks({ act, tasks }: { readonly act: Act; readonly tasks: readonly MoneyTask[] }) {
  return (
    <TaskList
      label={texts(act.locale).funds.waits}
      tasks={tasks.map(({ day, ...task }) => ({
        ...task,
        ...(day === null ? {} : { status: dueBadge(day, dayOf(act.now), act.locale) }),
      }))}
    />
  )
}

/** How much money is left and what waits, for who keeps the books. */
export function FundSection({ act, work }: { readonly act: Act; readonly work: FundWork }) {
  const { locale } = act
  const t = texts(locale).funds
  const nameOf = ({ scheme, ceiling }: FundWork['running'][number]): string => {
    const area = work.areas.find(({ id }) => id === ceiling.area_id)
    const title = say(scheme.title, locale)
    return area ? `${title}, ${areaLabel(area, locale)}` : title
  }
  return (
    <Section title={t.title} more={{ href: paths.deskFunds(), label: t.all }}>
      {work.tasks.length > 0 ? <MoneyTasks act={act} tasks={work.tasks} /> : <p>{t.nothing}</p>}
      <p>
        <a href={paths.payments()}>{t.payments}</a>
      </p>
      {work.running.length > 0 ? (
        <ul class="plain-list stack">
          {work.running.map((one) => (
            <li key={one.ceiling.id}>
              <RoomMeter label={nameOf(one)} balance={one.ceiling.balance} locale={locale} />
              <a href={paths.ledger(one.ceiling.id)}>
                {t.ledger}
                <span class="visually-hidden">: {nameOf(one)}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.none}</p>
      )}
    </Section>
  )
}
