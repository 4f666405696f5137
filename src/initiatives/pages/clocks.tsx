import { caseTexts, type Process } from '../../cases/index.ts'
import { accountTerm, type MoneyFor, termInWords } from '../../funds/index.ts'
import type { Locale } from '../../kit/locale.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts } from '../texts.ts'

/** Where the clocks stand on the page of a process. */
export const clocksId = 'termijnen'

/** What a plan with money has to do with in time: each clock with its term and the day from which it runs. */
export function Clocks(props: {
  readonly process: Process
  readonly money: readonly MoneyFor[]
  readonly locale: Locale
}) {
  const { process, money, locale } = props
  const t = texts(locale).process.clocks
  const { term } = caseTexts(locale)
  const scheme = money[0]?.scheme
  const norm = process.norms.find(({ key }) => key === 'feasibility')
  const stepTerm = (key: string) => process.steps.find((step) => step.key === key)?.term
  const [doing, lookingBack] = [stepTerm('execution'), stepTerm('account')]
  const rows = [
    ...(norm ? [{ ...t.answer, within: term(norm.term) }] : []),
    ...(scheme ? [{ ...t.decision, within: termInWords(scheme.terms.decide, locale) }] : []),
    ...(doing ? [{ ...t.doing, within: term(doing) }] : []),
    ...(lookingBack ? [{ ...t.lookingBack, within: term(lookingBack) }] : []),
    ...(scheme ? [{ ...t.account, within: termInWords(accountTerm(scheme), locale) }] : []),
  ]
  return (
    <Section title={t.title} id={clocksId}>
      <p>{t.lead}</p>
      <Table
        locale={locale}
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={({ what }) => what}
        columns={[
          { key: 'what', title: t.what, rowHeader: true, cell: ({ what }) => what },
          { key: 'within', title: t.within, cell: ({ within }) => within },
          { key: 'from', title: t.from, cell: ({ from }) => from },
        ]}
      />
      <p>{t.still}</p>
    </Section>
  )
}
