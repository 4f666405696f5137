import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, valueIn, withError } from '../../kit/form.ts'
import { dayText, longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, DateInput, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { movePlan, takeStep, untakeStep } from '../actions.ts'
import type { PlannedStep } from '../rules.ts'
import { countReactions } from '../store.ts'
import { texts } from '../texts.ts'
import { GivenAnswers, OutcomeParts } from './advised.tsx'
import { type Kept, keptPage, reachKept, reachToInvolve } from './kept.tsx'
import { FormPart, LetterPart, ReportPart } from './plan-parts.tsx'

/** `/initiatieven/{nummer}/buren`: the outcome, the form, the letter, the steps to tick off, and the report; in the order of doing. */
export const showPlan = async (c: Ctx): Promise<Response> => planPage(c, await reachKept(c), freshForm())

const dayOfStep = (step: string): string => `dag_${step}`
const whoOfStep = (step: string): string => `wie_${step}`

async function planPage(c: Ctx, kept: Kept, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).plan
  const { reached, plan, advised, steps, involves } = kept
  const { number } = reached.initiative
  const carried = [['plan', number]] as const
  const counts = await countReactions(act.db, reached.initiative.case_id)
  const parts = (
    <>
      <FormPart kept={kept} c={c} />
      <LetterPart kept={kept} locale={locale} />
    </>
  )
  return keptPage(c, reached, {
    title: t.title,
    form,
    isFirst: true,
    body: (
      <>
        {advised && plan ? (
          <>
            <OutcomeParts advised={advised} locale={locale} />
            {parts}
            <Section title={t.stepsTitle}>
              {steps.length === 0 && <p>{t.noSteps}</p>}
              {steps.map((step) => (
                <Step key={step.key} step={step} kept={kept} form={form} c={c} />
              ))}
              {involves && steps.length > 0 && (
                <Disclosure summary={t.moveTitle}>
                  <Form action={paths.caseNeighbours(number)} label={t.moveTitle}>
                    <OnceToken token={newOnceToken()} />
                    <DateInput
                      {...bindFields(withKnown(form, { begin: plan.starts_on }), locale)('begin')}
                      label={t.moveLabel}
                    />
                    <FormActions submit={t.move} name="doe" value="verschuif" kind="secondary" />
                  </Form>
                </Disclosure>
              )}
            </Section>
          </>
        ) : (
          <>
            <p>{t.none}</p>
            {involves && <LinkButton href={paths.involveNeighbours(carried)}>{t.start}</LinkButton>}
            {parts}
          </>
        )}
        <ReportPart kept={kept} c={c} counts={counts} />
        {advised && <GivenAnswers advised={advised} locale={locale} more={carried} />}
        <PrintSource locale={locale} address={absolute(act, paths.caseNeighbours(number))} />
      </>
    ),
  })
}

/** What was typed, and what is known for the fields nobody typed in. */
const withKnown = (form: FormState, known: Readonly<Record<string, string>>): FormState => ({
  errors: form.errors,
  values: { ...freshForm(known).values, ...form.values },
})

function Step({
  step,
  kept,
  form,
  c,
}: {
  readonly step: PlannedStep
  readonly kept: Kept
  readonly form: FormState
  readonly c: Ctx
}) {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.plan
  const { number } = kept.reached.initiative
  const today = dayOf(act.now)
  const { done, due, key, tool } = step
  const [day, who] = [dayOfStep(key), whoOfStep(key)]
  const field = bindFields(withKnown(form, { [day]: today }), locale)
  const isWrong = Object.hasOwn(form.errors, day) || Object.hasOwn(form.errors, who)
  const long = (value: string): string => formatDay(value, locale, 'long')
  return (
    <article class="flow">
      <Heading level={3}>{step.title[locale]}</Heading>
      <p>
        {done ? (
          <StatusBadge tone="good">{t.doneOn(long(done.done_on))}</StatusBadge>
        ) : (
          <>
            {words.outcome.due(long(due))}. {due < today && <StatusBadge tone="wait">{t.late}</StatusBadge>}
          </>
        )}
      </p>
      {done?.who && <p class="keep-lines">{done.who}</p>}
      <p>{step.text[locale]}</p>
      {tool && <p>{toolLink(number, tool, locale)}</p>}
      {kept.involves &&
        (done ? (
          <Form action={paths.caseNeighbours(number)} label={`${t.undo}: ${step.title[locale]}`}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.undo} name="doe" value={`terug:${key}`} kind="quiet" />
          </Form>
        ) : (
          <Disclosure summary={t.tick} open={isWrong}>
            <Form action={paths.caseNeighbours(number)} label={`${t.tick}: ${step.title[locale]}`}>
              <OnceToken token={newOnceToken()} />
              <DateInput {...field(day)} label={t.day} max={today} />
              <TextArea {...field(who)} label={t.who} hint={t.whoHint} max={500} rows={2} optional />
              <FormActions submit={t.save} name="doe" value={`stap:${key}`} kind="secondary" />
            </Form>
          </Disclosure>
        ))}
    </article>
  )
}

function toolLink(number: string, tool: NonNullable<PlannedStep['tool']>, locale: Locale) {
  const t = texts(locale).plan.tools
  const href = {
    letter: paths.ownNeighbourLetter(number),
    reactions: paths.caseReactions(number),
    report: paths.neighbourReport(number),
  }[tool]
  return <a href={href}>{t[tool]}</a>
}

/** Ticks a step off, takes that back, or moves the days. */
export async function changePlan(c: Ctx): Promise<Response> {
  const { act } = c.var
  const kept = await reachToInvolve(c)
  const t = texts(act.locale).plan
  const caseId = kept.reached.initiative.case_id
  const input = await readForm(c)
  const [deed = '', key = ''] = valueIn(input.text, 'doe').split(':')
  const done = (klaar: string, work: (act: typeof c.var.act) => Promise<void>) =>
    once(act, input, async (act) => {
      await work(act)
      return paths.caseNeighbours(kept.reached.initiative.number, { klaar })
    }).then((path) => redirect(c, path))
  if (!kept.plan) throw new NotFound('plan')
  if (deed === 'verschuif') {
    const parsed = parseForm(z.object({ begin: dayText() }), input, act.locale, { begin: t.moveLabel })
    if (!parsed.ok) return planPage(c, kept, parsed)
    return done('verschoven', (act) => movePlan(act, caseId, parsed.value.begin))
  }
  const step = kept.steps.find((one) => one.key === key)
  if (!step) throw new NotFound('step')
  if (deed === 'terug') return done('terug', (act) => untakeStep(act, caseId, key))
  if (deed !== 'stap') throw new NotFound('deed')
  const [day, who] = [dayOfStep(key), whoOfStep(key)]
  const schema = z.object({ [day]: dayText(), [who]: longText(500).optional() })
  const parsed = parseForm(schema, input, act.locale, { [day]: t.day, [who]: t.who })
  if (!parsed.ok) return planPage(c, kept, parsed)
  const doneOn = parsed.value[day] ?? ''
  if (doneOn > dayOf(act.now)) return planPage(c, kept, withError(input.text, day, t.future))
  return done('afgevinkt', (act) =>
    takeStep(act, { case_id: caseId, step: key, done_on: doneOn, who: parsed.value[who] ?? null }),
  )
}
