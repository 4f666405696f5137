import { z } from 'zod'
import { formatDay, formatMoment } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { numberText, readCents } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { amountInWords } from '../../ui/amount/amount.tsx'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  MoneyInput,
  NumberInput,
  OnceToken,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { Table } from '../../ui/table/table.tsx'
import { whatIf } from '../forecast/learn.ts'
import { setThreshold } from '../forecast/make.ts'
import { outlookOf, type Threshold } from '../forecast/rules.ts'
import { runForecast } from '../forecast/run.ts'
import type { ForecastResult } from '../forecast/simulate.ts'
import { forecastTexts } from '../forecast/texts.ts'
import { outlookInWords } from '../forecast/words.ts'
import { mayKeepBooks } from '../rights.ts'
import type { Scheme } from '../schema.ts'
import {
  type Ceiling,
  type Forecast,
  latestForecasts,
  schemeVersion,
  thresholds,
  warnedCeilings,
} from '../store.ts'
import { texts } from '../texts.ts'
import { ceilingInWords } from '../words.ts'
import { ChancesUsed, Pipeline } from './forecast-inputs.tsx'
import { ceilingAsked } from './ledger.tsx'
import { ForecastChart, Sentences } from './outlook.tsx'

/** `/werk/fondsen/plafond/{id}/voorspelling`: when the money runs out, with what that is reckoned, and what if. */
export const showForecast = async (c: Ctx): Promise<Response> => {
  const ceiling = await ceilingAsked(c)
  const set = (await thresholds(c.var.act.db))(ceiling.scheme_key)
  return forecastPage(c, ceiling, set, freshForm({ chance: String(set.chance), weeks: String(set.weeks) }))
}

