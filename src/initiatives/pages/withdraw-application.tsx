import { z } from 'zod'
import { applicationNow, applyingTexts, planStopsWithout, withdrawApplication } from '../../funds/index.ts'
import { type FormState, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { bindFields, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { afterwards, partyPage } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'
import { WhatEndsNotice, whatEndsWith } from './what-ends.tsx'

const longest = 2000
const schema = z.object({ reason: longText(longest).optional() })

/** `/initiatieven/{nummer}/aanvraag-intrekken`: asks the money no more, for who speaks for the plan. */
export const showWithdrawApplication = async (c: Ctx): Promise<Response> =>
  withdrawPage(c, await reachToDo(c, 'speak'), freshForm())

async function withdrawPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = applyingTexts(locale).withdrawPage
  const { opened, initiative } = reached
  const application = await applicationNow(act, opened.file.id)
  const isOpen = application?.ended_at === null && application.balance.grants === 0
  const stops = planStopsWithout(opened)
  return partyPage(c, reached, {
    title: t.title,
    lead: isOpen ? t.lead : t.none,
    form,
    body: isOpen && (
      <>
        <Notice tone="warning">
          <p>{stops ? t.planStops : t.planGoesOn}</p>
        </Notice>
        {stops && <WhatEndsNotice act={act} ends={await whatEndsWith(act, opened)} end="withdrawn" />}
        <Form action={paths.initiativeWithdrawApplication(initiative.number)}>
          <OnceToken token={newOnceToken()} />
          <TextArea
            {...bindFields(form, locale)('reason')}
            label={t.reason}
            max={longest}
            rows={4}
            optional
          />
          <FormActions submit={t.submit} kind="danger" />
        </Form>
      </>
    ),
  })
}

export async function sendWithdrawApplication(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToDo(c, 'speak')
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, {
    reason: applyingTexts(act.locale).withdrawPage.reason,
  })
  if (!parsed.ok) return withdrawPage(c, reached, parsed)
  const { opened, initiative } = reached
  const path = await once(act, input, async (act) => {
    const application = await applicationNow(act, opened.file.id)
    if (application)
      await withdrawApplication(act, {
        applicationId: application.id,
        reason: parsed.value.reason ?? null,
      })
    return afterwards(paths.myCase(initiative.number), planStopsWithout(opened) ? 'gestopt' : 'ingetrokken')
  })
  return redirect(c, path)
}
