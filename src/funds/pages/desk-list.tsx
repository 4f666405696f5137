import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm, withError } from '../../kit/form.ts'
import { dayText, moneyText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { mayEnter } from '../../people/index.ts'
import { type Area, allAreas, areaLabel } from '../../places/index.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  MoneyInput,
  OnceToken,
  Select,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts as accountTexts } from '../accountability/texts.ts'
import { CeilingRefused, setCeiling } from '../actions.ts'
import { applyingTexts } from '../applying/texts.ts'
import { forecastsOn } from '../forecast/make.ts'
import { outlookOf } from '../forecast/rules.ts'
import { forecastTexts } from '../forecast/texts.ts'
import { outlookInShort } from '../forecast/words.ts'
import { texts as paymentTexts } from '../payments/texts.ts'
import { mayKeepBooks } from '../rights.ts'
import { roomIn } from '../rules.ts'
import type { Scheme } from '../schema.ts'
import {
  type Ceiling,
  ceilingsOf,
  currentSchemes,
  type Forecast,
  waitingCounts,
  warnedCeilings,
} from '../store.ts'
import { texts } from '../texts.ts'
import { ceilingInWords, inOrder } from '../words.ts'
import { DecisionFields, decisionLabels, decisionSchema, parseDecision } from './desk-fields.tsx'
import { schemeAsked } from './one.tsx'

/** `/werk/fondsen`: every ceiling with what is left of it. */
export async function showFunds(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).desk
  const [schemes, ceilings, areas, waiting] = await Promise.all([
    currentSchemes(db),
    ceilingsOf(db),
    allAreas(db),
    waitingCounts(db),
  ])
  const ahead = await aheadOf(act, ceilings)
  return page(
    c,
    { title: t.title, current: 'desk', wide: true },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <ul>
        <li>
          <a href={paths.payments()}>{paymentTexts(locale).desk.look}</a>
        </li>
        <li>
          <a href={paths.accounts()}>{accountTexts(locale).desk.title}</a>
        </li>
        {mayEnter('register', act.actor) && (
          <li>
            <a href={paths.deskMoneySources()}>{t.elsewhere}</a>
          </li>
        )}
      </ul>
      {schemes.map(({ scheme }) => (
        <Section
          key={scheme.key}
          title={say(scheme.title, locale)}
          {...(mayEnter('books', act.actor)
            ? { more: { href: paths.deskScheme(scheme.slug), label: t.set } }
            : {})}
        >
          <p>
            <a href={paths.deskApplications(scheme.slug)}>
              {applyingTexts(locale).desk.listLink}
              <span class="visually-hidden">: {say(scheme.title, locale)}</span>
            </a>
          </p>
          <Books
            scheme={scheme}
            ceilings={ceilings.filter(({ scheme_key }) => scheme_key === scheme.key)}
            areas={areas}
            waiting={waiting}
            ahead={ahead}
            locale={locale}
          />
        </Section>
      ))}
    </>,
  )
}

interface AheadOf {
  readonly forecasts: ReadonlyMap<string, Forecast>
  /** Ceilings for which the fund manager was warned. */
  readonly warned: ReadonlySet<string>
}

/** When the money of the ceilings of today runs out. */
async function aheadOf(act: Act, ceilings: readonly Ceiling[]): Promise<AheadOf> {
  const [forecasts, warned] = await Promise.all([forecastsOn(act, ceilings), warnedCeilings(act.db)])
  return { forecasts, warned }
}

function Ahead(props: { readonly ceilingId: string; readonly ahead: AheadOf; readonly locale: Locale }) {
  const { ceilingId, ahead, locale } = props
  const forecast = ahead.forecasts.get(ceilingId)
  if (!forecast) return <>–</>
  const words = outlookInShort(outlookOf(forecast.result.outcomes, forecast.inputs.today), locale)
  return (
    <a href={paths.forecast(ceilingId)}>
      {ahead.warned.has(ceilingId) ? <StatusBadge tone="bad">{words}</StatusBadge> : words}
    </a>
  )
}

