import {
  type Condition,
  FieldList,
  type FormDefinition,
  type FormField,
  type FormSection,
  pageOf,
} from '../../../forms/index.ts'
import { freshForm } from '../../../kit/form.ts'
import type { Locale } from '../../../kit/locale.ts'
import { Section } from '../../../ui/heading/heading.tsx'
import { CheckNotice } from '../drafts/frame.tsx'
import type { MakePiece } from '../drafts/piece.tsx'
import { formKind } from './kind.ts'
import { texts } from './texts.ts'

// The fields of the preview stand beside the fields of the editor: their names must differ.
const own = (key: string): string => `voorbeeld-${key}`

function ownCondition(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(ownCondition) }
  if ('any' in condition) return { any: condition.any.map(ownCondition) }
  if ('not' in condition) return { not: ownCondition(condition.not) }
  return { ...condition, field: own(condition.field) }
}

const ownField = (field: FormField): FormField => ({
  ...field,
  key: own(field.key),
  ...(field.when ? { when: ownCondition(field.when) } : {}),
})

const asExample = (form: FormDefinition): FormDefinition => ({
  ...form,
  sections: form.sections.map((page) => ({ ...page, fields: page.fields.map(ownField) })),
})

/** A page of the form as the person sees it who fills it in. */
export function PagePreview({
  form,
  page,
  locale,
}: {
  readonly form: FormDefinition
  readonly page: FormSection
  readonly locale: Locale
}) {
  const t = texts(locale)
  const example = asExample(form)
  return (
    <Section title={t.looksLike}>
      <div class="flow">
        <h3>{page.title[locale]}</h3>
        {page.intro && <p>{page.intro[locale]}</p>}
        {page.fields.length === 0 ? (
          <p>{t.noQuestions}</p>
        ) : (
          <FieldList
            form={example}
            fields={pageOf(example, page.key)?.fields ?? []}
            state={freshForm()}
            locale={locale}
            areas={[]}
          />
        )}
      </div>
    </Section>
  )
}

/** Every page that changes a part shows what it makes beside it: the page of the form, and the check. */
export const withPage =
  (
    make: MakePiece<FormDefinition>,
    pageIn: (form: FormDefinition, params: { page?: string; question?: string }) => FormSection | undefined,
  ): MakePiece<FormDefinition> =>
  async (c, form) => {
    const piece = await make(c, form)
    if (!piece) return null
    const { locale } = c.var.act
    const [page, question] = [c.req.param('pagina'), c.req.param('vraag')]
    return {
      ...piece,
      preview: (shown) => {
        const here = pageIn(shown, { ...(page ? { page } : {}), ...(question ? { question } : {}) })
        return (
          <>
            {here && <PagePreview form={shown} page={here} locale={locale} />}
            <Section title={texts(locale).check}>
              <CheckNotice faults={formKind.check(shown)} locale={locale} />
            </Section>
          </>
        )
      },
    }
  }
