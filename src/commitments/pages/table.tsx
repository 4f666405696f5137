import { formatDay } from '../../kit/dates.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import { type Column, Table } from '../../ui/table/table.tsx'
import type { CommitmentState, CommitmentStatus } from '../rules.ts'
import { texts } from '../texts.ts'
import type { CommitmentView } from '../views.ts'

const tones: Readonly<Record<CommitmentStatus, Tone>> = {
  open: 'active',
  due_soon: 'wait',
  late: 'bad',
  kept_on_time: 'good',
  kept_late: 'wait',
  withdrawn: 'neutral',
  ended: 'neutral',
}

/** How a promise stands, in a few words and a colour. */
export function CommitmentBadge({
  state,
  locale,
}: {
  readonly state: CommitmentState
  readonly locale: Locale
}) {
  return <StatusBadge tone={tones[state.status]}>{statusWords(state, locale)}</StatusBadge>
}

export function statusWords(state: CommitmentState, locale: Locale): string {
  const t = texts(locale)
  if (state.status === 'late') return t.late(state.daysLate)
  if (state.status === 'kept_late') return t.keptLate(state.daysLate)
  if (state.status === 'ended' && state.daysLate > 0) return t.endedLate(state.daysLate)
  if (state.status === 'due_soon') return t.daysLeft(state.daysLeft)
  return t.statuses[state.status]
}

/** The first promised day, and beside it the day that was given later. */
function Due({ state, locale }: { readonly state: CommitmentState; readonly locale: Locale }) {
  const t = texts(locale)
  return (
    <div>
      {formatDay(state.firstDue, locale)}
      {state.newDue && <p class="small">{t.newDate(formatDay(state.newDue, locale))}</p>}
    </div>
  )
}

interface CommitmentTableProps {
  readonly locale: Locale
  readonly commitments: readonly CommitmentView[]
  readonly caption?: string
  readonly captionHidden?: boolean
  /** Leave out the column of the initiative, on the page of that initiative. */
  readonly withinCase?: boolean
}

/** Promises with who, when and how they stand; on a phone each becomes a block. */
export function CommitmentTable({
  locale,
  commitments,
  caption,
  captionHidden,
  withinCase,
}: CommitmentTableProps) {
  const t = texts(locale)
  const initiative: Column<CommitmentView> = {
    key: 'case',
    title: t.columns.initiative,
    cell: ({ about: { number, title, href } }) => (
      <div>
        <a href={href} lang={langOfWords(locale)}>
          {title}
        </a>{' '}
        <span class="small">{number}</span>
      </div>
    ),
  }
  return (
    <div>
      <Table
        locale={locale}
        caption={caption ?? t.list.title}
        captionHidden={captionHidden ?? false}
        rows={commitments}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'promise',
            title: t.columns.promise,
            rowHeader: true,
            cell: ({ id, promise }) => (
              <a href={paths.commitment(id)} lang={promise ? langOfWords(locale) : undefined}>
                {promise ?? t.erased}
              </a>
            ),
          },
          { key: 'owner', title: t.columns.owner, cell: ({ owner }) => owner },
          { key: 'due', title: t.columns.due, cell: ({ state }) => <Due state={state} locale={locale} /> },
          {
            key: 'status',
            title: t.columns.status,
            cell: ({ state, explanation }) => (
              <div>
                <CommitmentBadge state={state} locale={locale} />
                {explanation && (
                  <p class="small" lang={langOfWords(locale)}>
                    {explanation}
                  </p>
                )}
              </div>
            ),
          },
          ...(withinCase ? [] : [initiative]),
        ]}
      />
    </div>
  )
}
