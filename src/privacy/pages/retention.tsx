import { currentProcesses } from '../../cases/index.ts'
import { isKind, kindSlugs } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { addMonths, dayOf, formatDay } from '../../kit/dates.ts'
import { readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { dueOn, lookForDestruction, retentionOf } from '../destruction.ts'
import { groundOf, type Result, type Retention, results, ruleFor } from '../retention.ts'
import { retentionTexts } from '../retention-texts.ts'
import { type DestructionList, destructionLists, retentionChanges } from '../store.ts'
import { DueTable } from './due-table.tsx'

/** The kinds of cases, by what their process is called now. */
export async function kindsOfCases(act: Act): Promise<ReadonlyMap<string, string>> {
  const versions = await currentProcesses(act.db)
  return new Map(versions.map(({ process }) => [process.kind, process.title[act.locale]]))
}

/** A kind as addresses say it. */
export const kindSlug = (kind: string | null): string | null =>
  kind !== null && isKind(kind) ? kindSlugs[kind] : kind

/** `/beheer/bewaren`: the rules in force, whose turn comes, and the lists of what is past its term. */
export async function showRetention(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = retentionTexts(locale)
  const retention = await retentionOf(act)
  const today = dayOf(act.now)
  const changes = await retentionChanges(act.db)
  const kinds = await kindsOfCases(act)
  const due = await dueOn(act, retention, addMonths(today, 12))
  const waiting = due.filter((one) => one.action === 'archive' && one.dueOn < today)
  return page(
    c,
    {
      title: t.title,
      current: 'administration',
      wide: true,
      breadcrumbs: [{ title: t.administration, href: paths.administration() }],
    },
    <>
      {c.req.query('klaar') === 'termijnen' && <Notice tone="success" announce title={t.changed} />}
      <Listed answer={c.req.query('gevonden')} act={act} />
      {c.req.query('klaar') === 'lijst' && <Notice tone="success" announce title={t.approved} />}
      <PageHeading title={t.title} lead={t.lead} />
      <Lists act={act} lists={await destructionLists(act.db)} />
      {waiting.length > 0 && (
        <Section title={t.archiveTitle}>
          <p>{t.archiveText}</p>
          <DueTable records={waiting} kinds={kinds} caption={t.archiveTitle} locale={locale} />
        </Section>
      )}
      <Section title={t.rules}>
        <p>{retention.note[locale]}</p>
        <p>{t.rulesLead}</p>
        <Rules act={act} retention={retention} kinds={kinds} />
      </Section>
      <Section title={t.yearTitle}>
        {due.length === 0 ? (
          <p>{t.yearNone}</p>
        ) : (
          <DueTable records={due} kinds={kinds} caption={t.yearTitle} locale={locale} />
        )}
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
  )
}

/** `POST /beheer/bewaren`: what is past its term goes on a list now. */
export async function lookNow(c: Ctx): Promise<Response> {
  const input = await readForm(c)
  const path = await once(
    c.var.act,
    input,
    async (act) => `${paths.retention()}?gevonden=${await lookForDestruction(act)}`,
  )
  return redirect(c, path)
}

function Listed({ answer, act }: { readonly answer: string | undefined; readonly act: Act }) {
  const t = retentionTexts(act.locale)
  if (answer === undefined || !/^\d{1,4}$/.test(answer)) return null
  const amount = Number(answer)
  return (
    <Notice
      tone={amount === 0 ? 'info' : 'success'}
      announce
      title={amount === 0 ? t.nothingDue : t.listed(amount)}
    />
  )
}

interface Row {
  readonly kind: string | null
  readonly result: Result
}

function Rules({
  act,
  retention,
  kinds,
}: {
  readonly act: Act
  readonly retention: Retention
  readonly kinds: ReadonlyMap<string, string>
}) {
  const { locale } = act
  const t = retentionTexts(locale)
  const rowsOf = (all: readonly (string | null)[]): readonly Row[] =>
    all.flatMap((kind) => results.map((result) => ({ kind, result })))
  const nameOf = ({ kind }: Row) => (kind === null ? t.everyKind : (kinds.get(kind) ?? kind))
  const rule = ({ kind, result }: Row) => ruleFor(retention, result, kind)
  return (
    <>
      {[
        { title: t.general, rows: rowsOf([null]) },
        { title: t.own, rows: rowsOf([...kinds.keys()]) },
      ].map(({ title, rows }) => (
        <Table
          key={title}
          locale={locale}
          caption={title}
          rows={rows}
          rowKey={({ kind, result }) => `${kind} ${result}`}
          columns={[
            {
              key: 'what',
              title: t.result,
              rowHeader: true,
              cell: (row) => (row.kind === null ? '' : `${nameOf(row)}: `) + t.results[row.result],
            },
            {
              key: 'years',
              title: t.years,
              cell: (row) => `${rule(row).years}${rule(row).kind === row.kind ? '' : ` (${t.follows})`}`,
            },
            { key: 'action', title: t.action, cell: (row) => t.actions[rule(row).action] },
            { key: 'ground', title: t.ground, cell: (row) => groundOf(rule(row))[locale] },
            {
              key: 'edit',
              title: t.edit,
              cell: (row) => (
                <a href={paths.retentionRule(kindSlug(row.kind), row.result)}>
                  {t.edit}
                  <span class="visually-hidden">
                    : {nameOf(row)}, {t.results[row.result]}
                  </span>
                </a>
              ),
            },
          ]}
        />
      ))}
    </>
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
      {!lists.some(({ status }) => status === 'open') && (
        <Form action={paths.retention()}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.lookNow} kind="secondary" />
        </Form>
      )}
      <p class="small">{t.log}</p>
    </Section>
  )
}
