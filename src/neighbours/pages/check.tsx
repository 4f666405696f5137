import { caseIdsOfParty, maySpeakForInitiator, openedCase, openedCaseByNumber } from '../../cases/index.ts'
import { optionsOf, type Question } from '../../frameworks/index.ts'
import { type Initiative, initiativesByIds } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import {
  type FormErrors,
  type FormInput,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  CheckboxGroup,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource, ScreenOnly } from '../../ui/print/print.tsx'
import { keepPlan } from '../actions.ts'
import { type Advised, advisedBy, answersIn, frameworkAsked, pairsOf, stepsOf } from '../advised.ts'
import { mayInvolveNeighbours } from '../rights.ts'
import { questionNow } from '../rules.ts'
import { neighboursConfig } from '../schema.ts'
import { texts } from '../texts.ts'
import { GivenAnswers, OutcomeParts, StepsToRead } from './advised.tsx'
import { ListedPlans, permitQuestion, UnsureHelp } from './check-help.tsx'

/** What stands in the address beside the answers. */
const versionName = 'versie'
const planName = 'plan'
/** Says that one does not know; no answer of the framework, so the question is asked again with help. */
const unsureAnswer = 'weet-niet'
/** The question that was just asked: left open it is an error. */
const askedName = 'gevraagd'

type Pairs = readonly (readonly [string, string])[]

/** What the address of this page says. */
async function readAddress(c: Ctx) {
  const search = new URL(c.req.url).searchParams
  const typed = search.get(versionName) ?? ''
  const version = /^\d{1,6}$/.test(typed) ? Number(typed) : undefined
  const framework = await frameworkAsked(c.var.act, version)
  const plan = search.get(planName) ?? ''
  const answers = answersIn(framework.definition, (name) =>
    search.has(name) ? search.getAll(name) : undefined,
  )
  return {
    advised: advisedBy(framework, answers),
    asked: search.get(askedName) ?? '',
    /** The question to which somebody does not know the answer. */
    unsureOf: [...search.entries()].find(([, value]) => value === unsureAnswer)?.[0] ?? null,
    carried: /^\d{4}-\d{4,6}$/.test(plan) ? [[planName, plan] as const] : [],
  }
}

/** `/buren-betrekken`: one question at a time, all in the address; then the outcome with what to do. */
export async function showCheck(c: Ctx): Promise<Response> {
  const { advised, asked, carried, unsureOf } = await readAddress(c)
  const question = questionNow(advised.framework.definition, advised.answers)
  if (!question) return outcomePage(c, advised, carried, {})
  const t = texts(c.var.act.locale).check
  const isUnsure = unsureOf === question.id
  const errors: FormErrors = asked === question.id && !isUnsure ? { [question.id]: t.choose } : {}
  return questionPage(c, advised, carried, question, errors, isUnsure)
}

function questionPage(
  c: Ctx,
  advised: Advised,
  carried: Pairs,
  question: Question,
  errors: FormErrors,
  isUnsure: boolean,
): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.check
  return page(
    c,
    { title: formTitle(words.title, errors, locale), description: t.description },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading title={words.title} lead={t.lead} />
      {isUnsure && <UnsureHelp act={act} question={question.id} />}
      <Form action={paths.involveNeighbours()} asks label={question.text[locale]}>
        {[...pairsOf(advised.answers), ...carried].map(([name, value]) => (
          <HiddenField key={`${name}:${value}`} name={name} value={value} />
        ))}
        <HiddenField name={askedName} value={question.id} />
        <QuestionField question={question} errors={errors} c={c} />
        <FormActions submit={t.next} />
      </Form>
      {question.id === permitQuestion && <ListedPlans act={act} />}
      <GivenAnswers advised={advised} locale={locale} more={carried} />
      <p>
        <a href={paths.framework(advised.framework.definition.key)}>{t.rules}</a>
      </p>
    </>,
    formStatus(errors),
  )
}

const mayBeUnsure = (act: Act, { id, kind }: Question): boolean =>
  kind !== 'several' && Object.hasOwn(neighboursConfig(act.settings).unsure, id)

function QuestionField({
  question,
  errors,
  c,
}: {
  readonly question: Question
  readonly errors: FormErrors
  readonly c: Ctx
}) {
  const { locale } = c.var.act
  const t = texts(locale).check
  const several = question.kind === 'several'
  const field = {
    ...bindFields({ values: {}, errors }, locale)(question.id),
    label: question.text[locale],
    hint: [question.help?.[locale], several ? t.several : ''].filter(Boolean).join(' ') || undefined,
    options: [
      ...optionsOf(question).map(({ id, text }) => ({ value: id, label: text[locale] })),
      ...(mayBeUnsure(c.var.act, question) ? [{ value: unsureAnswer, label: t.unsure }] : []),
    ],
  }
  if (!several) return <RadioGroup {...field} />
  return (
    <>
      {/* Says that it was asked, also when nothing is chosen. */}
      <HiddenField name={question.id} value="" />
      <CheckboxGroup {...field} optional="unsaid" />
    </>
  )
}

