import { type FormState, formStatus, freshForm, readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { limit, sharedAddress } from '../../kit/limits.ts'
import { visitorAddress } from '../../people/index.ts'
import { page } from '../../ui/page.tsx'
import { submitDraft } from '../actions.ts'
import { areaOptions } from '../areas.ts'
import { SignInToSend } from '../pages/assurance.tsx'
import { CheckPage } from '../pages/check.tsx'
import { formPaths } from '../paths.ts'
import { stepOf } from '../progress.ts'
import { firstIncomplete, maySend } from '../rules.ts'
import { texts } from '../texts.ts'
import { alsoAsked, openDraft, read } from './position.ts'
import type { FormSite } from './site.ts'

const perVisitor = { name: 'form-send', ...sharedAddress }

/** Checking and sending. */
export function sendHandlers(site: FormSite) {
  const paths = formPaths(site.base)

  const showCheck = async (c: Ctx, extra: FormState = freshForm(), status?: 403) => {
    const { act } = c.var
    const open = await openDraft(c, site.key)
    if (!open) return redirect(c, paths.start())
    const areas = await areaOptions(act.db)
    const reading = read(act, open, areas)
    const incomplete = firstIncomplete(open.form, reading)
    if (incomplete) return redirect(c, paths.section(incomplete.slug, 'check'))
    const { typed } = open.draft
    const also = await alsoAsked(act, site, open.form, { answers: reading.answers, typed })
    if (also) return redirect(c, paths.section(also.section.slug, 'check'))
    const step = stepOf(open.form, 'check', reading.answers)
    const t = texts(act.locale)
    return page(
      c,
      {
        title: `${t.checkTitle} - ${t.step(step)} - ${open.form.title[act.locale]}`,
        error: Object.keys(extra.errors).length > 0,
        islands: ['form'],
        ...(site.current ? { current: site.current } : {}),
      },
      <CheckPage
        form={open.form}
        answers={reading.answers}
        errors={extra.errors}
        locale={act.locale}
        areas={areas}
        paths={paths}
        step={step}
        instead={
          maySend(act.actor, open.form) ? undefined : <SignInToSend c={c} form={open.form} paths={paths} />
        }
      >
        {
          await site.beforeSending?.(act, {
            form: open.form,
            answers: reading.answers,
            typed,
            state: extra,
          })
        }
      </CheckPage>,
      status ?? formStatus(extra.errors),
    )
  }

  const send = async (c: Ctx) => {
    const { act } = c.var
    const input = await readForm(c)
    const open = await openDraft(c, site.key, { evenSubmitted: true })
    if (!open) return redirect(c, paths.start())
    if (open.draft.submitted_at) return redirect(c, open.draft.location ?? paths.start())
    if (valueIn(input.text, 'later')) return redirect(c, paths.later())
    if (!maySend(act.actor, open.form)) return showCheck(c, freshForm(), 403)
    const areas = await areaOptions(act.db)
    await limit(act, perVisitor, act.actor.personId ?? visitorAddress(c))
    const { answers } = read(act, open, areas)
    const also = await alsoAsked(act, site, open.form, { answers, typed: open.draft.typed })
    if (also) return redirect(c, paths.section(also.section.slug, 'check'))
    const errors = (await site.checkSending?.(act, answers, input)) ?? {}
    if (Object.keys(errors).length > 0) return showCheck(c, { values: input.text, errors })
    const codes = areas.map((area) => area.value)
    const sent = await submitDraft(act, open, input, codes, site.complete, {
      unnamed: site.unnamed ?? false,
    })
    return redirect(c, sent.ok ? sent.location : paths.section(sent.section.slug, 'check'))
  }

  return { showCheck, send }
}