/** The ceilings of a scheme, each with the way to its ledger. */
function Books(props: {
  readonly scheme: Scheme
  readonly ceilings: readonly Ceiling[]
  readonly areas: readonly Area[]
  readonly waiting: ReadonlyMap<string, number>
  readonly ahead: AheadOf
  readonly locale: Locale
}) {
  const { scheme, ceilings, areas, waiting, ahead, locale } = props
  const t = texts(locale)
  const amount = (cents: number) => <Amount cents={cents} locale={locale} />
  if (ceilings.length === 0) {
    return (
      <EmptyState
        title={t.desk.noneTitle}
        level={3}
        instead={
          <LinkButton kind="secondary" href={paths.scheme(scheme.slug)}>
            {t.desk.publicPage}
          </LinkButton>
        }
      >
        <p>{t.desk.none}</p>
      </EmptyState>
    )
  }
  return (
    <Table
      locale={locale}
      caption={t.desk.caption}
      captionHidden
      rows={inOrder(ceilings, areas)}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'period',
          title: t.one.period,
          rowHeader: true,
          cell: (row) => <a href={paths.ledger(row.id)}>{ceilingInWords(row, areas, locale)}</a>,
        },
        { key: 'ceiling', title: t.one.ceiling, numeric: true, cell: (row) => amount(row.balance.budgeted) },
        {
          key: 'reserved',
          title: t.one.reserved,
          numeric: true,
          cell: (row) => amount(row.balance.reserved),
        },
        { key: 'granted', title: t.one.granted, numeric: true, cell: (row) => amount(row.balance.granted) },
        { key: 'left', title: t.one.left, numeric: true, cell: (row) => amount(roomIn(row.balance)) },
        {
          key: 'waiting',
          title: t.desk.waiting,
          cell: ({ id }) => (waiting.has(id) ? t.desk.waitingText(waiting.get(id) ?? 0) : '–'),
        },
        {
          key: 'ahead',
          title: forecastTexts(locale).desk.column,
          cell: ({ id }) => <Ahead ceilingId={id} ahead={ahead} locale={locale} />,
        },
      ]}
    />
  )
}

const ceilingSchema = z.object({
  from: dayText(),
  until: dayText(),
  area: z.uuid().optional(),
  amount: moneyText({ min: 1 }),
  ...decisionSchema.shape,
})

const labelsOf = (locale: Locale): Readonly<Record<string, string>> => {
  const { from, until, area, amount } = texts(locale).desk
  return { from, until, area, amount, ...decisionLabels(locale) }
}

/** `/werk/fondsen/{slug}`: the ceilings of a scheme, and setting a new one. */
export const showDeskScheme = (c: Ctx): Promise<Response> => schemePage(c, freshForm())

async function schemePage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale).desk
  const { scheme } = await schemeAsked(act, c.req.param('slug'))
  const [ceilings, areas, waiting] = await Promise.all([
    ceilingsOf(db, scheme.key),
    allAreas(db),
    waitingCounts(db),
  ])
  const ahead = await aheadOf(act, ceilings)
  const title = say(scheme.title, locale)
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [{ title: t.title, href: paths.deskFunds() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} lead={say(scheme.summary, locale)} />
      <p>
        <a href={paths.scheme(scheme.slug)}>{t.publicPage}</a>
      </p>
      <p>
        <a href={paths.deskApplications(scheme.slug)}>{applyingTexts(locale).desk.listLink}</a>
      </p>
      <Books
        scheme={scheme}
        ceilings={ceilings}
        areas={areas}
        waiting={waiting}
        ahead={ahead}
        locale={locale}
      />
      <NewCeiling act={act} scheme={scheme} areas={areas} form={form} />
    </>,
    formStatus(form.errors),
  )
}

/** For who keeps the books of the whole city, or of an area. */
function NewCeiling(props: {
  readonly act: Act
  readonly scheme: Scheme
  readonly areas: readonly Area[]
  readonly form: FormState
}) {
  const { act, scheme, form } = props
  const { locale, actor } = act
  const t = texts(locale).desk
  const perArea = scheme.ceilings_per !== 'municipality'
  const areas = props.areas.filter(
    ({ id, level, retired_on }) =>
      level === scheme.ceilings_per && retired_on === null && mayKeepBooks(actor, id),
  )
  if (!(perArea ? areas.length > 0 : mayKeepBooks(actor, null))) return null
  const field = bindFields(form, locale)
  return (
    <Section title={t.setTitle}>
      <p>{t.setText}</p>
      <Form action={paths.deskScheme(scheme.slug)} label={t.setTitle}>
        <OnceToken token={newOnceToken()} />
        <DateInput {...field('from')} label={t.from} />
        <DateInput {...field('until')} label={t.until} />
        {perArea && (
          <Select
            {...field('area')}
            label={t.area}
            options={areas.map((area) => ({ value: area.id, label: areaLabel(area, locale) }))}
          />
        )}
        <MoneyInput {...field('amount')} label={t.amount} />
        <DecisionFields form={form} locale={locale} />
        <FormActions submit={t.setButton} />
      </Form>
    </Section>
  )
}

export async function submitCeiling(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { scheme } = await schemeAsked(act, c.req.param('slug'))
  const input = await readForm(c)
  const parsed = parseDecision(ceilingSchema, input, {
    locale: act.locale,
    labels: labelsOf(act.locale),
    today: dayOf(act.now),
  })
  if (!parsed.ok) return schemePage(c, parsed)
  const { from, until, area, amount, body, date, number, announced, reason } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      const id = await setCeiling(act, {
        schemeKey: scheme.key,
        from,
        until,
        areaId: area ?? null,
        cents: amount,
        decision: { body, date, number, announced },
        reason,
      })
      return paths.ledger(id, { klaar: 'gezet' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof CeilingRefused)) throw error
    const place = { period_backwards: 'until', overlaps: 'from', area_needed: 'area', no_area: 'area' }
    return schemePage(c, withError(input.text, place[error.fault], error.message))
  }
}