async function outcomePage(c: Ctx, advised: Advised, carried: Pairs, errors: FormErrors): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.outcome
  const today = dayOf(act.now)
  const { definition } = advised.framework
  const newest = await frameworkAsked(act)
  const answers: Pairs = [...pairsOf(advised.answers), [versionName, String(definition.version)]]
  const steps = stepsOf(act, advised, today)
  const here = paths.involveNeighbours([...answers, ...carried])
  return page(
    c,
    { title: formTitle(words.title, errors, locale), description: words.check.description },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <PageHeading title={words.title} lead={t.bookmark} />
      {newest.definition.version !== definition.version && (
        <Notice title={words.check.newer}>
          <p>
            <a href={paths.involveNeighbours(carried)}>{words.check.again}</a>
          </p>
        </Notice>
      )}
      <OutcomeParts advised={advised} locale={locale} />
      {advised.outcome === 'required_by_law' && <ListedPlans act={act} />}
      <Section title={t.todo}>
        {steps.length === 0 ? <p>{t.nothing}</p> : <p>{t.start}:</p>}
        <StepsToRead steps={steps} locale={locale} />
        <div class="button-row no-print">
          <LinkButton kind="secondary" href={paths.neighbourLetter(answers)}>
            {t.letter}
          </LinkButton>
        </div>
      </Section>
      <ScreenOnly>
        <Section title={t.keepTitle} id="bewaren">
          <p>{t.keepText}</p>
          <KeepForm
            act={act}
            plans={await plansOf(act, carried)}
            pairs={answers}
            carried={carried}
            here={here}
            errors={errors}
          />
        </Section>
      </ScreenOnly>
      <GivenAnswers advised={advised} locale={locale} more={carried} />
      <PrintSource locale={locale} address={absolute(act, here)} />
    </>,
    formStatus(errors),
  )
}

/** Plans this person may keep it with: their own that run, and the one that a guide came from. */
async function plansOf(act: Act, carried: Pairs): Promise<readonly Initiative[]> {
  const { personId, organisationIds } = act.actor
  if (personId === null) return []
  const ids = new Set<string>()
  for (const id of await caseIdsOfParty(act.db, personId, organisationIds)) {
    const { relations, state } = await openedCase(act, id)
    if (state.endedOn === null && maySpeakForInitiator(act.actor, relations)) ids.add(id)
  }
  const number = carried[0]?.[1]
  if (number) {
    const opened = await openedCaseByNumber(act, number).catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    })
    if (opened && mayInvolveNeighbours(act.actor, opened.relations)) ids.add(opened.file.id)
  }
  return [...(await initiativesByIds(act.db, [...ids])).values()].toSorted((a, b) =>
    a.number < b.number ? 1 : -1,
  )
}

function KeepForm(props: {
  readonly act: Act
  readonly plans: readonly Initiative[]
  readonly pairs: Pairs
  readonly carried: Pairs
  readonly here: string
  readonly errors: FormErrors
}) {
  const { act, plans, pairs, carried, here, errors } = props
  const t = texts(act.locale).outcome
  if (act.actor.personId === null) return <LinkButton href={paths.signIn(here)}>{t.signIn}</LinkButton>
  if (plans.length === 0)
    return (
      <>
        <p>{t.noPlan}</p>
        <LinkButton href={paths.tellIdea()}>{t.tellIdea}</LinkButton>
      </>
    )
  const chosen = carried[0]?.[1] ?? (plans.length === 1 ? plans[0]?.number : undefined)
  const form = { ...freshForm({ [planName]: chosen }), errors }
  return (
    <Form action={paths.involveNeighbours()} label={t.keepTitle}>
      <OnceToken token={newOnceToken()} />
      {pairs.map(([name, value]) => (
        <HiddenField key={`${name}:${value}`} name={name} value={value} />
      ))}
      <RadioGroup
        {...bindFields(form, act.locale)(planName)}
        label={t.which}
        options={plans.map(({ number, title }) => ({ value: number, label: `${title} (${number})` }))}
      />
      <FormActions submit={t.keep} />
    </Form>
  )
}

/** Keeps the answers with a plan of one's own. */
export async function sendKeep(c: Ctx): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const typed = valueIn(input.text, versionName)
  const framework = await frameworkAsked(act, /^\d{1,6}$/.test(typed) ? Number(typed) : undefined)
  const advised = advisedBy(framework, answersOfForm(framework.definition, input))
  const question = questionNow(framework.definition, advised.answers)
  if (question) return questionPage(c, advised, [], question, {}, false)
  const number = valueIn(input.text, planName)
  const refused = () => outcomePage(c, advised, [], { [planName]: texts(act.locale).outcome.notMine })
  if (!/^\d{4}-\d{4,6}$/.test(number)) return refused()
  try {
    const { file } = await openedCaseByNumber(act, number)
    const path = await once(act, input, async (act) => {
      await keepPlan(act, {
        caseId: file.id,
        version: framework.definition.version,
        answers: advised.answers,
        startsOn: dayOf(act.now),
      })
      return paths.caseNeighbours(number, { klaar: 'bewaard' })
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof NotFound || error instanceof Forbidden) return refused()
    throw error
  }
}

const answersOfForm = (definition: Parameters<typeof answersIn>[0], input: FormInput) =>
  answersIn(definition, (name) => (Object.hasOwn(input.text, name) ? input.text[name] : undefined))
