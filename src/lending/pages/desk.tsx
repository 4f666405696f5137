import type { Act } from '../../kit/act.ts'
import { type Day, dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { BehindDoor } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type Task, TaskList } from '../../ui/task-list/task-list.tsx'
import { canLend, mayLend } from '../rights.ts'
import { allItems, type Loan, type LoanItem, openLoans } from '../store.ts'
import { texts } from '../texts.ts'
import { daysOf, nameOf, ownersOf, stateBadge } from '../words.ts'

/** @throws BehindDoor for who lends nothing out */
export function mustBeLender(c: Ctx): void {
  if (!canLend(c.var.act.actor)) throw new BehindDoor('team')
}

/** `/uitlenen`: who asks for something, what is out, and everything there is, of who lends it. */
export async function showLending(c: Ctx): Promise<Response> {
  mustBeLender(c)
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const items = (await allItems(act.db, true)).filter((item) => mayLend(act.actor, item))
  const loans = await openLoans(
    act.db,
    items.map(({ id }) => id),
  )
  const ownerOf = await ownersOf(act, items)
  const task = (loan: Loan): Task => taskOf(loan, items, dayOf(act.now), locale)
  const asked = loans.filter(({ state }) => state === 'asked')
  const running = loans.filter(({ state }) => state !== 'asked')
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    { title: t.title, wide: true },
    <>
      {Object.hasOwn(t.done, done) && (
        <Notice tone="success" announce title={t.done[done as keyof typeof t.done]} />
      )}
      <PageHeading title={t.title} lead={t.lead} />
      <p>
        <LinkButton href={paths.newLoanItem()}>{t.add}</LinkButton>
      </p>
      <p>
        <a href={paths.loanItems()}>{t.publicPage}</a>
      </p>
      <Section title={t.asked} id="vragen">
        {asked.length > 0 ? <TaskList tasks={asked.map(task)} /> : <p>{t.askedNone}</p>}
      </Section>
      <Section title={t.running} id="uitgeleend">
        {running.length > 0 ? <TaskList tasks={running.map(task)} /> : <p>{t.runningNone}</p>}
      </Section>
      {items.length > 0 ? (
        <Table
          locale={locale}
          caption={t.items}
          rows={items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.name,
              rowHeader: true,
              cell: ({ id, name }) => <a href={paths.editLoanItem(id)}>{name}</a>,
            },
            { key: 'owner', title: t.owner, cell: (item) => ownerOf(item) },
            { key: 'amount', title: t.amount, numeric: true, cell: ({ amount }) => amount },
            {
              key: 'state',
              title: t.state,
              cell: ({ retired_on }) => (retired_on === null ? t.offered : t.retired),
            },
          ]}
        />
      ) : (
        <EmptyState
          title={t.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.newLoanItem()}>{t.add}</LinkButton>}
        >
          <p>{t.empty}</p>
        </EmptyState>
      )}
    </>,
  )
}

function taskOf(loan: Loan, items: readonly LoanItem[], today: Day, locale: Locale): Task {
  const t = texts(locale).desk
  const item = items.find(({ id }) => id === loan.item_id)
  return {
    key: loan.id,
    title: `${loan.amount} × ${item ? nameOf(item, locale) : ''}`,
    href: paths.lend(loan.id),
    facts: [daysOf(loan, locale)],
    status:
      loan.state === 'out' && loan.ends_on <= today
        ? loan.ends_on < today
          ? { label: t.late, tone: 'bad' }
          : { label: t.overdue, tone: 'wait' }
        : loan.state === 'asked'
          ? { label: t.byDay(formatDay(loan.starts_on, locale, 'day_month')), tone: 'wait' }
          : stateBadge(loan.state, locale),
  }
}

/** Who waits for an answer, as tasks: for the desk of the team. */
export async function loanTasks({ db, actor, now, locale }: Act): Promise<readonly Task[]> {
  const items = (await allItems(db, true)).filter((item) => mayLend(actor, item))
  const loans = await openLoans(
    db,
    items.map(({ id }) => id),
  )
  return loans
    .filter(({ state, ends_on }) => state === 'asked' || (state === 'out' && ends_on < dayOf(now)))
    .map((loan) => taskOf(loan, items, dayOf(now), locale))
}
