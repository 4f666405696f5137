import { z } from 'zod'
import { caseByNumber } from '../../cases/index.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, RadioGroup } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { moments } from '../moments.ts'
import { answer, questionsAtDesk } from '../satisfaction.ts'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import { answerLabels, answerSchema, OpinionFields } from './opinion.tsx'

const schema = answerSchema.extend({ moment: z.enum(moments) })

async function reach(c: Ctx) {
  const { act } = c.var
  const file = await caseByNumber(act.db, c.req.param('number') ?? '')
  if (!file) throw new NotFound()
  return { file, questions: await questionsAtDesk(act, file.id) }
}

/** `/werk/mening/{nummer}`: what an initiator said on paper or by telephone; not for who works on the case. */
export const showAtDesk = async (c: Ctx): Promise<Response> => deskPage(c, await reach(c), freshForm())

export async function enterAtDesk(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reach(c)
  const input = await readForm(c)
  const labels = { ...answerLabels(act.locale), moment: satisfactionTexts(act.locale).desk.which }
  const parsed = parseForm(schema, input, act.locale, labels)
  if (!parsed.ok) return deskPage(c, reached, parsed)
  const { moment, cijfer, zin } = parsed.value
  return redirect(
    c,
    await once(act, input, async (act) => {
      const question = reached.questions.find((one) => one.moment === moment)
      if (!question) throw new NotFound()
      await answer(act, question, { mark: Number(cijfer), sentence: zin ?? null })
      return `${paths.enterOpinion(reached.file.number)}?klaar=1`
    }),
  )
}

async function deskPage(
  c: Ctx,
  reached: Awaited<ReturnType<typeof reach>>,
  form: FormState,
): Promise<Response> {
  const { locale } = c.var.act
  const t = satisfactionTexts(locale)
  const { file, questions } = reached
  return page(
    c,
    { title: formTitle(t.desk.title, form.errors, locale), current: 'desk' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {c.req.query('klaar') && <Notice tone="success" announce title={t.desk.done} />}
      <PageHeading kicker={file.number} title={t.desk.title} lead={t.desk.lead(file.title)} />
      {questions.length === 0 ? (
        <p>{t.desk.none}</p>
      ) : (
        <Form action={paths.enterOpinion(file.number)}>
          <OnceToken token={newOnceToken()} />
          <RadioGroup
            {...bindFields(form, locale)('moment')}
            label={t.desk.which}
            options={questions.map(({ moment }) => ({
              value: moment,
              label: t.figures.moments[moment],
              hint: t.question[moment],
            }))}
          />
          <OpinionFields form={form} locale={locale} />
          <FormActions submit={t.submit} />
        </Form>
      )}
      <p>
        <LinkButton kind="secondary" href={paths.findCase()}>
          {t.desk.back}
        </LinkButton>
      </p>
    </>,
    formStatus(form.errors),
  )
}
