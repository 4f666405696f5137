import type { ComponentChildren } from 'preact'
import { upkeepOnCase } from '../../green/index.ts'
import type { Act } from '../../kit/act.ts'
import { formatDay } from '../../kit/dates.ts'
import { freshForm } from '../../kit/form.ts'
import { newOnceToken } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { Section } from '../../ui/heading/heading.tsx'
import { openUntil } from '../moments.ts'
import { ownQuestionOf } from '../satisfaction.ts'
import { satisfactionTexts } from '../satisfaction-texts.ts'
import { OpinionFields } from './opinion.tsx'

/** What who takes part finds besides on the page of their case: their green, and what we ask of them. */
export const partsOnCase = async (act: Act, caseId: string): Promise<ComponentChildren> => (
  <>
    {await upkeepOnCase(act, caseId)}
    {await opinionOnCase(act, caseId)}
  </>
)

/** The question to the initiator on the page of their own case; to anybody else it is not there. */
export async function opinionOnCase(act: Act, caseId: string): Promise<ComponentChildren> {
  const question = await ownQuestionOf(act, caseId)
  if (!question) return null
  const { locale } = act
  const t = satisfactionTexts(locale)
  const until = formatDay(openUntil(question), locale, 'day_month')
  if (question.mark !== null)
    return (
      <Section title={t.title} id="mening">
        <p>
          {t.onCase.gave(question.mark)} <a href={paths.myOpinion(question.id)}>{t.onCase.change(until)}</a>
        </p>
      </Section>
    )
  return (
    <Section title={t.title} id="mening">
      <p>{t.question[question.moment]}</p>
      <Disclosure summary={t.onCase.open}>
        <p>{t.who}</p>
        <Form action={paths.myOpinion(question.id)}>
          <OnceToken token={newOnceToken()} />
          <OpinionFields form={freshForm()} locale={locale} />
          <FormActions submit={t.submit} />
        </Form>
      </Disclosure>
      <p class="small">{t.onCase.until(until)}</p>
    </Section>
  )
}
