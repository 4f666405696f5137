import { initiativeById } from '../../initiatives/index.ts'
import { NotFound } from '../../kit/errors.ts'
import { readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { confirmAddress, reactionBehind } from '../actions.ts'
import { texts } from '../texts.ts'

/** Last part of the address afterwards: the link itself may work no more. */
const confirmed = 'bedankt'

/** `/reactie/bevestigen/{token}`: behind the link of the mail. To open it changes nothing. */
export async function showConfirm(c: Ctx): Promise<Response> {
  const { act } = c.var
  const words = texts(act.locale)
  const t = words.confirm
  const token = c.req.param('token') ?? ''
  if (token === confirmed)
    return page(
      c,
      { title: t.doneTitle },
      <>
        <PageHeading title={t.doneTitle} lead={t.done} />
        <div class="button-row">
          <LinkButton kind="secondary" href={paths.initiatives()}>
            {words.reaction.seeCity}
          </LinkButton>
        </div>
      </>,
    )
  const reaction = await reactionBehind(act, token)
  if (reaction.confirmed_at !== null) return redirect(c, paths.confirmReaction(confirmed))
  const initiative = await initiativeById(act.db, reaction.case_id)
  if (!initiative) throw new NotFound('initiative')
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={t.lead(initiative.title)} />
      <Form action={paths.confirmReaction(token)} label={t.title}>
        <OnceToken token={newOnceToken()} />
        <FormActions submit={t.yes} />
      </Form>
    </>,
  )
}

export async function sendConfirm(c: Ctx): Promise<Response> {
  const { act } = c.var
  const token = c.req.param('token') ?? ''
  const input = await readForm(c)
  const path = await once(act, input, async (act) => {
    await confirmAddress(act, token)
    return paths.confirmReaction(confirmed)
  })
  return redirect(c, path)
}
