import { z } from 'zod'
import { withdraw } from '../../cases/index.ts'
import { type FormState, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { bindFields, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { partyTexts } from '../party-texts.ts'
import { afterwards, partyPage } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'
import { WhatEndsNotice, whatEndsWith } from './what-ends.tsx'

const longest = 2000
const schema = z.object({ reason: longText(longest).optional() })

export const showWithdraw = async (c: Ctx): Promise<Response> =>
  withdrawPage(c, await reachToDo(c, 'speak'), freshForm())

async function withdrawPage(c: Ctx, reached: Reached, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = partyTexts(locale)
  const t = words.withdrawPage
  const ended = reached.opened.state.endedOn !== null
  const ends = await whatEndsWith(act, reached.opened)
  return partyPage(c, reached, {
    title: words.withdraw,
    lead: ended ? t.ended : t.lead,
    form,
    body: ended ? null : (
      <>
        <Notice>
          <p>
            {t.instead} <a href={paths.initiativeMessages(reached.initiative.number)}>{words.next.message}</a>
          </p>
        </Notice>
        <WhatEndsNotice act={act} ends={ends} end="withdrawn" />
        <Form action={paths.initiativeWithdraw(reached.initiative.number)}>
          <OnceToken token={newOnceToken()} />
          <TextArea
            {...bindFields(form, locale)('reason')}
            label={t.reason}
            hint={t.reasonHint}
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

export async function sendWithdraw(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToDo(c, 'speak')
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { reason: partyTexts(act.locale).withdrawPage.reason })
  if (!parsed.ok) return withdrawPage(c, reached, parsed)
  const { number, case_id: caseId } = reached.initiative
  const path = await once(act, input, async (act) => {
    await withdraw(act, { caseId, reason: parsed.value.reason ?? null })
    return afterwards(paths.myCase(number), 'gestopt')
  })
  return redirect(c, path)
}
