import type { Requirement } from '../../../cases/index.ts'
import type { Locale } from '../../../kit/locale.ts'
import { StatusBadge } from '../../../ui/status/status.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { texts } from './texts.ts'

const tones = { stands: 'wait', met: 'good', changed: 'neutral', dropped: 'neutral' } as const

/** A requirement with what it costs in time: that belongs to what is asked, not to what could help. */
const withWeeks = ({ text, weeks }: Pick<Requirement, 'text' | 'weeks'>, words: (weeks: number) => string) =>
  weeks ? `${text} (${words(weeks)})` : text

/** What an adviser asks: each requirement with its ground, what could help, and how it stands. */
export function RequirementTable({
  locale,
  requirements,
}: {
  readonly locale: Locale
  readonly requirements: readonly Requirement[]
}) {
  const t = texts(locale).advice
  return (
    <Table
      locale={locale}
      caption={t.requirements}
      rows={requirements}
      rowKey={({ id }) => id}
      columns={[
        { key: 'text', title: t.requirement, rowHeader: true, cell: (one) => withWeeks(one, t.weeks) },
        {
          key: 'ground',
          title: t.ground,
          cell: ({ ground, source }) => (ground === 'law' ? t.law(source ?? '') : t.wish),
        },
        { key: 'solution', title: t.solution, cell: ({ solution }) => solution },
        {
          key: 'outcome',
          title: t.stands,
          cell: ({ outcome }) => <StatusBadge tone={tones[outcome]}>{t.outcomes[outcome]}</StatusBadge>,
        },
      ]}
    />
  )
}
