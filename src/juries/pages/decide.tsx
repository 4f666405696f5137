import { z } from 'zod'
import { Forbidden } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { longText, moneyText, oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Amount, amountInWords } from '../../ui/amount/amount.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  MoneyInput,
  OnceToken,
  RadioGroup,
  Select,
  TextArea,
  WhenChosen,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import {
  type AdviceDecision,
  decideOnAdvice,
  decidesOn,
  isForDecision,
  rehearseDecisions,
  WishNotDecided,
} from '../actions.ts'
import { juryName } from '../jury.ts'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { texts } from '../texts.ts'
import { adviceInWords, resultInWords, votesInWords } from '../words.ts'
import { checkDecisions } from './check-decisions.tsx'
import { roundAsked } from './round-asked.ts'

const decideChoices = ['follow', 'grant', 'refuse', 'later'] as const

const listed = z.array(z.string())

/** Names of the fields of a wish, by its place on the list. */
const namesOf = ({ wish }: OpenedWish) => ({
  choice: `besluit-${wish.position}`,
  cents: `bedrag-${wish.position}`,
  conditions: `voorwaarden-${wish.position}`,
  deviation: `reden-${wish.position}`,
  ground: `grond-${wish.position}`,
  otherWay: `weg-${wish.position}`,
  unmet: `punten-${wish.position}`,
})

const openFor = ({ wishes }: OpenedRound): readonly OpenedWish[] =>
  wishes.filter(({ wish }) => isForDecision(wish) && wish.decided_as === null)

async function roundToDecide(c: Ctx): Promise<OpenedRound> {
  const opened = await roundAsked(c)
  if (!decidesOn(c.var.act, opened)) throw new Forbidden()
  return opened
}

/** `/werk/rondes/{id}/beslissen`: the whole list with the advice; follow it, or depart from it with a reason. */
export async function showDecide(c: Ctx): Promise<Response> {
  const opened = await roundToDecide(c)
  const usual = opened.scheme.refusal_grounds.find(({ key }) => key === 'criteria')?.key
  const values = openFor(opened).flatMap((one): readonly (readonly [string, string | null | undefined])[] => {
    const names = namesOf(one)
    return [
      [names.choice, 'follow'],
      [names.conditions, one.wish.conditions],
      [names.otherWay, one.wish.other_way],
      [names.ground, one.wish.advised_cents === null ? usual : null],
    ]
  })
  return decidePage(c, opened, freshForm(Object.fromEntries(values)))
}

async function decidePage(c: Ctx, opened: OpenedRound, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { round, jury, room } = opened
  const t = texts(locale)
  const title = t.decide.title(juryName(jury, locale), round.number)
  const open = openFor(opened)
  const advised = open.reduce((sum, { wish }) => sum + (wish.advised_cents ?? 0), 0)
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: juryName(jury, locale), href: paths.deskJury(jury.slug) },
        { title: t.round(round.number), href: paths.juryRound(round.id) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} lead={t.decide.lead} />
      {open.length === 0 ? (
        <p>{t.faults.decided_already}</p>
      ) : (
        <>
          <p>
            {t.decide.sum(amountInWords(advised, locale), amountInWords(room, locale))}{' '}
            {t.roundPage.roomMeans}
          </p>
          <Form action={paths.decideRound(round.id)} label={title}>
            <OnceToken token={newOnceToken()} />
            {open.map((one) => (
              <WishToDecide key={one.wish.id} opened={opened} one={one} form={form} locale={locale} />
            ))}
            <FormActions submit={t.decide.check} />
          </Form>
        </>
      )}
    </>,
    formStatus(form.errors),
  )
}

