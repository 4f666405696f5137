import { answerAdvice, caseMailTexts, maySeeStaffSide } from '../../../cases/index.ts'
import { areaName, kindName } from '../../../initiatives/index.ts'
import { formatDay } from '../../../kit/dates.ts'
import { Conflict, Forbidden } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { ErrorSummary } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { RequirementTable } from '../case/requirements.tsx'
import { texts } from '../case/texts.ts'
import { answerSchema, faultsOf, requirementsIn, requirementsSchema } from './answer.ts'
import { AdviceForm } from './form.tsx'
import { Plan } from './plan.tsx'
import { type Question, questionIn } from './question.ts'

/** `/werk/adviezen/{id}`: the question, what is needed to answer it, and the answer, on one page. */
export const showAdviceRequest = async (c: Ctx): Promise<Response> =>
  advicePage(c, await questionIn(c), freshForm())

function advicePage(c: Ctx, question: Question, form: FormState, more = false): Response | Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.answerAdvice
  const { advice, opened, initiative, areas } = question
  const { number, title, kind } = opened.file
  const heading = t.title(caseMailTexts(locale).aspects[advice.aspect])
  const place = initiative ? ` · ${areaName(initiative, areas, locale)}` : ''
  const open = advice.answered_on === null
  return page(
    c,
    {
      title: formTitle(`${heading} (${number})`, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: words.desk, href: paths.desk() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') && !open && (
        <Notice tone="success" announce title={t.doneTitle}>
          <p>{t.doneText}</p>
        </Notice>
      )}
      <PageHeading
        title={heading}
        kicker={
          <>
            {number} · <span lang={langOfWords(locale)}>{title}</span> {`· ${kindName(kind, locale)}${place}`}
          </>
        }
        lead={open ? t.asked(question.askedBy, formatDay(advice.due_day, locale, 'long')) : undefined}
        actions={
          maySeeStaffSide(act.actor, opened.relations) && <a href={paths.deskCase(number)}>{t.openCase}</a>
        }
      />
      <Section title={t.question}>
        <p class="keep-lines" lang={langOfWords(locale)}>
          {advice.question}
        </p>
      </Section>
      <Plan act={act} question={question} />
      {open ? (
        <Section title={t.answerTitle} id="antwoord">
          {opened.state.status === 'ended' ? (
            <p>{t.caseEnded}</p>
          ) : question.answers ? (
            <>
              <p>{t.answerLead}</p>
              <AdviceForm action={paths.adviceRequest(advice.id)} form={form} more={more} locale={locale} />
            </>
          ) : (
            <p>{t.notYours}</p>
          )}
        </Section>
      ) : (
        <Section title={words.advice.answer}>
          <p>{t.answeredOn(formatDay(advice.answered_on ?? '', locale, 'long'))}</p>
          {advice.verdict && <p>{words.advice.verdicts[advice.verdict]}</p>}
          <p class="keep-lines">{advice.answer}</p>
          {question.requirements.length > 0 && (
            <RequirementTable locale={locale} requirements={question.requirements} />
          )}
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

export async function answerAdviceRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const question = await questionIn(c)
  if (!question.answers) throw new Forbidden()
  const { id } = question.advice
  const input = await readForm(c)
  if (valueIn(input.text, 'meer')) return advicePage(c, question, { values: input.text, errors: {} }, true)
  const t = texts(act.locale).answerAdvice
  const parsed = parseForm(answerSchema, input, act.locale, { oordeel: t.verdict, advies: t.text })
  const parts = parseForm(requirementsSchema, input, act.locale)
  if (!parsed.ok || !parts.ok) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(parts.ok ? {} : parts.errors) }
    return advicePage(c, question, { values: input.text, errors })
  }
  const errors = faultsOf(parts.value, input.text, act.locale)
  if (Object.keys(errors).length > 0) return advicePage(c, question, { values: input.text, errors })
  try {
    const path = await once(act, input, async (act) => {
      await answerAdvice(act, {
        adviceId: id,
        verdict: parsed.value.oordeel,
        text: parsed.value.advies,
        requirements: requirementsIn(parts.value, input.text),
      })
      return `${paths.adviceRequest(id)}?klaar=ja`
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Conflict) {
      return advicePage(c, question, withError(input.text, 'advies', error.message))
    }
    throw error
  }
}
