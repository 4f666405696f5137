import {
  conditionLine,
  type FormDefinition,
  type FormField,
  type FormSection,
  pageOf,
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
import { editPath, formKind, pagePath, questionPath } from './kind.ts'
import { PagePreview } from './preview.tsx'
import { texts } from './texts.ts'

/** Order of the questions of a page: what moving one changes. */
export const questionOrder = (page: FormSection | undefined): readonly string[] =>
  page?.fields.map(({ key }) => key) ?? []

/** `.../pagina/{page}`: all of one page of the form, each part with a link to change it. */
export async function showPage(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, formKind, key)
  const form = draft.definition
  const page = pageOf(form, c.req.param('pagina') ?? '')
  if (!page) throw new NotFound()
  const writable = draft.from_day === null
  const change = (part: string) => ({ href: pagePath(key, page.key, part), label: t.change })
  return draftPage(
    c,
    { kind: formKind, key, draft, view: 'edit', title: say(page.title, locale), lead: t.pageLead },
    <>
      <p>
        <a href={editPath(key)}>{t.back}</a>
      </p>
      <DefinitionList
        items={[
          {
            term: t.pageWords,
            value: page.intro ? say(page.intro, locale) : t.noIntro,
            change: change('woorden'),
          },
          {
            term: t.when,
            value: page.when ? conditionLine(form, page.when, locale) : t.always,
            change: change('wanneer'),
          },
        ]}
      />
      <Section title={t.questions}>
        {page.fields.length === 0 ? (
          <p>{t.noQuestions}</p>
        ) : (
          <QuestionTable form={form} page={page} locale={locale} writable={writable} />
        )}
        {writable && (
          <p>
            <LinkButton kind="secondary" href={pagePath(key, page.key, 'vraag-erbij')}>
              {t.addQuestion}
            </LinkButton>
          </p>
        )}
      </Section>
      <PagePreview form={form} page={page} locale={locale} />
      {writable && form.sections.length > 1 && (
        <p>
          <a href={pagePath(key, page.key, 'weghalen')}>{t.removePage}</a>
        </p>
      )}
    </>,
  )
}

function QuestionTable({
  form,
  page,
  locale,
  writable,
}: {
  readonly form: FormDefinition
  readonly page: FormSection
  readonly locale: Locale
  readonly writable: boolean
}) {
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.questions}
      captionHidden
      rows={page.fields}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'question',
          title: t.question,
          rowHeader: true,
          cell: (field) => <a href={questionPath(form.key, field.key)}>{say(field.label, locale)}</a>,
        },
        { key: 'type', title: t.type, cell: (field) => t.types[field.type] },
        { key: 'required', title: t.required, cell: (field) => (field.required ? t.yes : t.no) },
        {
          key: 'when',
          title: t.when,
          cell: (field) => (field.when ? conditionLine(form, field.when, locale) : t.always),
        },
        ...moveColumn(writable, locale, (field: FormField) => ({
          action: questionPath(form.key, field.key, 'verplaatsen'),
          title: say(field.label, locale),
          order: questionOrder(page),
          at: page.fields.indexOf(field),
        })),
      ]}
    />
  )
}
