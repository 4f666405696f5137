import { z } from 'zod'
import { kindBySlug } from '../../initiatives/index.ts'
import { addMonths, dayOf } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
} from '../../kit/form.ts'
import { longText, numberText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths, retentionResults } from '../../paths.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  NumberInput,
  OnceToken,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { changeRetention, dueOn, type RuleChange, retentionOf, retentionWith } from '../destruction.ts'
import { actions, groundOf, type Result, type Retention, results, ruleFor } from '../retention.ts'
import { retentionTexts } from '../retention-texts.ts'
import { DueTable } from './due-table.tsx'
import { kindSlug, kindsOfCases } from './retention.tsx'

interface Place {
  /** Null: the general rule. */
  readonly kind: string | null
  readonly result: Result
  readonly kinds: ReadonlyMap<string, string>
}

async function placeOf(c: Ctx): Promise<Place> {
  const slug = c.req.param('soort') ?? ''
  const result = results.find((one) => retentionResults[one] === c.req.param('resultaat'))
  const kinds = await kindsOfCases(c.var.act)
  const kind = slug === 'algemeen' ? null : (kindBySlug(slug) ?? slug)
  if (!result || (kind !== null && !kinds.has(kind))) throw new NotFound()
  return { kind, result, kinds }
}

const ownFields = {
  jaren: numberText({ min: 1, max: 100 }),
  daarna: z.enum(actions),
  nummer: shortText(40).optional(),
  naam: shortText(300).optional(),
}
/** Who only looks what a rule does need not say why yet. */
const reasonFor = (looks: boolean) => ({ reden: looks ? longText(500).optional() : longText(500) })

/** `/beheer/bewaren/regel/{soort}/{resultaat}`: one rule, and what another would do before it holds. */
export async function showRetentionRule(c: Ctx): Promise<Response> {
  const place = await placeOf(c)
  const retention = await retentionOf(c.var.act)
  const rule = ruleFor(retention, place.result, place.kind)
  const form = freshForm({
    eigen: rule.kind === place.kind ? 'ja' : 'nee',
    jaren: String(rule.years),
    daarna: rule.action,
    nummer: rule.list_number,
    naam: rule.list_name,
  })
  return rulePage(c, place, retention, form, null)
}

async function rulePage(
  c: Ctx,
  place: Place,
  retention: Retention,
  form: FormState,
  preview: Retention | null,
): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = retentionTexts(locale)
  const { kind, result, kinds } = place
  const general = ruleFor(retention, result, null)
  const field = bindFields(form, locale)
  const title = t.ruleTitle(kind === null ? t.everyKind : (kinds.get(kind) ?? kind), t.results[result])
  const inAYear = addMonths(dayOf(act.now), 12)
  const isDestroyed = ({ action }: { readonly action: string }) => action === 'destroy'
  const before = preview && (await dueOn(act, retention, inAYear)).filter(isDestroyed)
  const after = preview && (await dueOn(act, preview, inAYear))
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'administration',
      breadcrumbs: [
        { title: t.administration, href: paths.administration() },
        { title: t.title, href: paths.retention() },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} lead={t.ruleLead} />
      {before && after && (
        <Section title={t.previewTitle}>
          <p role="status">{t.previewNow(before.length, after.filter(isDestroyed).length)}</p>
          {after.length > 0 && (
            <DueTable records={after} kinds={kinds} caption={t.previewTitle} locale={locale} />
          )}
        </Section>
      )}
      <p>
        {t.ground}: {groundOf(ruleFor(retention, result, kind))[locale]}
      </p>
      <Form action={paths.retentionRule(kindSlug(kind), result)}>
        <OnceToken token={newOnceToken()} />
        {kind !== null && (
          <RadioGroup
            {...field('eigen')}
            label={t.follow}
            options={[
              { value: 'nee', label: t.followGeneral(general.years) },
              { value: 'ja', label: t.followOwn },
            ]}
          />
        )}
        <NumberInput {...field('jaren')} label={t.years} />
        <RadioGroup
          {...field('daarna')}
          label={t.actionLabel}
          options={actions.map((value) => ({ value, label: t.actions[value], hint: t.actionHints[value] }))}
        />
        <TextInput {...field('nummer')} label={t.listNumber} hint={t.listHint} autocomplete="off" optional />
        <TextInput {...field('naam')} label={t.listName} autocomplete="off" optional />
        <TextArea {...field('reden')} label={t.reason} rows={3} />
        <FormActions submit={t.submitChange} name="doen" value="publiceren">
          <Button kind="secondary" name="doen" value="bekijken">
            {t.look}
          </Button>
        </FormActions>
      </Form>
    </>,
    formStatus(form.errors),
  )
}

/** Shows what another rule would do, or publishes it. */
export async function saveRetentionRule(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = retentionTexts(act.locale)
  const place = await placeOf(c)
  const { kind, result } = place
  const retention = await retentionOf(act)
  const input = await readForm(c)
  const labels = {
    ...{ jaren: t.years, daarna: t.actionLabel, nummer: t.listNumber },
    ...{ naam: t.listName, reden: t.reason },
  }
  const looks = valueIn(input.text, 'doen') === 'bekijken'
  const follows = kind !== null && valueIn(input.text, 'eigen') === 'nee'
  if (follows) {
    const parsed = parseForm(z.object(reasonFor(looks)), input, act.locale, labels)
    if (!parsed.ok) return rulePage(c, place, retention, parsed, null)
    return finish({ kind, result, rule: null })
  }
  const parsed = parseForm(z.object({ ...ownFields, ...reasonFor(looks) }), input, act.locale, labels)
  if (!parsed.ok) return rulePage(c, place, retention, parsed, null)
  const { jaren: years, daarna: action, nummer, naam } = parsed.value
  const filled = { ...(nummer ? { list_number: nummer } : {}), ...(naam ? { list_name: naam } : {}) }
  return finish({ kind, result, rule: { years, action, ...filled } })

  async function finish(change: RuleChange): Promise<Response> {
    if (looks) {
      const typed = { values: input.text, errors: {} }
      return rulePage(c, place, retention, typed, await retentionWith(act, change))
    }
    const path = await once(act, input, async (act) => {
      await changeRetention(act, { ...change, reason: valueIn(input.text, 'reden') })
      return `${paths.retention()}?klaar=termijnen`
    })
    return redirect(c, path)
  }
}
