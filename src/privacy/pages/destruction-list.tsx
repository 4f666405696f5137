import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import {
  bindFields,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { approveDestruction } from '../destruction.ts'
import { retentionTexts } from '../retention-texts.ts'
import { type DestructionItem, type DestructionList, destructionLists, itemsOfList } from '../store.ts'

interface Found {
  readonly list: DestructionList
  readonly items: readonly DestructionItem[]
}

async function listAt(c: Ctx): Promise<Found> {
  const { act } = c.var
  const list = (await destructionLists(act.db)).find(({ id }) => id === c.req.param('id'))
  if (!list) throw new NotFound()
  return { list, items: await itemsOfList(act.db, list.id) }
}

/** `/beheer/bewaren/:id`: what is on the list, why, and what became of it. */
export const showDestructionList = async (c: Ctx): Promise<Response> =>
  listPage(c, await listAt(c), freshForm())

function listPage(c: Ctx, { list, items }: Found, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = retentionTexts(locale)
  const field = bindFields(form, locale)
  const standing = ({ excluded_reason: kept, destroyed_at: gone }: DestructionItem): string =>
    kept !== null ? `${t.kept}: ${kept}` : gone ? t.destroyed(formatDay(dayOf(gone), locale)) : t.stands
  return page(
    c,
    {
      title: formTitle(t.listTitle, form.errors, locale),
      current: 'administration',
      wide: true,
      breadcrumbs: [
        { title: t.administration, href: paths.administration() },
        { title: t.title, href: paths.retention() },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading
        title={t.listTitle}
        kicker={t.list(formatDay(dayOf(list.made_at), locale))}
        lead={list.status === 'open' ? t.listLead : t.statuses[list.status]}
      />
      <Table
        locale={locale}
        caption={t.listTitle}
        rows={items}
        rowKey={({ case_id }) => case_id}
        columns={[
          { key: 'number', title: t.number, rowHeader: true, cell: ({ number }) => number },
          { key: 'result', title: t.result, cell: ({ result }) => t.results[result] },
          { key: 'ended', title: t.ended, cell: ({ ended_on }) => formatDay(ended_on, locale) },
          { key: 'years', title: t.years, cell: ({ years }) => String(years) },
          { key: 'ground', title: t.ground, cell: ({ ground }) => ground[locale] },
          { key: 'status', title: t.status, cell: standing },
        ]}
      />
      {list.status === 'open' && (
        <Form action={paths.destructionList(list.id)}>
          <OnceToken token={newOnceToken()} />
          <CheckboxGroup
            {...field('blijft')}
            label={t.keep}
            options={items.map(({ case_id, number }) => ({ value: case_id, label: number }))}
            optional
          />
          <TextArea {...field('reden')} label={t.keepReason} hint={t.keepReasonHint} rows={3} optional />
          <Checkbox {...field('zeker')} label={t.sure} />
          <FormActions submit={t.approve} />
        </Form>
      )}
      <p>{t.backups}</p>
    </>,
    formStatus(form.errors),
  )
}

export async function approveList(c: Ctx): Promise<Response> {
  const { act } = c.var
  const found = await listAt(c)
  const t = retentionTexts(act.locale)
  const input = await readForm(c)
  const keep = [input.text.blijft ?? []].flat()
  const reason = valueIn(input.text, 'reden')
  if (!valueIn(input.text, 'zeker')) return listPage(c, found, withError(input.text, 'zeker', t.sureMissing))
  if (keep.length > 0 && !reason) return listPage(c, found, withError(input.text, 'reden', t.reasonMissing))
  try {
    const path = await once(act, input, async (act) => {
      await approveDestruction(act, { listId: found.list.id, keep, reason })
      return `${paths.retention()}?klaar=lijst`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) return listPage(c, found, withError(input.text, 'zeker', error.message))
    throw error
  }
}
