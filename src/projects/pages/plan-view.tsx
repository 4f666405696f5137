import { type Locale, langOfWords } from '../../kit/locale.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type ChosenLevel, outcomeWords } from '../level.ts'
import { type PlanLine, planDifferences, planLines } from '../plan-lines.ts'
import type { Plan } from '../schema.ts'
import { texts } from '../texts.ts'

/** Everything a plan says, with how much influence people get. */
export const linesOf = (plan: Plan, chosen: ChosenLevel | null, locale: Locale): readonly PlanLine[] => {
  const level = chosen && outcomeWords(chosen, chosen.outcome, locale)
  return planLines(
    plan,
    {
      level: level ? `${level.title}: ${level.summary}` : '',
      framework: chosen?.framework.definition ?? null,
    },
    locale,
  )
}

/** A whole plan, point by point. What people wrote is Dutch. */
export function WholePlan({
  lines,
  locale,
}: {
  readonly lines: readonly PlanLine[]
  readonly locale: Locale
}) {
  const lang = langOfWords(locale)
  // Two ways to take part may have one name.
  const seen = new Map<string, number>()
  return (
    <DefinitionList
      items={lines.map(({ name, value }) => {
        const times = (seen.get(name) ?? 0) + 1
        seen.set(name, times)
        return {
          term: times > 1 ? `${name} (${times})` : name,
          value: (
            <span class="keep-lines" lang={lang}>
              {value}
            </span>
          ),
        }
      })}
    />
  )
}

/** What is different from the version before, point by point in words. */
export function Differences({
  before,
  after,
  version,
  locale,
}: {
  readonly before: readonly PlanLine[]
  readonly after: readonly PlanLine[]
  /** The version it is compared with. */
  readonly version: number
  readonly locale: Locale
}) {
  const t = texts(locale).plan
  const found = planDifferences(before, after)
  const lang = langOfWords(locale)
  if (found.length === 0) return <p>{t.noChanges}</p>
  return (
    <Table
      locale={locale}
      caption={t.changes(version)}
      captionHidden
      rows={found}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', title: t.what, rowHeader: true, cell: ({ name }) => name },
        {
          key: 'before',
          title: t.before,
          cell: ({ before }) => (
            <span class="keep-lines" lang={before ? lang : undefined}>
              {before ?? t.gone}
            </span>
          ),
        },
        {
          key: 'now',
          title: t.now,
          cell: ({ after }) => (
            <span class="keep-lines" lang={after ? lang : undefined}>
              {after ?? t.left}
            </span>
          ),
        },
      ]}
    />
  )
}
