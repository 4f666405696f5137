import {
  conditionLine,
  type FormDefinition,
  formVersions,
  limitsInWords,
  newestForms,
  type PublishedFormVersion,
} from '../../../forms/index.ts'
import { dayOf, formatDay } from '../../../kit/dates.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Ctx } from '../../../kit/http.ts'
import { type Locale, say } from '../../../kit/locale.ts'
import { paths } from '../../../paths.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { draftPanel } from '../drafts/panel.tsx'
import { texts as administrationTexts } from '../texts.ts'
import { formKind } from './kind.ts'
import { texts } from './texts.ts'

const path = ({ form }: PublishedFormVersion): string => paths.administerForm(form.key)

/** `/beheer/formulieren`: the forms in force. */
export async function showForms(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const forms = await newestForms(act.db)
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: administrationTexts(locale).home.title }],
    },
    <>
      <PageHeading title={t.title} lead={t.listLead} />
      <Table
        locale={locale}
        caption={t.title}
        captionHidden
        rows={forms}
        rowKey={({ form }) => form.key}
        columns={[
          {
            key: 'form',
            title: t.form,
            rowHeader: true,
            cell: (one) => <a href={path(one)}>{say(one.form.title, locale)}</a>,
          },
          { key: 'version', title: t.version, numeric: true, cell: ({ form }) => String(form.version) },
          {
            key: 'pages',
            title: t.pages,
            numeric: true,
            cell: ({ form }) => String(form.sections.length),
          },
          {
            key: 'questions',
            title: t.questions,
            numeric: true,
            cell: ({ form }) => String(form.sections.flatMap(({ fields }) => fields).length),
          },
          {
            key: 'published',
            title: t.published,
            cell: ({ publishedAt }) => formatDay(dayOf(publishedAt), locale, 'medium'),
          },
        ]}
      />
    </>,
  )
}

/** `/beheer/formulieren/{key}`: a published form to read, in its newest version or the one asked. */
export async function showForm(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const versions = await formVersions(act.db, c.req.param('sleutel') ?? '')
  const asked = c.req.query('versie')
  const shown = asked ? versions.find(({ form }) => String(form.version) === asked) : versions[0]
  if (!shown) throw new NotFound()
  const { form } = shown
  const isNow = shown === versions[0]
  return page(
    c,
    {
      title: say(form.title, locale),
      current: 'administration',
      wide: true,
      breadcrumbs: [
        { href: paths.administration(), title: administrationTexts(locale).home.title },
        { href: paths.administerForms(), title: t.title },
      ],
    },
    <>
      <PageHeading
        title={say(form.title, locale)}
        kicker={isNow ? t.holdsNow(form.version) : t.heldBefore(form.version)}
        {...(form.intro ? { lead: say(form.intro, locale) } : {})}
      />
      {isNow && (await draftPanel(c, formKind, form.key))}
      <FormWords form={form} locale={locale} />
      {versions.length > 1 && (
        <Section title={t.versions}>
          <ul>
            {versions.map(({ form: { key, version }, publishedAt }) => (
              <li>
                <a href={paths.administerForm(key, version)}>{t.versionOf(version)}</a>,{' '}
                {t.publishedOn(formatDay(dayOf(publishedAt), locale, 'long'))}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>,
  )
}

/** Pages and questions in words. */
function FormWords({ form, locale }: { readonly form: FormDefinition; readonly locale: Locale }) {
  const t = texts(locale)
  return (
    <>
      {form.sections.map((section, at) => (
        <Section title={`${at + 1}. ${say(section.title, locale)}`}>
          {section.when && <p>{conditionLine(form, section.when, locale)}</p>}
          <ul>
            {section.fields.map((field) => (
              <li>
                {say(field.label, locale)} (
                {[
                  t.types[field.type],
                  field.required ? t.isRequired : t.isOptional,
                  ...limitsInWords(field, locale),
                  ...(field.when ? [conditionLine(form, field.when, locale)] : []),
                ].join(', ')}
                )
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}