function WishToDecide(props: {
  readonly opened: OpenedRound
  readonly one: OpenedWish
  readonly form: FormState
  readonly locale: 'nl' | 'en'
}) {
  const { opened, one, form, locale } = props
  const { wish } = one
  const t = texts(locale)
  const names = namesOf(one)
  const field = bindFields(form, locale)
  const jurySays = opened.scheme.decided_by.jury === 'decides'
  const saysNo = wish.advised_cents === null
  const hasError = [
    names.cents,
    names.conditions,
    names.deviation,
    names.otherWay,
    names.ground,
    names.unmet,
  ].some((name) => name in form.errors)
  const details = (
    <>
      <Select
        {...field(names.ground)}
        label={t.decide.ground}
        hint={t.decide.groundHint}
        options={opened.scheme.refusal_grounds.map(({ key, title, article }) => ({
          value: key,
          label: `${say(title, locale)} (${article})`,
        }))}
        optional="unsaid"
      />
      <TextArea
        {...field(names.otherWay)}
        label={t.wishPage.otherWay}
        max={1000}
        rows={2}
        optional="unsaid"
      />
    </>
  )
  return (
    <Section title={`${wish.position}. ${one.title}`}>
      <DefinitionList
        items={[
          {
            term: t.roundPage.asks,
            value: <Amount cents={one.application.requested_cents} locale={locale} />,
          },
          {
            term: t.decide.advice,
            value: <strong>{adviceInWords(one, locale)}</strong>,
          },
          {
            term: t.roundPage.vote,
            value: `${votesInWords(one.ballots, locale)}: ${resultInWords(one.result, locale)}`,
          },
          { term: t.decide.reasons, value: <span class="keep-lines">{wish.reasons}</span> },
          ...(wish.conditions ? [{ term: t.wishPage.conditions, value: wish.conditions }] : []),
        ]}
      />
      <p>
        <a href={paths.juryWish(opened.round.id, wish.id)}>
          {t.roundPage.look}
          <span class="visually-hidden">: {one.title}</span>
        </a>
      </p>
      <div class="opens flow">
        <RadioGroup
          {...field(names.choice)}
          label={t.decide.choice}
          options={decideChoices
            .filter((choice) => !jurySays || choice === 'follow' || choice === 'later')
            .map((choice) => ({
              value: choice,
              label: t.decide.choices[choice],
              opens: choice === 'grant' || choice === 'refuse',
            }))}
        />
        {saysNo && details}
        {!jurySays && (
          <WhenChosen kept={hasError}>
            <TextArea
              {...field(names.deviation)}
              label={t.decide.deviation}
              hint={t.decide.deviationHint}
              max={3000}
              rows={3}
              optional="unsaid"
            />
            <MoneyInput
              {...field(names.cents)}
              label={t.decide.cents}
              hint={t.decide.centsHint}
              optional="unsaid"
            />
            <TextArea
              {...field(names.conditions)}
              label={t.wishPage.conditions}
              hint={t.decide.conditionsHint}
              max={2000}
              rows={2}
              optional="unsaid"
            />
            {!saysNo && details}
            <CheckboxGroup
              {...field(names.unmet)}
              label={t.decide.unmet}
              hint={t.decide.unmetHint}
              options={opened.scheme.criteria.map(({ key, title }) => ({
                value: key,
                label: say(title, locale),
              }))}
              optional="unsaid"
            />
          </WhenChosen>
        )}
      </div>
    </Section>
  )
}

/** Shows every decision that was chosen as its letter will say it; then takes all of them, or none. */
export async function submitDecide(c: Ctx): Promise<Response> {
  const { act } = c.var
  const opened = await roundToDecide(c)
  const input = await readForm(c)
  const t = texts(act.locale)
  const open = openFor(opened)
  const shape: Record<string, z.ZodType> = {}
  const labels: Record<string, string> = {}
  for (const one of open) {
    const names = namesOf(one)
    shape[names.choice] = oneOf(decideChoices)
    shape[names.cents] = moneyText({ min: 1 }).optional()
    shape[names.conditions] = longText(2000).optional()
    shape[names.deviation] = longText(3000).optional()
    shape[names.ground] = z.enum(opened.scheme.refusal_grounds.map(({ key }) => key)).optional()
    shape[names.otherWay] = longText(1000).optional()
    shape[names.unmet] = z.array(z.enum(opened.scheme.criteria.map(({ key }) => key))).default([])
    for (const [part, label] of [
      ['choice', t.decide.choice],
      ['cents', t.decide.cents],
      ['conditions', t.wishPage.conditions],
      ['deviation', t.decide.deviation],
      ['ground', t.decide.ground],
      ['otherWay', t.wishPage.otherWay],
      ['unmet', t.decide.unmet],
    ] as const)
      labels[names[part]] = `${one.wish.position}. ${label}`
  }
  const parsed = parseForm(z.object(shape), input, act.locale, labels)
  if (!parsed.ok) return decidePage(c, opened, parsed)
  const text = (name: string): string | null => {
    const value = parsed.value[name]
    return typeof value === 'string' ? value : null
  }
  const decisions = open.flatMap((one): readonly AdviceDecision[] => {
    const names = namesOf(one)
    const choice = oneOf(['follow', 'grant', 'refuse']).safeParse(parsed.value[names.choice])
    if (!choice.success) return []
    const cents = parsed.value[names.cents]
    return [
      {
        wishId: one.wish.id,
        choice: choice.data,
        cents: typeof cents === 'number' ? cents : null,
        // What was not asked was not changed.
        ...(names.conditions in input.text ? { conditions: text(names.conditions) } : {}),
        deviation: text(names.deviation),
        ground: text(names.ground),
        otherWay: text(names.otherWay),
        unmet: listed.safeParse(parsed.value[names.unmet]).data ?? [],
      },
    ]
  })
  if (decisions.length === 0) return redirect(c, paths.juryRound(opened.round.id))
  if (input.text.doen?.[0] === 'veranderen') return decidePage(c, opened, { values: input.text, errors: {} })
  try {
    if (input.text.nagekeken?.[0] !== 'ja') {
      const found = await rehearseDecisions(act, { roundId: opened.round.id, decisions })
      return checkDecisions(c, { opened, decisions, found, values: input.text })
    }
    const path = await once(act, input, async (act) => {
      await decideOnAdvice(act, { roundId: opened.round.id, decisions })
      return paths.juryRound(opened.round.id, { klaar: 'beslist' })
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof WishNotDecided) {
      const one = open.find(({ wish }) => wish.id === error.wishId)
      if (one) return decidePage(c, opened, withError(input.text, namesOf(one)[error.part], error.message))
    }
    throw error
  }
}
