import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { emailText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { page } from '../../ui/page.tsx'
import {
  discardDraft,
  draftOfLink,
  mailResumeLink,
  type OpenDraft,
  resumeFromLink,
  resumeOwnDraft,
} from '../actions.ts'
import { areaOptions } from '../areas.ts'
import { clearDraftToken, setDraftToken } from '../cookies.ts'
import { LaterPage, ResumeGonePage, ResumePage } from '../pages/later.tsx'
import { PaperForm } from '../pages/paper.tsx'
import { formPaths } from '../paths.ts'
import { texts } from '../texts.ts'
import { currentForm } from '../versions.ts'
import { openDraft } from './position.ts'
import type { FormSite } from './site.ts'

/** Leaving a form and coming back: on this device, on another, as its owner, or on paper. */
export function laterHandlers(site: FormSite) {
  const paths = formPaths(site.base)

  const showLater = async (c: Ctx, state: FormState = freshForm(), sentTo: string | null = null) => {
    const open = await openDraft(c, site.key)
    if (!open) return redirect(c, paths.start())
    const { act } = c.var
    const step = open.form.sections.find((section) => section.key === open.draft.step)
    return page(
      c,
      { title: texts(act.locale).laterTitle, error: Object.keys(state.errors).length > 0 },
      <LaterPage
        paths={paths}
        locale={act.locale}
        state={state}
        until={formatDay(dayOf(open.draft.expires_at), act.locale)}
        goOn={step ? paths.section(step.slug) : paths.start()}
        sentTo={sentTo}
      />,
      formStatus(state.errors),
    )
  }

  const mailLink = async (c: Ctx) => {
    const { act } = c.var
    const labels = { email: texts(act.locale).laterEmail }
    const result = parseForm(z.object({ email: emailText() }), await readForm(c), act.locale, labels)
    if (!result.ok) return showLater(c, result)
    const open = await openDraft(c, site.key)
    if (!open) return redirect(c, paths.start())
    await mailResumeLink(act, open, result.value.email, paths.resume)
    return showLater(c, freshForm(), result.value.email)
  }

  const showResume = async (c: Ctx) => {
    const { act } = c.var
    const token = c.req.param('token') ?? ''
    const open = await draftOfLink(act, token)
    if (!open || open.form.key !== site.key) return gone(c)
    const title = texts(act.locale).resumeTitle
    return page(
      c,
      { title },
      <ResumePage action={paths.resume(token)} title={open.form.title[act.locale]} locale={act.locale} />,
    )
  }

  const resume = async (c: Ctx) => {
    const found = await resumeFromLink(c.var.act, c.req.param('token') ?? '')
    if (!found || found.open.form.key !== site.key) return gone(c)
    return goOn(c, found)
  }

  const gone = (c: Ctx) =>
    page(
      c,
      { title: texts(c.var.act.locale).resumeGone },
      <ResumeGonePage paths={paths} locale={c.var.act.locale} />,
      410,
    )

  const openOwn = async (c: Ctx) => {
    const id = c.req.param('id') ?? ''
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFound('draft')
    return goOn(c, await resumeOwnDraft(c.var.act, id))
  }

  const goOn = (c: Ctx, { open, token }: { readonly open: OpenDraft; readonly token: string }) => {
    setDraftToken(c, site.key, token)
    const step = open.form.sections.find((section) => section.key === open.draft.step)
    return redirect(c, step ? paths.section(step.slug) : paths.start())
  }

  const startAgain = async (c: Ctx) => {
    const open = await openDraft(c, site.key)
    if (open) await discardDraft(c.var.act, open)
    clearDraftToken(c, site.key)
    return redirect(c, paths.start())
  }

  const showPaper = async (c: Ctx) => {
    const { act } = c.var
    const { form } = await currentForm(act.db, site.key)
    const { municipality } = act
    const returnTo = `${municipality.organisation[act.locale]}, ${municipality.address.post}`
    return page(
      c,
      { title: `${form.title[act.locale]} - ${texts(act.locale).paperTitle}` },
      <PaperForm form={form} locale={act.locale} areas={await areaOptions(act.db)} returnTo={returnTo} />,
    )
  }

  return { showLater, mailLink, showResume, resume, openOwn, startAgain, showPaper }
}
