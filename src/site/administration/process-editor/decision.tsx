import { type Criterion, type DecisionType, decisionTypeIn, moveCriterion } from '../../../cases/index.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { isRole, roles } from '../../../people/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { draftPage } from '../drafts/frame.tsx'
import { moveColumn, moveHandler } from '../drafts/move.tsx'
import { decisionPath } from './decision-pieces.tsx'
import { editPath, processKind } from './kind.ts'
import { texts } from './texts.ts'

const orderOf = (type: DecisionType | undefined): readonly string[] =>
  type?.criteria.map(({ key }) => key) ?? []

/** Moves a point one place earlier or later. */
export const movePointOnce = moveHandler(processKind, (c) => {
  const [decision, point] = [c.req.param('besluit') ?? '', c.req.param('punt') ?? '']
  return {
    order: (process) => orderOf(decisionTypeIn(process, decision)),
    apply: (process, by) => moveCriterion(process, decision, point, by),
    back: decisionPath(c.req.param('sleutel') ?? '', decision),
  }
})

/** `.../besluit/{decision}`: all of one kind of decision, each part with a link to change it. */
export async function showDecision(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, processKind, key)
  const type = decisionTypeIn(draft.definition, c.req.param('besluit') ?? '')
  if (!type) throw new NotFound()
  const writable = draft.from_day === null
  const change = (part: string) => ({ href: decisionPath(key, type.key, part), label: t.change })
  return draftPage(
    c,
    { kind: processKind, key, draft, view: 'edit', title: say(type.title, locale), lead: t.decisionPageLead },
    <>
      <p>
        <a href={editPath(key)}>{t.back}</a>
      </p>
      <DefinitionList
        items={[
          {
            term: t.decisionWords,
            value: [say(type.body, locale), ...(type.mandate ? [say(type.mandate, locale)] : [])].join('; '),
            change: change('woorden'),
          },
          {
            term: t.decisionRights,
            value: [
              type.decided_by.map((role) => (isRole(role) ? say(roles[role], locale) : role)).join(', '),
              type.objection_weeks === null ? t.noObjection : t.objectionIn(type.objection_weeks),
            ].join('; '),
            change: change('wie'),
          },
        ]}
      />
      <Section title={t.points}>
        <p>{t.pointsText}</p>
        <Points process={key} type={type} locale={locale} writable={writable} />
        {writable && (
          <p>
            <LinkButton kind="secondary" href={decisionPath(key, type.key, 'punt-erbij')}>
              {t.addPoint}
            </LinkButton>
          </p>
        )}
      </Section>
      {writable && (
        <p>
          <a href={decisionPath(key, type.key, 'weghalen')}>{t.removeDecision}</a>
        </p>
      )}
    </>,
  )
}

function Points({
  process,
  type,
  locale,
  writable,
}: {
  readonly process: string
  readonly type: DecisionType
  readonly locale: Locale
  readonly writable: boolean
}) {
  const t = texts(locale)
  const at = (point: Criterion): string => decisionPath(process, type.key, `punt/${point.key}`)
  return (
    <Table
      locale={locale}
      caption={t.points}
      captionHidden
      rows={type.criteria}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'point',
          title: t.point,
          rowHeader: true,
          cell: (point) => <a href={at(point)}>{say(point.title, locale)}</a>,
        },
        { key: 'question', title: t.pointQuestion, cell: ({ question }) => say(question, locale) },
        ...moveColumn(writable, locale, (point: Criterion) => ({
          action: `${at(point)}/verplaatsen`,
          title: say(point.title, locale),
          order: orderOf(type),
          at: type.criteria.indexOf(point),
        })),
      ]}
    />
  )
}
