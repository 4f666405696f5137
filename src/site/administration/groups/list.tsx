import { z } from 'zod'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { emailText, shortText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { slugOf } from '../../../kit/slug.ts'
import { paths } from '../../../paths.ts'
import { grantRole } from '../../../people/index.ts'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextInput } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { allGroups } from './groups.ts'
import { texts } from './texts.ts'

const schema = z.object({ afdeling: shortText(100), naam: shortText(120), email: emailText() })

/** `/beheer/groepen`: who does the same work, and what they are needed for. */
export const showGroups = (c: Ctx): Promise<Response> => groupsPage(c, freshForm())

async function groupsPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'administration',
      wide: true,
      breadcrumbs: [{ href: paths.administration(), title: t.administration }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.lead} />
      <Table
        locale={locale}
        caption={t.title}
        captionHidden
        rows={await allGroups(act)}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'group',
            title: t.group,
            rowHeader: true,
            cell: ({ key, name }) => <a href={paths.administerGroup(key)}>{name}</a>,
          },
          { key: 'members', title: t.members, numeric: true, cell: ({ present }) => String(present.length) },
          {
            key: 'steps',
            title: t.steps,
            cell: ({ work }) => (work.length === 0 ? t.noSteps : t.stepsOf(work.length)),
          },
        ]}
      />
      <Section title={t.newDepartment}>
        <p>{t.newDepartmentText}</p>
        <p>
          {t.elsewhere} <a href={paths.administerAreas()}>{t.toAreas}</a>
        </p>
        <Form action={paths.administerGroups()} label={t.newDepartment}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('afdeling')} label={t.departmentName} autocomplete="off" />
          <TextInput {...field('naam')} label={t.name} autocomplete="off" />
          <TextInput {...field('email')} label={t.email} type="email" hint={t.addHint} autocomplete="off" />
          <FormActions submit={t.newSubmit} />
        </Form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

/** A department begins with its first member. */
export async function beginDepartment(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale)
  const input = await readForm(c)
  const labels = { afdeling: t.departmentName, naam: t.name, email: t.email }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return groupsPage(c, parsed)
  const { afdeling: department, naam: name, email } = parsed.value
  const key = `afdeling-${slugOf(department)}`
  if ((await allGroups(act)).some((group) => group.key === key))
    return groupsPage(c, withError(input.text, 'afdeling', t.nameTaken))
  const path = await once(act, input, async (act) => {
    await grantRole(act, { name, email, role: 'adviser', areaId: null, department })
    return `${paths.administerGroup(key)}?klaar=ja`
  })
  return redirect(c, path)
}
