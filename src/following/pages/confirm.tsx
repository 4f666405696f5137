import { NotFound } from '../../kit/errors.ts'
import { readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { confirmFollowing, requestBehind } from '../actions.ts'
import { asKept, confirmDays } from '../rules.ts'
import { texts } from '../texts.ts'
import { inWords } from '../things.ts'

/** `/volgen/bevestigen/{token}`: behind the link of the mail. To open it changes nothing: mail scanners do. */
export async function showConfirmFollowing(c: Ctx): Promise<Response> {
  const { act } = c.var
  const words = texts(act.locale)
  const t = words.confirm
  const token = c.req.param('token') ?? ''
  try {
    const request = await requestBehind(act, token)
    const things = await inWords(act, request.things.map(asKept))
    return page(
      c,
      { title: t.title, current: 'areas' },
      <>
        <PageHeading title={t.title} lead={t.lead} />
        <ul>
          {things.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
        <p>{words.paces[request.pace]}.</p>
        <Form action={paths.confirmFollowing(token)} label={t.title}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.yes} />
        </Form>
        <p class="small">{t.no(confirmDays)}</p>
      </>,
    )
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c)
    throw error
  }
}

/** Confirmed before, or forgotten: it says so, and where to begin again. */
function gonePage(c: Ctx): Response | Promise<Response> {
  const t = texts(c.var.act.locale).confirm
  return page(
    c,
    { title: t.gone, current: 'areas' },
    <>
      <PageHeading title={t.gone} lead={t.goneText} />
      <div class="button-row">
        <LinkButton href={paths.follow()}>{t.again}</LinkButton>
      </div>
    </>,
    404,
  )
}

export async function sendConfirmFollowing(c: Ctx): Promise<Response> {
  const { act } = c.var
  const token = c.req.param('token') ?? ''
  const input = await readForm(c)
  try {
    const path = await once(act, input, async (act) =>
      paths.following(await confirmFollowing(act, token), { klaar: 'bevestigd' }),
    )
    return redirect(c, path)
  } catch (error) {
    if (error instanceof NotFound) return gonePage(c)
    throw error
  }
}