async function forecastPage(c: Ctx, ceiling: Ceiling, set: Threshold, form: FormState): Promise<Response> {
  const { act } = c.var
  const { db, locale } = act
  const t = forecastTexts(locale)
  const version = await schemeVersion(db, ceiling.scheme_key)
  if (!version) throw new NotFound()
  const { scheme } = version
  const [areas, latest, warned] = await Promise.all([
    allAreas(db),
    latestForecasts(db, [ceiling.id]),
    warnedCeilings(db),
  ])
  const forecast = latest.get(ceiling.id)
  const name = ceilingInWords(ceiling, areas, locale)
  const desk = texts(locale).desk
  return page(
    c,
    {
      title: formTitle(`${t.desk.title} ${say(scheme.title, locale)} ${name}`, form.errors, locale),
      current: 'desk',
      wide: true,
      breadcrumbs: [
        { title: desk.title, href: paths.deskFunds() },
        { title: say(scheme.title, locale), href: paths.deskScheme(scheme.slug) },
        { title: name, href: paths.ledger(ceiling.id) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') === 'bewaard' && <Notice tone="success" announce title={t.desk.saved} />}
      <PageHeading title={t.desk.title} kicker={`${say(scheme.title, locale)}, ${name}`} />
      {forecast ? (
        <>
          <Sentences forecast={forecast} locale={locale} />
          <ForecastChart forecast={forecast} locale={locale} />
          <Section title={t.desk.pipelineTitle}>
            <Pipeline inputs={forecast.inputs} locale={locale} />
          </Section>
          <Section title={t.desk.chancesTitle}>
            <p>{t.desk.chancesText}</p>
            <ChancesUsed inputs={forecast.inputs} locale={locale} />
          </Section>
          <WhatIf
            ceiling={ceiling}
            forecast={forecast}
            change={await changeAsked(c, forecast)}
            locale={locale}
          />
        </>
      ) : (
        <p>{t.desk.none}</p>
      )}
      <Section title={t.desk.thresholdTitle}>
        <p>
          {t.desk.thresholdNow(set.chance, set.weeks)} {warned.has(ceiling.id) && t.desk.told}
        </p>
        {mayKeepBooks(act.actor, null) && (
          <ThresholdForm scheme={scheme} ceiling={ceiling} form={form} locale={locale} />
        )}
      </Section>
      {forecast && (
        <>
          <p class="small">
            {t.madeAt(formatMoment(forecast.at, locale))} {t.desk.seed(forecast.seed)}
          </p>
          <p class="small">{t.how[2]}</p>
        </>
      )}
    </>,
    formStatus(form.errors),
  )
}

interface Change {
  readonly raiseCents: number
  readonly isAllGranted: boolean
  readonly result: ForecastResult
}

/** Plays the change of the address with the seed of the forecast, so that only the change makes a difference. */
async function changeAsked(c: Ctx, forecast: Forecast): Promise<Change | null> {
  const raiseCents = Math.min(readCents(c.req.query('erbij')?.trim() ?? '') ?? 0, 1_000_000_000_00)
  const isAllGranted = c.req.query('alles') === 'ja'
  if (raiseCents === 0 && !isAllGranted) return null
  const inputs = whatIf(forecast.inputs, { raiseCents, isAllGranted })
  return { raiseCents, isAllGranted, result: await runForecast(inputs, forecast.seed) }
}

function WhatIf(props: {
  readonly ceiling: Ceiling
  readonly forecast: Forecast
  readonly change: Change | null
  readonly locale: Locale
}) {
  const { ceiling, forecast, change, locale } = props
  const t = forecastTexts(locale).desk
  const { inputs } = forecast
  const field = bindFields(
    freshForm({
      erbij: change && change.raiseCents > 0 ? String(change.raiseCents / 100) : '',
      alles: change?.isAllGranted ? 'ja' : '',
    }),
    locale,
  )
  const sides = [{ title: t.now, result: forecast.result as ForecastResult }].concat(
    change ? [{ title: t.inCase, result: change.result }] : [],
  )
  const outlooks = sides.map(({ result }) => outlookOf(result.outcomes, inputs.today))
  const rows = [
    {
      title: t.lineOutlook,
      cells: outlooks.map((one) => outlookInWords(one, inputs.today, inputs.untilDay, locale)),
    },
    {
      title: t.lineChance,
      cells: outlooks.map((one) => t.short.chance(one.is === 'dry' ? 100 : one.chance)),
    },
    {
      title: t.lineLeft(formatDay(inputs.untilDay, locale)),
      cells: sides.map(({ result }) => amountInWords(result.left.at(-1)?.middle ?? 0, locale)),
    },
  ]
  return (
    <Section title={t.whatIfTitle} id="wat-als">
      <p>{t.whatIfText}</p>
      <form
        class="flow"
        method="get"
        action={`${paths.forecast(ceiling.id)}#wat-als`}
        aria-label={t.whatIfTitle}
      >
        <MoneyInput {...field('erbij')} label={t.raise} hint={t.raiseHint} optional />
        <Checkbox {...field('alles')} label={t.all} optional />
        <FormActions submit={t.reckon} />
      </form>
      {change && (
        <>
          <p>
            {change.raiseCents > 0 && `${t.raised(amountInWords(change.raiseCents, locale))} `}
            {change.isAllGranted && t.allGranted}
          </p>
          <Table
            locale={locale}
            caption={t.whatIfCaption}
            rows={rows}
            rowKey={({ title }) => title}
            columns={[
              { key: 'line', title: t.what, rowHeader: true, cell: ({ title }) => title },
              ...sides.map(({ title }, index) => ({
                key: title,
                title,
                cell: ({ cells }: (typeof rows)[number]) => cells[index] ?? '',
              })),
            ]}
          />
        </>
      )}
    </Section>
  )
}

function ThresholdForm(props: {
  readonly scheme: Scheme
  readonly ceiling: Ceiling
  readonly form: FormState
  readonly locale: Locale
}) {
  const { ceiling, form, locale } = props
  const t = forecastTexts(locale).desk
  const field = bindFields(form, locale)
  return (
    <Form action={paths.forecast(ceiling.id)} label={t.thresholdTitle}>
      <OnceToken token={newOnceToken()} />
      <NumberInput {...field('chance')} label={t.chanceLabel} hint={t.chanceHint} />
      <NumberInput {...field('weeks')} label={t.weeksLabel} hint={t.weeksHint} />
      <FormActions submit={t.save} />
    </Form>
  )
}

const thresholdSchema = z.object({
  chance: numberText({ min: 1, max: 99 }),
  weeks: numberText({ min: 1, max: 104 }),
})

export async function submitThreshold(c: Ctx): Promise<Response> {
  const { act } = c.var
  const ceiling = await ceilingAsked(c)
  if (!mayKeepBooks(act.actor, null)) throw new Forbidden()
  const input = await readForm(c)
  const { chanceLabel, weeksLabel } = forecastTexts(act.locale).desk
  const parsed = parseForm(thresholdSchema, input, act.locale, { chance: chanceLabel, weeks: weeksLabel })
  if (!parsed.ok) {
    return forecastPage(c, ceiling, (await thresholds(act.db))(ceiling.scheme_key), parsed)
  }
  const path = await once(act, input, async (act) => {
    await setThreshold(act, { schemeKey: ceiling.scheme_key, ...parsed.value })
    return paths.forecast(ceiling.id, { klaar: 'bewaard' })
  })
  return redirect(c, path)
}
