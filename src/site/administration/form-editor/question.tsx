import {
  conditionLine,
  type FieldOption,
  type FormDefinition,
  type FormField,
  limitsInWords,
  pageWith,
  questionOf,
} from '../../../forms/index.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { draftPage } from '../drafts/frame.tsx'
import { moveColumn } from '../drafts/move.tsx'
import { formKind, pagePath, questionPath } from './kind.ts'
import { PagePreview } from './preview.tsx'
import { texts } from './texts.ts'

/** Order of the answers of a question: what moving one changes. */
export const optionOrder = (question: FormField | undefined): readonly string[] =>
  question && 'options' in question ? question.options.map(({ value }) => value) : []

/** Order of the rows of a table. */
export const rowOrder = (question: FormField | undefined): readonly string[] =>
  question?.type === 'matrix' ? question.rows.map(({ value }) => value) : []

/** `.../vraag/{question}`: all of one question, each part with a link to change it. */
export async function showQuestion(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, formKind, key)
  const form = draft.definition
  const question = questionOf(form, c.req.param('vraag') ?? '')
  const page = question && pageWith(form, question.key)
  if (!question || !page) throw new NotFound()
  const writable = draft.from_day === null
  return draftPage(
    c,
    { kind: formKind, key, draft, view: 'edit', title: say(question.label, locale), lead: t.questionLead },
    <>
      <p>
        <a href={pagePath(key, page.key)}>{t.backToPage(say(page.title, locale))}</a>
      </p>
      <DefinitionList items={partsOf(form, question, locale)} />
      {'options' in question && (
        <Section title={t.answers}>
          <ListTable {...answersOf(form, question, locale)} locale={locale} writable={writable} />
          {writable && (
            <p>
              <LinkButton kind="secondary" href={questionPath(key, question.key, 'antwoord-erbij')}>
                {t.addAnswer}
              </LinkButton>
            </p>
          )}
        </Section>
      )}
      {question.type === 'matrix' && (
        <Section title={t.rows}>
          <ListTable {...rowsOf(form, question, locale)} locale={locale} writable={writable} />
          {writable && (
            <p>
              <LinkButton kind="secondary" href={questionPath(key, question.key, 'rij-erbij')}>
                {t.addRow}
              </LinkButton>
            </p>
          )}
        </Section>
      )}
      <PagePreview form={form} page={page} locale={locale} />
      {writable && (
        <ul>
          {form.sections.length > 1 && (
            <li>
              <a href={questionPath(key, question.key, 'andere-pagina')}>{t.otherPage}</a>
            </li>
          )}
          <li>
            <a href={questionPath(key, question.key, 'weghalen')}>{t.removeQuestion}</a>
          </li>
        </ul>
      )}
    </>,
  )
}

function partsOf(form: FormDefinition, question: FormField, locale: Locale) {
  const t = texts(locale)
  const change = (part: string) => ({ href: questionPath(form.key, question.key, part), label: t.change })
  const { desk, hint, why } = question
  return [
    {
      term: t.questionWords,
      value: (
        <>
          {hint && <p>{say(hint, locale)}</p>}
          {why && <p>{t.whyIs(say(why, locale))}</p>}
          {!hint && !why && t.noHint}
        </>
      ),
      change: change('woorden'),
    },
    {
      term: t.filling,
      value: [
        t.types[question.type],
        question.required ? t.isRequired : t.isOptional,
        ...limitsInWords(question, locale),
      ].join(', '),
      change: change('invullen'),
    },
    {
      term: t.when,
      value: question.when ? conditionLine(form, question.when, locale) : t.always,
      change: change('wanneer'),
    },
    {
      term: t.desk,
      value: [desk?.label ? say(desk.label, locale) : t.deskSame, ...(desk?.later ? [t.deskLater] : [])].join(
        ', ',
      ),
      change: change('balie'),
    },
  ]
}

interface Listed {
  readonly title: string
  readonly column: string
  readonly list: readonly Pick<FieldOption, 'value' | 'label'>[]
  readonly at: (value: string) => string
}

const answersOf = (
  form: FormDefinition,
  question: Extract<FormField, { options: unknown }>,
  locale: Locale,
): Listed => ({
  title: texts(locale).answers,
  column: texts(locale).answer,
  list: question.options,
  at: (value) => questionPath(form.key, question.key, `antwoord/${encodeURIComponent(value)}`),
})

const rowsOf = (
  form: FormDefinition,
  question: Extract<FormField, { type: 'matrix' }>,
  locale: Locale,
): Listed => ({
  title: texts(locale).rows,
  column: texts(locale).row,
  list: question.rows,
  at: (value) => questionPath(form.key, question.key, `rij/${encodeURIComponent(value)}`),
})

/** The answers or the rows of a question, each with its page and its place. */
function ListTable({
  title,
  column,
  list,
  at,
  locale,
  writable,
}: Listed & { readonly locale: Locale; readonly writable: boolean }) {
  const order = list.map(({ value }) => value)
  return (
    <Table
      locale={locale}
      caption={title}
      captionHidden
      rows={list}
      rowKey={({ value }) => value}
      columns={[
        {
          key: 'words',
          title: column,
          rowHeader: true,
          cell: ({ value, label }) => <a href={at(value)}>{say(label, locale)}</a>,
        },
        ...moveColumn(writable, locale, ({ value, label }: Listed['list'][number]) => ({
          action: `${at(value)}/verplaatsen`,
          title: say(label, locale),
          order,
          at: order.indexOf(value),
        })),
      ]}
    />
  )
}
