import { isTeam } from '../../cases/index.ts'
import { type FrontDoorCount, frontDoorCounts } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addMonths, dayOf, formatDay, momentAt } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { langOfWords, say } from '../../kit/locale.ts'
import { giveSheet } from '../../kit/sheet.ts'
import { paths } from '../../paths.ts'
import { isCaseworkRole, peopleWithRoles } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { SheetLinks } from '../../ui/download/download.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import {
  asksOfUs,
  outcomeOf,
  outcomes,
  type ReferralKind,
  type ReferralOutcome,
  referralKinds,
} from '../rules.ts'
import { type ReferralLine, referralLines } from '../store.ts'
import { texts } from '../texts.ts'

const mostRead = 5000
const mostLines = 200

interface Chosen {
  readonly outcome: ReferralOutcome | 'attention' | undefined
  readonly kind: ReferralKind | undefined
}

const chosenIn = (c: Ctx): Chosen => ({
  outcome: (['attention', ...outcomes] as const).find((one) => one === c.req.query('afloop')),
  kind: referralKinds.find((one) => one === c.req.query('soort')),
})

/** The team sees all of it, others what they guide. */
async function linesFor(act: Act, { outcome, kind }: Chosen): Promise<readonly ReferralLine[]> {
  const today = dayOf(act.now)
  const sees = act.actor.isSystem || isTeam(act.actor)
  const all = await referralLines(act.db, sees ? null : { guideId: act.actor.personId ?? '' }, mostRead)
  return all.filter(
    (line) =>
      (kind === undefined || line.kind === kind) &&
      (outcome === undefined ||
        (outcome === 'attention' ? asksOfUs(line, today) : outcomeOf(line, today) === outcome)),
  )
}

/** `/werk/doorverwijzingen`: to whom people were sent on, and what came of it, with counts. */
export async function showReferrals(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const chosen = chosenIn(c)
  const lines = await linesFor(act, chosen)
  const today = dayOf(act.now)
  const query = { afloop: chosen.outcome, soort: chosen.kind }
  const counts = outcomes
    .map((one) => ({ one, count: lines.filter((line) => outcomeOf(line, today) === one).length }))
    .filter(({ count }) => count > 0)
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <Filters act={act} query={query} />
      {lines.length > 0 ? (
        <>
          <p>{counts.map(({ one, count }) => t.count(texts(locale).outcomes[one], count)).join(', ')}.</p>
          <Table
            locale={locale}
            caption={t.caption}
            rows={lines.slice(0, mostLines)}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'plan',
                title: t.plan,
                rowHeader: true,
                cell: ({ id, number, title }) => (
                  <a href={paths.deskReferral(id)}>
                    {number} {title}
                  </a>
                ),
              },
              { key: 'to', title: t.to, cell: ({ to_name }) => to_name ?? texts(locale).somebody },
              { key: 'kind', title: t.kind, cell: ({ kind }) => texts(locale).kinds[kind] },
              { key: 'made', title: t.made, cell: ({ made_on }) => formatDay(made_on, locale) },
              {
                key: 'outcome',
                title: t.outcome,
                cell: (line) => texts(locale).outcomes[outcomeOf(line, today)],
              },
            ]}
          />
          <p class="no-print">
            <SheetLinks href={paths.referralsFile(query)}>{t.csv}</SheetLinks>
          </p>
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          instead={<LinkButton href={paths.deskReferrals()}>{t.seeAll}</LinkButton>}
        >
          <p>{t.noneText}</p>
        </EmptyState>
      )}
      {isTeam(act.actor) && (await frontDoorPart(act))}
    </>,
  )
}

