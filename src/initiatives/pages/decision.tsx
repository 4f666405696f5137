import {
  caseTexts,
  type Decision,
  decisionTypeOf,
  outcomeOf,
  type Process,
  stepOf,
} from '../../cases/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { langOfWords, say } from '../../kit/locale.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Heading } from '../../ui/heading/heading.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts } from '../texts.ts'

/** A decision with its reasons in plain words, point by point, and where to go if you disagree. */
export function DecisionText({
  act,
  letterHref,
  process,
  decision,
}: {
  readonly act: Act
  /** Where the decision lies as a letter; not yet for a preview. */
  readonly letterHref?: string
  readonly process: Process
  readonly decision: Decision
}) {
  const { locale } = act
  const t = texts(locale).detail
  const outcome = outcomeOf(stepOf(process, decision.step_key), decision.outcome_key)
  const type = decisionTypeOf(process, decision.type_key)
  const day = (value: string) => formatDay(value, locale, 'long')
  const rows = decision.criteria.map((answer) => ({
    ...answer,
    title: type?.criteria.find(({ key }) => key === answer.key)?.title,
  }))
  return (
    <article class="flow">
      <Heading level={3}>{outcome ? say(outcome.label, locale) : decision.outcome_key}</Heading>
      <DefinitionList
        items={[
          {
            term: t.decidedOn,
            value: <time dateTime={decision.decided_on}>{day(decision.decided_on)}</time>,
          },
          { term: t.decidedBy, value: say(decision.body, locale) },
          ...(decision.mandate ? [{ term: t.signedBy, value: say(decision.mandate, locale) }] : []),
        ]}
      />
      <p class="keep-lines" lang={langOfWords(locale)}>
        {decision.reasons}
      </p>
      {rows.length > 0 && (
        <Table
          locale={locale}
          caption={t.criteriaCaption}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'criterion',
              title: t.criterion,
              rowHeader: true,
              cell: ({ title, key }) => (title ? say(title, locale) : key),
            },
            {
              key: 'met',
              title: t.met,
              cell: ({ met }) => (
                <StatusBadge tone={met === null ? 'neutral' : met ? 'good' : 'wait'}>
                  {met === null ? t.metWords.na : met ? t.metWords.yes : t.metWords.no}
                </StatusBadge>
              ),
            },
            {
              key: 'reason',
              title: t.reason,
              cell: ({ reason }) => <span lang={langOfWords(locale)}>{reason}</span>,
            },
          ]}
        />
      )}
      {decision.conditions && (
        <>
          <Heading level={4}>{t.conditions}</Heading>
          <p class="keep-lines" lang={langOfWords(locale)}>
            {decision.conditions}
          </p>
        </>
      )}
      {(decision.other_way || decision.no_other_way_found) && (
        <>
          <Heading level={4}>{t.otherWay}</Heading>
          <p class="keep-lines" lang={decision.other_way ? langOfWords(locale) : undefined}>
            {decision.other_way ?? caseTexts(locale).otherWayNone}
          </p>
        </>
      )}
      {decision.last_day_to_object && (
        <p>
          <strong>{t.objectUntil(day(decision.last_day_to_object))}</strong>
        </p>
      )}
      <Disagree act={act} decision={decision} />
      {letterHref && (
        <p class="no-print">
          <a href={letterHref} download="">
            {t.letter}
          </a>
        </p>
      )}
    </article>
  )
}

/** A besluit is open to objection until its last day; any other decision to a talk, a complaint, the ombudsman. */
function Disagree({ act, decision }: { readonly act: Act; readonly decision: Decision }) {
  const { locale, municipality } = act
  const { disagree, complaint, ombudsman } = municipality
  const { last_day_to_object: last } = decision
  return (
    <Disclosure summary={say(disagree.title, locale)}>
      <p>{say(disagree.talk, locale)}</p>
      {last && (
        <>
          <p>{say(disagree.objection, locale)}</p>
          <p>{disagree.objection_address}</p>
        </>
      )}
      <p>
        {say(complaint.text, locale)} <a href={`mailto:${complaint.email}`}>{complaint.email}</a>,{' '}
        <a href={`tel:${complaint.telephone.replace(/[^\d+]/g, '')}`}>{complaint.telephone}</a>.
      </p>
      <p>
        {say(ombudsman.text, locale)} <a href={ombudsman.website}>{say(ombudsman.name, locale)}</a>
      </p>
    </Disclosure>
  )
}
