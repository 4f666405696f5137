import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import { Form, FormActions, HiddenField, OnceToken } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Concern, GreenLine, Upkeep } from '../store.ts'
import { texts } from '../texts.ts'
import { thisYear, type YearOfArea, type YearRule } from '../year.ts'

/** How full the year is, area by area. */
export function Years(props: {
  readonly act: Act
  readonly years: readonly YearOfArea[]
  readonly rule: YearRule | null
}) {
  const { act, years, rule } = props
  const t = texts(act.locale).desk
  if (years.length === 0) return null
  return (
    <>
      <Table
        locale={act.locale}
        caption={t.years(thisYear(act))}
        rows={years}
        rowKey={({ name }) => name}
        columns={[
          { key: 'area', title: t.area, rowHeader: true, cell: ({ name }) => name },
          { key: 'places', title: t.places, numeric: true, cell: ({ places }) => places },
          { key: 'taken', title: t.taken, numeric: true, cell: ({ taken }) => taken },
          {
            key: 'left',
            title: t.left,
            numeric: true,
            cell: ({ places, taken }) => Math.max(0, places - taken),
          },
          { key: 'waiting', title: t.waiting, numeric: true, cell: ({ waiting }) => waiting },
        ]}
      />
      {rule && <p class="small">{t.costs(amountInWords(rule.mostCents, act.locale))}</p>}
    </>
  )
}

/** Who asks for help or does not answer, and places nobody looks after. */
export function Worries(props: {
  readonly act: Act
  readonly worries: readonly Concern[]
  readonly free: readonly Upkeep[]
  readonly named: ReadonlyMap<string, GreenLine>
}) {
  const { act, worries, free, named } = props
  const { locale } = act
  const t = texts(locale).desk
  const link = (caseId: string) => {
    const line = named.get(caseId)
    return line ? (
      <a href={paths.deskGreenOne(line.number)}>
        {line.number} {line.title}
      </a>
    ) : null
  }
  return (
    <>
      {worries.length > 0 && (
        <Section title={t.concernsTitle} id="aandacht">
          <ul class="plain-list stack">
            {worries.map((one) => (
              <li key={one.id}>
                {link(one.case_id)}:{' '}
                {t.concerns[one.answer === null || one.answer === 'good' ? 'silent' : one.answer]}
                {one.note && <blockquote>{one.note}</blockquote>}
                <Form
                  action={paths.deskGreen()}
                  label={`${t.handled}: ${named.get(one.case_id)?.number ?? ''}`}
                >
                  <OnceToken token={newOnceToken()} />
                  <HiddenField name="inspectie" value={one.id} />
                  <FormActions submit={t.handled} name="doe" value="gedaan" kind="secondary" />
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {free.length > 0 && (
        <Section title={t.freeTitle}>
          <ul>
            {free.map((one) => (
              <li key={one.id}>
                {link(one.case_id)}, {t.freeSince(formatDay(one.ended_on ?? one.starts_on, locale, 'long'))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
