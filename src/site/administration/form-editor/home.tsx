import { conditionLine, type FormDefinition, type FormSection } from '../../../forms/index.ts'
import { ideaFormKey, publicQuestions } from '../../../initiatives/index.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { Section } from '../../../ui/heading/heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { mustHaveDraft } from '../drafts/actions.ts'
import { CheckNotice, draftPage } from '../drafts/frame.tsx'
import { faultsIn } from '../drafts/kind.ts'
import { moveColumn } from '../drafts/move.tsx'
import { editPath, formKind, pagePath, questionPath } from './kind.ts'
import { texts } from './texts.ts'

/** Order of the pages: what moving one changes. */
export const pageOrder = (form: FormDefinition): readonly string[] => form.sections.map(({ key }) => key)

/** `/beheer/concepten/formulieren/{key}`: a form being prepared: check, pages, and what becomes public. */
export async function showFormDraft(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const key = c.req.param('sleutel') ?? ''
  const draft = await mustHaveDraft(act, formKind, key)
  const form = draft.definition
  const writable = draft.from_day === null
  return draftPage(
    c,
    { kind: formKind, key, draft, view: 'edit', lead: t.lead },
    <>
      <Section title={t.check}>
        <CheckNotice faults={await faultsIn(act, formKind, form)} locale={locale} />
      </Section>
      <Section title={t.pages}>
        <PageTable form={form} locale={locale} writable={writable} />
        {writable && (
          <p>
            <LinkButton kind="secondary" href={editPath(key, 'pagina-erbij')}>
              {t.addPage}
            </LinkButton>
          </p>
        )}
      </Section>
      <Section title={t.general}>
        <p>
          <strong>{say(form.title, locale)}.</strong> {form.intro && say(form.intro, locale)}{' '}
          <a href={editPath(key, 'algemeen')}>
            {t.change}
            <span class="visually-hidden">: {t.general}</span>
          </a>
        </p>
      </Section>
      {form.calculations.length > 0 && (
        <Section title={t.sums}>
          <p>{t.sumsText}</p>
          <ul>
            {form.calculations.map(({ label }) => (
              <li>{say(label, locale)}</li>
            ))}
          </ul>
        </Section>
      )}
      {key === ideaFormKey && <Public form={form} locale={locale} />}
    </>,
  )
}

interface Part {
  readonly form: FormDefinition
  readonly locale: Locale
}

function PageTable({ form, locale, writable }: Part & { readonly writable: boolean }) {
  const t = texts(locale)
  return (
    <Table
      locale={locale}
      caption={t.pages}
      captionHidden
      rows={form.sections}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'page',
          title: t.page,
          rowHeader: true,
          cell: (page) => (
            <>
              {form.sections.indexOf(page) + 1}.{' '}
              <a href={pagePath(form.key, page.key)}>{say(page.title, locale)}</a>
            </>
          ),
        },
        {
          key: 'when',
          title: t.when,
          cell: (page) => (page.when ? conditionLine(form, page.when, locale) : t.always),
        },
        {
          key: 'questions',
          title: t.questions,
          cell: (page) => (
            <ul>
              {page.fields.map((field) => (
                <li>
                  <a href={questionPath(form.key, field.key)}>{say(field.label, locale)}</a>
                </li>
              ))}
            </ul>
          ),
        },
        ...moveColumn(writable, locale, (page: FormSection) => ({
          action: pagePath(form.key, page.key, 'verplaatsen'),
          title: say(page.title, locale),
          order: pageOrder(form),
          at: form.sections.indexOf(page),
        })),
      ]}
    />
  )
}

/** Whose eyes the answers are for, so that nobody has to guess it from the questions. */
function Public({ form, locale }: Part) {
  const t = texts(locale)
  const fields = form.sections.flatMap((page) => page.fields)
  const shown = fields.filter(({ key }) => publicQuestions.includes(key))
  return (
    <Section title={t.public}>
      <p>{t.publicText}</p>
      <ul>
        {shown.map((field) => (
          <li>{say(field.label, locale)}</li>
        ))}
      </ul>
      <p>{t.publicOthers}</p>
    </Section>
  )
}
