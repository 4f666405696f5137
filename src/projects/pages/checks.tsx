import { formatDay, isDay } from '../../kit/dates.ts'
import type { Locale } from '../../kit/locale.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { StatusBadge, type Tone } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type Check, principles, type Verdict } from '../checklist.ts'
import { ruleTexts } from '../rule-texts.ts'

const tones: Readonly<Record<Verdict, Tone>> = { kept: 'good', broken: 'bad', open: 'neutral' }

/** The facts with their days as people read them. */
const inWords = (facts: Check['facts'], locale: Locale): Check['facts'] =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' && isDay(fact) ? formatDay(fact, locale) : fact,
    ]),
  )

/** The ground rules and the principles, each with how it stands and the fact by which one can tell. */
export function CheckTables({
  checks,
  locale,
}: {
  readonly checks: readonly Check[]
  readonly locale: Locale
}) {
  const t = ruleTexts(locale)
  const isPrinciple = ({ key }: Check): boolean => (principles as readonly string[]).includes(key)
  const parts = [
    { caption: t.groundRules, rows: checks.filter((check) => !isPrinciple(check)) },
    { caption: t.principles, rows: checks.filter(isPrinciple) },
  ]
  return (
    <>
      {parts.map(({ caption, rows }) => (
        <Table
          key={caption}
          locale={locale}
          caption={caption}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'rule', title: t.rule, rowHeader: true, cell: ({ key }) => t.names[key] },
            {
              key: 'state',
              title: t.state,
              cell: ({ verdict }) => <StatusBadge tone={tones[verdict]}>{t.verdicts[verdict]}</StatusBadge>,
            },
            { key: 'fact', title: t.fact, cell: ({ key, facts }) => t.facts[key](inWords(facts, locale)) },
          ]}
        />
      ))}
    </>
  )
}

/** How many of them are kept, which one is not, and the tables for who wants to see by what. */
export function CheckSummary(props: { readonly checks: readonly Check[]; readonly locale: Locale }) {
  const { checks, locale } = props
  const t = ruleTexts(locale)
  const kept = checks.filter(({ verdict }) => verdict === 'kept').length
  const others = checks.filter(({ verdict }) => verdict !== 'kept')
  return (
    <>
      <p>{t.kept(kept, checks.length)}</p>
      {others.length > 0 && (
        <ul class="plain-list stack">
          {others.map(({ key, verdict }) => (
            <li key={key}>
              <StatusBadge tone={tones[verdict]}>{t.verdicts[verdict]}</StatusBadge> {t.names[key]}
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={t.all}>
        <CheckTables {...props} />
      </Disclosure>
    </>
  )
}
