import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { longText, numberText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  NumberInput,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { changeRetention, retentionOf } from '../destruction.ts'
import { results } from '../retention.ts'
import { retentionTexts } from '../retention-texts.ts'
import { type DestructionList, destructionLists, retentionChanges } from '../store.ts'

const years = () => numberText({ min: 1, max: 100 })
const schema = z.object({ decided: years(), completed: years(), stopped: years(), reden: longText(500) })

/** `/beheer/bewaren`: the terms in force, their changes, and the lists of what is past its term. */
export async function showRetention(c: Ctx): Promise<Response> {
  const { rules } = await retentionOf(c.var.act)
  const values = Object.fromEntries(rules.map(({ result, years }) => [result, String(years)]))
  return retentionPage(c, freshForm(values))
}

async function retentionPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = retentionTexts(locale)
  const { rules, note } = await retentionOf(act)
  const changes = await retentionChanges(act.db)
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.title, form.errors, locale),
      current: 'administration',
      breadcrumbs: [{ title: t.administration, href: paths.administration() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') === 'termijnen' && <Notice tone="success" announce title={t.changed} />}
      {c.req.query('klaar') === 'lijst' && <Notice tone="success" announce title={t.approved} />}
      <PageHeading title={t.title} lead={t.lead} />
      <Lists act={act} lists={await destructionLists(act.db)} />
      <Section title={t.rules}>
        <p>{note[locale]}</p>
        <Table
          locale={locale}
          caption={t.rules}
          rows={rules}
          rowKey={({ key }) => key}
          columns={[
            { key: 'result', title: t.result, rowHeader: true, cell: ({ result }) => t.results[result] },
            { key: 'years', title: t.years, cell: ({ years }) => String(years) },
            { key: 'ground', title: t.ground, cell: ({ ground }) => ground[locale] },
          ]}
        />
      </Section>
      <Section title={t.change}>
        <Form action={paths.retention()}>
          <OnceToken token={newOnceToken()} />
          {results.map((result) => (
            <NumberInput {...field(result)} label={t.yearsFor(t.results[result].toLowerCase())} />
          ))}
          <TextArea {...field('reden')} label={t.reason} rows={3} />
          <FormActions submit={t.submitChange} />
        </Form>
      </Section>
      {changes.length > 0 && (
        <Section title={t.versions}>
          <ul>
            {changes.map(({ version, changed_at, reason }) => (
              <li>{t.version(version, formatDay(dayOf(changed_at), locale), reason)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

function Lists({ act, lists }: { readonly act: Act; readonly lists: readonly DestructionList[] }) {
  const { locale } = act
  const t = retentionTexts(locale)
  return (
    <Section title={t.lists}>
      {lists.length === 0 ? (
        <p>{t.noLists}</p>
      ) : (
        <Table
          locale={locale}
          caption={t.lists}
          rows={lists}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'list',
              title: t.lists,
              rowHeader: true,
              cell: ({ id, made_at }) => (
                <a href={paths.destructionList(id)}>{t.list(formatDay(dayOf(made_at), locale))}</a>
              ),
            },
            { key: 'status', title: t.status, cell: ({ status }) => t.statuses[status] },
            {
              key: 'amount',
              title: t.amount,
              cell: ({ amount, destroyed }) => t.amounts(amount, destroyed),
            },
          ]}
        />
      )}
    </Section>
  )
}

export async function saveRetention(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = retentionTexts(act.locale)
  const input = await readForm(c)
  const labels = { ...t.results, reden: t.reason }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return retentionPage(c, parsed)
  const { reden, ...years } = parsed.value
  const path = await once(act, input, async (act) => {
    await changeRetention(act, { years, reason: reden })
    return `${paths.retention()}?klaar=termijnen`
  })
  return redirect(c, path)
}