/** Who was sent to another desk at the front door, in a year, and whether it worked out. */
async function frontDoorPart(act: Act) {
  const { locale, municipality } = act
  const t = texts(locale).desk.frontDoor
  const counts = await frontDoorCounts(act.db, momentAt(addMonths(dayOf(act.now), -12)))
  const number = (key: 'shown' | 'sent_on' | 'overruled' | 'asked' | 'yes' | 'partly' | 'no') => ({
    key,
    title: t.columns[key],
    numeric: true,
    cell: (one: FrontDoorCount) => String(one[key]),
  })
  return (
    <Section title={t.title}>
      <p>{counts.length > 0 ? t.lead : t.none}</p>
      {counts.length > 0 && (
        <Table
          locale={locale}
          caption={t.title}
          rows={counts}
          rowKey={({ outcome }) => outcome}
          columns={[
            {
              key: 'to',
              title: t.columns.to,
              cell: ({ outcome }) => {
                const to = municipality.elsewhere[outcome]
                return to ? say(to.name, locale) : outcome
              },
            },
            ...(['shown', 'sent_on', 'overruled', 'asked', 'yes', 'partly', 'no'] as const).map(number),
          ]}
        />
      )}
    </Section>
  )
}

function Filters(props: {
  readonly act: Act
  readonly query: Readonly<Record<'afloop' | 'soort', string | undefined>>
}) {
  const { locale } = props.act
  const t = texts(locale).desk
  const { query } = props
  const values = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value ? [value] : []]),
  )
  const lists = {
    afloop: {
      label: t.outcome,
      options: [
        { value: 'attention', label: t.attention },
        ...outcomes.map((value) => ({ value, label: texts(locale).outcomes[value] })),
      ],
    },
    soort: {
      label: t.kind,
      options: referralKinds.map((value) => ({ value, label: texts(locale).kinds[value] })),
    },
  }
  const names = ['afloop', 'soort'] as const
  const active = names.flatMap((name) => {
    const label = lists[name].options.find(({ value }) => value === query[name])?.label
    return label ? [{ label, removeHref: paths.deskReferrals({ ...query, [name]: undefined }) }] : []
  })
  return (
    <FilterBar
      locale={locale}
      label={t.filter}
      action={paths.deskReferrals()}
      active={active}
      resetHref={paths.deskReferrals()}
    >
      {names.map((name) => (
        <Select key={name} name={name} locale={locale} values={values} empty={t.all} {...lists[name]} />
      ))}
    </FilterBar>
  )
}

/** `/werk/doorverwijzingen.csv`: the same list for a spreadsheet. */
export async function downloadReferrals(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const today = dayOf(act.now)
  const rows = (await linesFor(act, chosenIn(c))).map((line) => [
    line.number,
    line.title,
    t.kinds[line.kind],
    line.to_name ?? t.somebody,
    line.made_on,
    line.due_on,
    t.outcomes[outcomeOf(line, today)],
    line.answered_on,
  ])
  return giveSheet(c, { title: t.desk.csvName, columns: t.desk.csvColumns, rows })
}

const mostTasks = 5

/**
 * On the desk: referrals that ask something of who looks; of the team also what no guide who works here has. When there
 * are none the team keeps the way to the list.
 */
export async function referralTasks(act: Act) {
  const lines = await linesFor(act, { outcome: 'attention', kind: undefined })
  const staff = await peopleWithRoles(act.db)
  const works = new Set(
    staff.filter(({ grants }) => grants.some(({ role }) => isCaseworkRole(role))).map(({ id }) => id),
  )
  const own = lines.filter(
    ({ guide_id }) => guide_id === act.actor.personId || guide_id === null || !works.has(guide_id),
  )
  if (own.length === 0 && !isTeam(act.actor)) return null
  const { locale } = act
  const t = texts(locale).desk
  return (
    <Section title={t.taskTitle} more={{ href: paths.deskReferrals(), label: t.seeAll }}>
      <p>{own.length > 0 ? t.taskLead : t.taskNone}</p>
      {own.length > 0 && (
        <TaskList
          tasks={own.slice(0, mostTasks).map((line) => ({
            key: line.id,
            title: `${line.number} ${line.title}`,
            lang: langOfWords(act.locale),
            href: paths.deskReferral(line.id),
            facts: [
              line.to_name ?? texts(locale).somebody,
              texts(locale).outcomes[outcomeOf(line, dayOf(act.now))],
            ],
          }))}
        />
      )}
    </Section>
  )
}
