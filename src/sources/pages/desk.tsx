import { dayOf, formatDay } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { bindFields, ErrorSummary, FileInput, Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { takeSources } from '../actions.ts'
import { readSources, sourcesFile } from '../content.ts'
import { isOld, openOn } from '../rules.ts'
import { allSources, type Source } from '../store.ts'
import { texts } from '../texts.ts'
import { openInWords } from '../words.ts'

/** `/werk/geldbronnen`: the register, what must be looked at again on top. */
export async function showRegister(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).desk
  const today = dayOf(act.now)
  const sources = [...(await allSources(act.db, true))].sort(
    (one, other) =>
      Number(one.retired_on !== null) - Number(other.retired_on !== null) ||
      one.checked_on.localeCompare(other.checked_on) ||
      one.name.localeCompare(other.name, 'nl'),
  )
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  const [added, changed] = (c.req.query('ingelezen') ?? '').split('-').map(Number)
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      {done && <Notice tone="success" announce title={done} />}
      {Number.isSafeInteger(added) && Number.isSafeInteger(changed) && (
        <Notice tone="success" announce title={t.taken(added ?? 0, changed ?? 0)} />
      )}
      <PageHeading title={t.title} lead={t.lead} />
      <p>
        <LinkButton href={paths.newMoneySource()}>{t.add}</LinkButton>
      </p>
      <ul>
        <li>
          <a href={paths.importMoneySources()}>{t.import}</a>
        </li>
        <li>
          <a href={paths.moneySourcesFile()} download>
            {t.export}
          </a>
        </li>
        <li>
          <a href={paths.findMoney()}>{t.publicPage}</a>
        </li>
      </ul>
      {sources.length > 0 ? (
        <Table
          locale={locale}
          caption={t.caption}
          rows={sources}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.name,
              rowHeader: true,
              cell: ({ id, name }) => <a href={paths.deskMoneySource(id)}>{name}</a>,
            },
            {
              key: 'deadline',
              title: t.deadline,
              cell: ({ deadlines }) => openInWords(openOn(deadlines, today), locale),
            },
            {
              key: 'checked',
              title: t.checked,
              cell: ({ checked_on }) => formatDay(checked_on, locale),
            },
            { key: 'state', title: t.state, cell: (source) => <State source={source} today={today} c={c} /> },
          ]}
        />
      ) : (
        <EmptyState
          title={t.emptyTitle}
          level={2}
          instead={<LinkButton href={paths.importMoneySources()}>{t.import}</LinkButton>}
        >
          <p>{t.empty}</p>
        </EmptyState>
      )}
    </>,
  )
}

function State({ source, today, c }: { readonly source: Source; readonly today: string; readonly c: Ctx }) {
  const t = texts(c.var.act.locale)
  if (source.retired_on) return <>{t.desk.retired}</>
  if (isOld(source.checked_on, today)) return <StatusBadge tone="wait">{t.desk.old}</StatusBadge>
  return <>{source.is_example ? t.example : t.desk.fine}</>
}

/** The register as a file that can be filled in and read again. */
export async function downloadRegister(c: Ctx): Promise<Response> {
  const { act } = c.var
  const [sources, areas] = await Promise.all([allSources(act.db), allAreas(act.db)])
  return new Response(sourcesFile(sources, areas, act.locale), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${texts(act.locale).desk.exportName}"`,
    },
  })
}

/** `/werk/geldbronnen/inlezen`: many sources at once, from a spreadsheet. */
export const showImport = (c: Ctx): Response | Promise<Response> => importPage(c, freshForm(), [])

function importPage(c: Ctx, form: FormState, faults: readonly string[]): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).desk
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.importTitle, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.title, href: paths.deskMoneySources() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.importTitle} lead={t.importText} />
      {faults.length > 1 && (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <Form action={paths.importMoneySources()} label={t.importTitle} files>
        <OnceToken token={newOnceToken()} />
        <FileInput {...field('file')} label={t.file} accept=".csv,text/csv" />
        <FormActions submit={t.read} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

export async function submitImport(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).desk
  const input = await readForm(c)
  const file = input.files.file?.[0]
  const areas = await allAreas(act.db)
  const text = file ? new TextDecoder().decode(file.bytes) : ''
  const read = readSources(text, areas, dayOf(act.now), act.locale)
  if (!read.ok) {
    const [first = t.noRows] = file && !file.tooLarge ? read.faults : [t.noRows]
    return importPage(c, withError(input.text, 'file', first), file ? read.faults : [])
  }
  const path = await once(act, input, async (act) => {
    const { added, changed } = await takeSources(act, read.contents)
    return paths.deskMoneySources({ ingelezen: `${added}-${changed}` })
  })
  return redirect(c, path)
}
