import type { ComponentChildren } from 'preact'
import { countWaiting, type DeedCursor, type DeedPart, deedsIn, partsOf } from '../../../kit/audit.ts'
import { formatMoment } from '../../../kit/dates.ts'
import type { Ctx } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { peopleWithRoles } from '../../../people/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { Pagination } from '../../../ui/pagination/pagination.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { readCursor, readLogQuery, writeCursor } from './filter.ts'
import { LogFilters } from './filters.tsx'
import { type Names, namesIn } from './names.ts'
import { texts } from './texts.ts'
import { actorInWords, deedInWords } from './words.ts'

const perPage = 50
/** Seconds after which rows should have been sealed. */
const longestWait = 5 * 60

/** `/beheer/logboek`: who did what, when; the choices stand in the address. */
export async function showLog(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const chosen = await readLogQuery(c)
  const before = readCursor(c.req.query('voor'))
  const after = before ? undefined : readCursor(c.req.query('na'))
  const found = await deedsIn(db, chosen.filter, { after, before, limit: perPage + 1 })
  // One more than a page tells whether there is another; going back, the extra one comes first.
  const cursors = before ? found.slice(-perPage) : found.slice(0, perPage)
  const isMore = found.length > perPage
  const deeds = await deedsOf(db, cursors)
  const staff = await peopleWithRoles(db)
  const names = await namesIn(act, deeds)
  const waiting = await countWaiting(db)
  const first = cursors[0]
  const last = cursors.at(-1)
  const isFiltered = Object.keys(chosen.query).length > 0
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: administrationTexts(locale).home.title }],
    },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {waiting.oldestSeconds > longestWait ? (
        <Notice tone="warning" title={t.waiting}>
          <p>{t.waitingText(waiting.amount, Math.floor(waiting.oldestSeconds / 60))}</p>
        </Notice>
      ) : (
        <p>{t.fresh}</p>
      )}
      <LogFilters chosen={chosen} staff={staff} locale={locale} />
      {deeds.length > 0 ? (
        <>
          <DeedTable deeds={deeds} names={names} locale={locale} />
          <Pagination
            locale={locale}
            previous={
              first && (before ? isMore : after)
                ? paths.auditLog({ ...chosen.query, voor: writeCursor(first) })
                : undefined
            }
            next={
              last && (before ? true : isMore)
                ? paths.auditLog({ ...chosen.query, na: writeCursor(last) })
                : undefined
            }
          />
          <p class="no-print">
            <a href={paths.auditLogFile(chosen.query)} download>
              {t.csv}
            </a>
          </p>
        </>
      ) : (
        <EmptyState
          title={t.none}
          level={2}
          instead={
            <LinkButton kind="secondary" href={isFiltered ? paths.auditLog() : paths.administration()}>
              {isFiltered ? t.clear : administrationTexts(locale).home.title}
            </LinkButton>
          }
        >
          <p>{isFiltered ? t.noneText : t.noneYet}</p>
        </EmptyState>
      )}
    </>,
  )
}

interface Deed {
  readonly id: number
  readonly parts: readonly DeedPart[]
  readonly first: DeedPart
  readonly amount: number
}

async function deedsOf(
  db: Parameters<typeof partsOf>[0],
  cursors: readonly DeedCursor[],
): Promise<readonly Deed[]> {
  const parts = await partsOf(
    db,
    cursors.map(({ deed }) => deed),
  )
  return cursors.flatMap(({ deed }) => {
    const own = parts.filter((part) => part.deed === deed)
    const [first] = own
    const amount = own.reduce((sum, part) => sum + part.amount, 0)
    return first ? [{ id: deed, parts: own, first, amount }] : []
  })
}

function DeedTable(props: {
  readonly deeds: readonly Deed[]
  readonly names: Names
  readonly locale: Locale
}) {
  const { deeds, names, locale } = props
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.caption}
      rows={deeds}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: 'what',
          title: t.what,
          rowHeader: true,
          cell: ({ id, parts, amount }) => (
            <>
              <a href={paths.auditDeed(id)}>{deedInWords(parts, locale)}</a>
              {amount > 1 && <span class="small"> {t.more(amount - 1)}</span>}
            </>
          ),
        },
        { key: 'who', title: t.who, cell: ({ first }) => <Who part={first} names={names} locale={locale} /> },
        { key: 'about', title: t.about, cell: ({ parts }) => about(parts, names, locale) },
        { key: 'when', title: t.when, cell: ({ first }) => formatMoment(first.at, locale, 'short') },
      ]}
    />
  )
}

/** Who did it; a name leads to everything of that person. */
export function Who(props: {
  readonly part: Pick<DeedPart, 'actor' | 'actor_id' | 'command'>
  readonly names: Names
  readonly locale: Locale
}) {
  const { part, names, locale } = props
  const words = names.people.get(part.actor_id ?? '') ?? actorInWords(part.actor, part.command, locale)
  return part.actor_id ? (
    <a href={paths.auditLog({ persoon: part.actor_id })}>{words}</a>
  ) : (
    <span>{words}</span>
  )
}

/** The case, or else the person, that a deed is about. */
function about(parts: readonly DeedPart[], names: Names, locale: Locale): ComponentChildren {
  const t = texts(locale)
  const number = parts.map((part) => names.cases.get(part.case_id ?? '')).find(Boolean)
  if (number) return <a href={paths.auditLog({ zaak: number })}>{t.deed.caseLink(number)}</a>
  const personId = parts.find((part) => part.person_id !== null)?.person_id
  if (!personId) return ''
  return <a href={paths.auditLog({ persoon: personId })}>{names.people.get(personId) ?? t.actors.gone}</a>
}
