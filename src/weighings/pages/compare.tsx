import { explain, scoreInWords } from '../../frameworks/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import type { FormState } from '../../kit/form.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { ButtonRow, LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, Form, FormActions, HiddenField, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import { markOfSheet } from '../actions/opened.ts'
import { compareSheets, type Sheet } from '../rules.ts'
import { texts } from '../texts.ts'
import { outcomeWords, WeighingOutcome } from './outcome.tsx'
import type { Reached } from './reach.ts'

interface Props {
  readonly act: Act
  readonly reached: Reached
}

/** The two sheets beside each other with their totals, what it takes to go on, and the talk. */
export function Comparison({ act, reached, form }: Props & { readonly form: FormState }) {
  const { locale } = act
  const words = texts(locale)
  const t = words.compare
  const { found, people } = reached
  const [first, second] = found?.assessors ?? []
  if (!found || !first?.sheet || !second?.sheet) return null
  const { weighing, framework, stage } = found
  const { definition } = framework
  const compared = compareSheets(definition, first.sheet, second.sheet)
  const limit = definition.assessors?.talk_above
  const nameOf = (id: string | null): string => people.get(id ?? '')?.name ?? words.who.gone
  const table = <SheetsTable act={act} reached={reached} />
  return (
    <Section title={t.title}>
      {compared.difference !== null && limit !== undefined && (
        <p>{t.difference(scoreInWords(compared.difference, locale), scoreInWords(limit, locale))}</p>
      )}
      {stage === 'talk' && (
        <Notice
          tone="warning"
          level={3}
          title={compared.talkBecause === 'points' ? t.tooFar : t.otherOutcome}
        />
      )}
      {stage === 'joining' && compared.talkBecause === null && <p>{t.close}</p>}
      {stage === 'settled' || stage === 'released' ? (
        <Disclosure summary={t.title}>{table}</Disclosure>
      ) : (
        table
      )}
      {weighing.talked_at && (
        <>
          <p>
            {words.talk.said(
              nameOf(weighing.talked_by),
              formatDay(dayOf(weighing.talked_at), locale, 'long'),
            )}
          </p>
          <blockquote class="keep-lines">{weighing.talk_note}</blockquote>
        </>
      )}
      {stage === 'talk' && (
        <Section title={words.talk.title} level={3}>
          <Form action={paths.weighing(reached.number)} label={words.talk.title}>
            <OnceToken token={newOnceToken()} />
            <TextArea
              {...bindFields(form, locale)('gesprek')}
              label={words.talk.label}
              hint={words.talk.hint}
              max={3000}
              rows={5}
            />
            <FormActions submit={words.talk.button} name="doe" value="gesprek" />
          </Form>
        </Section>
      )}
    </Section>
  )
}

function SheetsTable({ act, reached }: Props) {
  const { locale } = act
  const words = texts(locale)
  const t = words.compare
  const { found, people } = reached
  const [first, second] = found?.assessors ?? []
  if (!found || !first?.sheet || !second?.sheet) return null
  const { framework } = found
  const { definition } = framework
  const { totals, outcomes } = compareSheets(definition, first.sheet, second.sheet)
  const cellOf = (sheet: Sheet) => {
    const told = new Map(explain(definition, sheet.answers, locale).answers.map((one) => [one.question, one]))
    return (id: string) => {
      const one = told.get(id)
      if (!one) return '–'
      const answer =
        one.weight === null
          ? one.answers.join(', ')
          : `${one.answers.join(', ')} (${words.result.points(one.points)})`
      return (
        <>
          {answer}
          {sheet.reasons[id] && (
            <>
              <br />
              <span class="small keep-lines">{sheet.reasons[id]}</span>
            </>
          )}
        </>
      )
    }
  }
  const cells = [cellOf(first.sheet), cellOf(second.sheet)] as const
  const total = (value: number | null) => (value === null ? t.none : scoreInWords(value, locale))
  const rows = [
    { key: 'total', title: t.total, cells: totals.map(total) },
    {
      key: 'outcome',
      title: t.outcome,
      cells: outcomes.map((id) => outcomeWords({ framework, locale }, id)),
    },
    ...definition.questions.map(({ id, text }) => ({
      key: id,
      title: say(text, locale),
      cells: cells.map((cell) => cell(id)),
    })),
  ]
  const heads = [first, second].map(
    ({ person_id, seat }) => people.get(person_id ?? '')?.name ?? words.who.seat(seat),
  )
  return (
    <Table
      locale={locale}
      caption={t.title}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'question', title: t.question, rowHeader: true, cell: ({ title }) => title },
        { key: 'first', title: heads[0] ?? '', cell: (row) => row.cells[0] },
        { key: 'second', title: heads[1] ?? '', cell: (row) => row.cells[1] },
      ]}
    />
  )
}

/** Settling on one sheet: somebody writes it, the other agrees. */
export function Joining({ act, reached }: Props) {
  const { locale } = act
  const words = texts(locale)
  const t = words.join
  const { found, own, people, number } = reached
  if (!found) return null
  const { weighing, framework, stage } = found
  const writes = own && (
    <ButtonRow>
      <LinkButton href={paths.weighingJoint(number)} kind={stage === 'joining' ? 'primary' : 'secondary'}>
        {stage === 'joining' ? t.button : t.change}
      </LinkButton>
    </ButtonRow>
  )
  const proposed = stage === 'agreeing' ? weighing.sheet : null
  const isMine = own !== null && weighing.proposed_by === own.person_id
  return (
    <Section title={t.title}>
      {proposed ? (
        <>
          <p>{t.proposedBy(people.get(weighing.proposed_by ?? '')?.name ?? words.who.gone)}</p>
          <WeighingOutcome framework={framework} locale={locale} sheet={proposed} deviation={null} />
          {own && !isMine ? (
            <Form action={paths.weighing(number)} label={t.agree}>
              <OnceToken token={newOnceToken()} />
              <HiddenField name="gezien" value={markOfSheet(proposed)} />
              <FormActions submit={t.agree} name="doe" value="akkoord" />
            </Form>
          ) : (
            <p>{t.wait}</p>
          )}
        </>
      ) : (
        <p>
          {t.text} {weighing.talked_at && t.after}
        </p>
      )}
      {writes}
    </Section>
  )
}
