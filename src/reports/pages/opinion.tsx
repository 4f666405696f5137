import { z } from 'zod'
import { initiativeById } from '../../initiatives/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { answerDays, changeDays, isOpenOn } from '../moments.ts'
import { answer, ownQuestion, questionBehind } from '../satisfaction.ts'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import type { Satisfaction } from '../store/satisfaction.ts'

const longest = 300
const marks = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const

export const answerSchema = z.object({
  cijfer: z.enum(marks),
  zin: longText(longest).optional(),
})

/** The labels of the form, for its error messages. */
export const answerLabels = (locale: Locale) => {
  const t = satisfactionTexts(locale)
  return { cijfer: t.mark, zin: t.sentence }
}

/** `/mening/{token}`: the page behind the links of the mail. To open it changes nothing. */
export async function showOpinion(c: Ctx): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const question = await questionBehind(c.var.act, token)
  return opinionPage(c, question, filled(c, question), paths.giveOpinion(token))
}

export async function sendOpinion(c: Ctx): Promise<Response> {
  const token = c.req.param('token') ?? ''
  return keep(c, await questionBehind(c.var.act, token), paths.giveOpinion(token))
}

/** `/mijn/mening/{id}`: the same for who is signed in. */
export async function showOwnOpinion(c: Ctx): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const question = await ownQuestion(c.var.act, id)
  return opinionPage(c, question, filled(c, question), paths.myOpinion(id))
}

export async function sendOwnOpinion(c: Ctx): Promise<Response> {
  const id = c.req.param('id') ?? ''
  return keep(c, await ownQuestion(c.var.act, id), paths.myOpinion(id))
}

/** What was answered before, or the mark of the link that was chosen. */
function filled(c: Ctx, { mark, sentence }: Satisfaction): FormState {
  const chosen = marks.find((one) => one === c.req.query('cijfer'))
  return freshForm({ cijfer: chosen ?? (mark === null ? null : String(mark)), zin: sentence })
}

async function keep(c: Ctx, question: Satisfaction, path: string): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const parsed = parseForm(answerSchema, input, act.locale, answerLabels(act.locale))
  if (!parsed.ok) return opinionPage(c, question, parsed, path)
  const { cijfer, zin } = parsed.value
  return redirect(
    c,
    await once(act, input, async (act) => {
      await answer(act, question, { mark: Number(cijfer), sentence: zin ?? null })
      return `${path}?klaar=1`
    }),
  )
}

async function opinionPage(c: Ctx, question: Satisfaction, form: FormState, path: string): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = satisfactionTexts(locale)
  const isOpen = isOpenOn(question, dayOf(act.now))
  // Who follows the link of a mail is not signed in; their case may not be for everybody.
  const own =
    act.actor.personId === question.person_id ? await initiativeById(act.db, question.case_id) : null
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale) },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') && question.mark !== null && (
        <Notice tone="success" announce title={t.done}>
          <p>{t.doneText(changeDays)}</p>
        </Notice>
      )}
      <PageHeading title={t.title} lead={t.question[question.moment]} />
      {isOpen ? (
        <>
          <p>{t.who}</p>
          {question.mark !== null && question.answered_on !== null && (
            <p>{t.earlier(question.mark, formatDay(question.answered_on, locale, 'long'))}</p>
          )}
          <Form action={path}>
            <OnceToken token={newOnceToken()} />
            <OpinionFields form={form} locale={locale} />
            <FormActions submit={question.mark === null ? t.submit : t.change} />
          </Form>
        </>
      ) : (
        <Notice title={t.closedTitle}>
          <p>{t.closed(answerDays, changeDays)}</p>
        </Notice>
      )}
      <div class="row">
        {own && (
          <LinkButton kind="secondary" href={paths.initiative(own.number, own.slug)}>
            {t.onCase.back}
          </LinkButton>
        )}
        <LinkButton kind="secondary" href={paths.figures()}>
          {t.toFigures}
        </LinkButton>
      </div>
    </>,
    formStatus(form.errors),
  )
}

/** The mark and the sentence; the same wherever they are filled in. */
export function OpinionFields({ form, locale }: { readonly form: FormState; readonly locale: Locale }) {
  const t = satisfactionTexts(locale)
  const field = bindFields(form, locale)
  return (
    <>
      <RadioGroup
        {...field('cijfer')}
        label={t.mark}
        hint={t.scale}
        options={marks.map((value) => ({
          value,
          label: value === '1' ? t.worst : value === '10' ? t.best : value,
        }))}
      />
      <TextArea {...field('zin')} label={t.sentence} hint={t.sentenceHint} max={longest} rows={2} optional />
    </>
  )
}
