import { NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { enterReaction } from '../actions.ts'
import { texts } from '../texts.ts'
import { type Kept, keptPage, reachToInvolve } from './kept.tsx'
import { lacksWords, SaidFields, saidLabels, saidSchema, sideOf } from './said.tsx'

/** Somebody who opened a form. */
async function reachForm(c: Ctx): Promise<Kept> {
  const kept = await reachToInvolve(c)
  if (!kept.form) throw new NotFound('reaction form')
  return kept
}

/** `/initiatieven/{nummer}/buren/invoeren`: what somebody wrote on paper or said at the door. */
export const showEnter = async (c: Ctx): Promise<Response> => enterPage(c, await reachForm(c), freshForm())

function enterPage(c: Ctx, kept: Kept, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).reactions
  return keptPage(c, kept.reached, {
    title: t.enterTitle,
    lead: t.enterLead,
    form,
    body: (
      <Form action={paths.enterReaction(kept.reached.initiative.number)} label={t.enterTitle}>
        <OnceToken token={newOnceToken()} />
        <SaidFields form={form} locale={locale} />
        <FormActions submit={t.enter} />
      </Form>
    ),
  })
}

export async function sendEnter(c: Ctx): Promise<Response> {
  const { act } = c.var
  const kept = await reachForm(c)
  const input = await readForm(c)
  const parsed = parseForm(saidSchema, input, act.locale, saidLabels(act.locale))
  if (!parsed.ok) return enterPage(c, kept, parsed)
  const { kant, uitleg, naam } = parsed.value
  if (lacksWords(parsed.value))
    return enterPage(c, kept, withError(input.text, 'uitleg', texts(act.locale).reaction.bodyNeeded))
  const { case_id: caseId, number } = kept.reached.initiative
  const path = await once(act, input, async (act) => {
    await enterReaction(act, caseId, { side: sideOf(kant), body: uitleg ?? null, name: naam ?? null })
    return paths.caseReactions(number, { klaar: 'ingevoerd' })
  })
  return redirect(c, path)
}
