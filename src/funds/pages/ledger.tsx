import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm, withError } from '../../kit/form.ts'
import { moneyText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Figures } from '../../ui/figures/figures.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  MoneyInput,
  OnceToken,
  RadioGroup,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { MoneyRefused } from '../actions/refused.ts'
import { changeCeiling } from '../actions.ts'
import { forecastTexts } from '../forecast/texts.ts'
import { mayKeepBooks } from '../rights.ts'
import { holdsOn, roomIn } from '../rules.ts'
import { applicationsOfCeiling, type Ceiling, ceilingById, schemeVersion, sumsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { type ApplicationView, viewApplications } from '../views.ts'
import { ceilingInWords } from '../words.ts'
import { DecisionFields, decisionLabels, decisionSchema, parseDecision } from './desk-fields.tsx'
import { Explanation } from './explanation.tsx'
import { Entries, entriesFor } from './ledger-entries.tsx'
import { RoomMeter, shareUsed } from './parts.tsx'

/** So many applications stand on the page of their ceiling. */
const mostApplications = 200

/** The ceiling of an address. */
export async function ceilingAsked(c: Ctx): Promise<Ceiling> {
  const id = z.uuid().safeParse(c.req.param('id'))
  const ceiling = id.success ? await ceilingById(c.var.act.db, id.data) : null
  if (!ceiling) throw new NotFound()
  return ceiling
}

/** `/werk/fondsen/plafond/{id}`: a ceiling with what its balance is made of, its applications and every booking. */
export const showLedger = async (c: Ctx): Promise<Response> =>
  ledgerPage(c, await ceilingAsked(c), freshForm({ direction: 'omhoog' }))

async function ledgerPage(c: Ctx, ceiling: Ceiling, form: FormState): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = texts(locale)
  const version = await schemeVersion(db, ceiling.scheme_key)
  if (!version) throw new NotFound()
  const { scheme } = version
  const [areas, sums, applications] = await Promise.all([
    allAreas(db),
    sumsOf(db, ceiling.id),
    applicationsOfCeiling(db, ceiling.id, mostApplications + 1),
  ])
  const views = await viewApplications(act, applications.slice(0, mostApplications), 'staff')
  const entries = await entriesFor(c, ceiling)
  const name = ceilingInWords(ceiling, areas, locale)
  const done = t.desk.done[c.req.query('klaar') as keyof typeof t.desk.done]
  const { balance } = ceiling
  const amount = (cents: number): string => amountInWords(cents, locale)
  return page(
    c,
    {
      title: formTitle(`${say(scheme.title, locale)} ${name}`, form.errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [
        { title: t.desk.title, href: paths.deskFunds() },
        { title: say(scheme.title, locale), href: paths.deskScheme(scheme.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading title={name} kicker={t.desk.kicker(say(scheme.title, locale))} />
      <Figures
        figures={[
          { value: amount(balance.budgeted), label: t.desk.figures.ceiling },
          { value: amount(balance.granted), label: t.desk.figures.granted },
          { value: amount(balance.reserved), label: t.desk.figures.reserved },
          { value: amount(roomIn(balance)), label: t.desk.figures.left },
        ]}
      />
      <RoomMeter label={t.one.share(shareUsed(balance))} balance={balance} locale={locale} />
      {holdsOn(ceiling, dayOf(act.now)) && (
        <p>
          <a href={paths.forecast(ceiling.id)}>{forecastTexts(locale).desk.link}</a>
        </p>
      )}
      <Explanation ceiling={ceiling} sums={sums} locale={locale} />
      {mayKeepBooks(act.actor, ceiling.area_id) && <ChangeForm act={act} ceiling={ceiling} form={form} />}
      <Section title={t.desk.applicationsTitle}>
        {views.length > 0 ? (
          <>
            <Applications applications={views} ceiling={ceiling} locale={locale} />
            {applications.length > mostApplications && (
              <p class="small">{t.desk.applicationsMost(mostApplications)}</p>
            )}
          </>
        ) : (
          <p>{t.desk.applicationsNone}</p>
        )}
      </Section>
      <Entries act={act} ceiling={ceiling} entries={entries} />
    </>,
    formStatus(form.errors),
  )
}

function ChangeForm(props: { readonly act: Act; readonly ceiling: Ceiling; readonly form: FormState }) {
  const { act, ceiling, form } = props
  const { locale } = act
  const t = texts(locale).desk
  const field = bindFields(form, locale)
  return (
    <Disclosure summary={t.changeTitle} open={Object.keys(form.errors).length > 0}>
      <p>
        {t.changeText(amountInWords(roomIn(ceiling.balance), locale))} {t.changeLaw}
      </p>
      <Form action={paths.ledger(ceiling.id)} label={t.changeTitle}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('direction')}
          label={t.direction}
          options={[
            { value: 'omhoog', label: t.up },
            { value: 'omlaag', label: t.down },
          ]}
        />
        <MoneyInput {...field('amount')} label={t.by} />
        <DecisionFields form={form} locale={locale} />
        <FormActions submit={t.changeButton} />
      </Form>
    </Disclosure>
  )
}

function Applications(props: {
  readonly applications: readonly ApplicationView[]
  readonly ceiling: Ceiling
  readonly locale: Locale
}) {
  const { applications, ceiling, locale } = props
  const t = texts(locale)
  const amount = (cents: number) => <Amount cents={cents} locale={locale} />
  return (
    <Table
      locale={locale}
      caption={t.desk.applicationsCaption}
      rows={applications}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'plan',
          title: t.one.plan,
          rowHeader: true,
          cell: ({ id, number, plan }) => (
            <a href={paths.ledger(ceiling.id, { aanvraag: id })}>
              {number} {plan?.title}
            </a>
          ),
        },
        {
          key: 'sequence',
          title: t.one.sequence,
          numeric: true,
          cell: ({ sequence }) => String(sequence ?? '–'),
        },
        { key: 'state', title: t.desk.state, cell: ({ state }) => t.states[state] },
        {
          key: 'complete',
          title: t.desk.complete,
          cell: ({ completeOn }) => (completeOn ? formatDay(completeOn, locale) : '–'),
        },
        { key: 'asked', title: t.desk.requested, numeric: true, cell: (row) => amount(row.requested) },
        { key: 'reserved', title: t.one.reserved, numeric: true, cell: (row) => amount(row.reserved) },
        { key: 'granted', title: t.one.granted, numeric: true, cell: (row) => amount(row.granted) },
        { key: 'paid', title: t.one.paid, numeric: true, cell: (row) => amount(row.paid) },
        {
          key: 'settled',
          title: t.one.settled,
          numeric: true,
          cell: ({ settled }) => (settled === null ? '–' : amount(settled)),
        },
      ]}
    />
  )
}

const changeSchema = z.object({
  direction: oneOf(['omhoog', 'omlaag']),
  amount: moneyText({ min: 1 }),
  ...decisionSchema.shape,
})

/** The ceiling goes up or down, by a decision. */
export async function submitChange(c: Ctx): Promise<Response> {
  const { act } = c.var
  const ceiling = await ceilingAsked(c)
  const input = await readForm(c)
  const t = texts(act.locale).desk
  const labels = { direction: t.direction, amount: t.by, ...decisionLabels(act.locale) }
  const parsed = parseDecision(changeSchema, input, {
    locale: act.locale,
    labels,
    today: dayOf(act.now),
  })
  if (!parsed.ok) return ledgerPage(c, ceiling, parsed)
  const { direction, amount, body, date, number, announced, reason } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      await changeCeiling(act, {
        ceilingId: ceiling.id,
        cents: direction === 'omhoog' ? amount : -amount,
        decision: { body, date, number, announced },
        reason,
      })
      return paths.ledger(ceiling.id, { klaar: 'veranderd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof MoneyRefused)) throw error
    return ledgerPage(c, await ceilingAsked(c), withError(input.text, 'amount', error.message))
  }
}
