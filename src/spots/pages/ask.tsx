import { z } from 'zod'
import { caseIdsOfParty } from '../../cases/index.ts'
import { type Initiative, initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { dayText, longText, ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import {
  bindFields,
  Checkbox,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  Select,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { askForSpot, SpotRefused } from '../actions.ts'
import { answerBy, answerDays } from '../rules.ts'
import { openRequests, type Spot } from '../store.ts'
import { texts } from '../texts.ts'
import { askedInWords } from '../words.ts'
import { spotAsked } from './one.tsx'

const askSchema = z.object({
  plan: z.uuid(),
  why: longText(500),
  from: dayText(),
  until: dayText(),
  early: ticked(),
})

/** The plans of who asks that are under way. */
async function ownPlans(act: Act): Promise<readonly Initiative[]> {
  const { personId, organisationIds } = act.actor
  if (personId === null) return []
  const ids = await caseIdsOfParty(act.db, personId, organisationIds)
  const plans = [...(await initiativesByIds(act.db, ids)).values()]
  return plans
    .filter(({ progress }) => progress !== 'completed' && progress !== 'stopped')
    .sort((one, other) => other.number.localeCompare(one.number))
}

/** `/plekken/{slug}/vragen`: asks for a place, for a plan of one's own. */
export async function showAsk(c: Ctx): Promise<Response> {
  const [only, ...others] = await ownPlans(c.var.act)
  return askPage(c, await spotAsked(c), freshForm({ plan: others.length === 0 ? only?.case_id : '' }))
}

async function askPage(c: Ctx, spot: Spot, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const plans = await ownPlans(act)
  const field = bindFields(form, locale)
  const title = t.ask.title(spot.name)
  const answerDay = formatDay(answerBy(dayOf(act.now)), locale)
  const asked = askedInWords(await openRequests(act.db, { spotId: spot.id }), locale)
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      breadcrumbs: [
        { title: t.list.title, href: paths.spots() },
        { title: spot.name, href: paths.spot(spot.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} lead={t.ask.lead(answerDays)} />
      {asked && (
        <Notice title={asked}>
          <p>{t.one.askToo}</p>
        </Notice>
      )}
      {plans.length > 0 ? (
        <Form action={paths.askSpot(spot.slug)} label={title}>
          <OnceToken token={newOnceToken()} />
          <Select
            {...field('plan')}
            label={t.ask.plan}
            options={plans.map((plan) => ({ value: plan.case_id, label: `${plan.title} (${plan.number})` }))}
          />
          <TextArea {...field('why')} label={t.ask.why} hint={t.ask.whyHint} max={500} rows={3} />
          <DateInput {...field('from')} label={t.ask.from} hint={t.ask.fromHint(answerDay)} />
          <DateInput {...field('until')} label={t.ask.until} />
          {(form.errors.early || valueIn(form.values, 'early') !== '') && (
            <Checkbox
              {...field('early')}
              label={t.ask.earlyKnown}
              hint={t.ask.early(answerDay)}
              optional="unsaid"
            />
          )}
          <FormActions submit={t.ask.send} />
        </Form>
      ) : (
        <EmptyState
          title={t.ask.noPlanTitle}
          level={2}
          instead={<LinkButton href={paths.tellIdea()}>{t.list.tellIdea}</LinkButton>}
        >
          <p>{t.ask.noPlan}</p>
        </EmptyState>
      )}
    </>,
    formStatus(form.errors),
  )
}

export async function sendAsk(c: Ctx): Promise<Response> {
  const { act } = c.var
  const spot = await spotAsked(c)
  const t = texts(act.locale).ask
  const input = await readForm(c)
  const parsed = parseForm(askSchema, input, act.locale, t as unknown as Readonly<Record<string, string>>)
  if (!parsed.ok) return askPage(c, spot, parsed)
  const { plan, why, from, until, early } = parsed.value
  const own = (await ownPlans(act)).find(({ case_id }) => case_id === plan)
  if (!own) return askPage(c, spot, withError(input.text, 'plan', t.noPlan))
  if (from <= answerBy(dayOf(act.now)) && !early)
    return askPage(c, spot, withError(input.text, 'early', t.earlyFault))
  try {
    const path = await once(act, input, async (act) => {
      await askForSpot(act, { spotId: spot.id, caseId: plan, why, from, until })
      return `${paths.initiative(own.number, own.slug)}?klaar=plek`
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return askPage(
      c,
      spot,
      withError(input.text, error instanceof SpotRefused ? error.field : 'plan', error.message),
    )
  }
}
