import { answersById, currentForm, formPaths, startFilled, typedOf } from '../../forms/index.ts'
import { applicationNow } from '../../funds/index.ts'
import type { Act } from '../../kit/act.ts'
import { Conflict } from '../../kit/errors.ts'
import { type FormValues, freshForm, readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { areaById } from '../../places/index.ts'
import { Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { formKey } from '../front-door/sender.ts'
import { partyTexts } from '../party-texts.ts'
import { type Initiative, insertAgain } from '../store.ts'
import { partyPage } from './party-frame.tsx'
import { canBeDoneAgain, reachToDo } from './reach.ts'

/** `/initiatieven/{nummer}/opnieuw`: begin a new plan with everything of the one before filled in. */
export async function showAgain(c: Ctx): Promise<Response> {
  const reached = await reachToDo(c, 'speak')
  const words = partyTexts(c.var.act.locale)
  const t = words.againPage
  const can = canBeDoneAgain(reached)
  return partyPage(c, reached, {
    title: words.again,
    lead: can ? t.lead : t.notYet,
    form: freshForm(),
    body: can ? (
      <>
        <p>{t.text}</p>
        {(await applicationNow(c.var.act, reached.initiative.case_id)) && <p>{t.money}</p>}
        <Form action={paths.initiativeAgain(reached.initiative.number)}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.submit} />
        </Form>
      </>
    ) : null,
  })
}

export async function startAgain(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachToDo(c, 'speak')
  if (!canBeDoneAgain(reached)) throw new Conflict(partyTexts(act.locale).againPage.notYet)
  const path = await once(act, await readForm(c), async (act) => {
    const draft = await startFilled(act, formKey, await typedBefore(act, reached.initiative))
    await insertAgain(act.db, { fromCaseId: reached.initiative.case_id, draftId: draft.id })
    return formPaths(paths.tellIdea()).draft(draft.id)
  })
  return redirect(c, path)
}

/**
 * What was told the last time, as it would be typed. The last page is asked anew: who tells it now may be somebody else of
 * the same plan, who does not see how the first one is reached. Photos stay with the plan they were sent with.
 */
async function typedBefore(act: Act, initiative: Initiative): Promise<FormValues> {
  const { answers_id, district_id, address, lat, lon, subject, story, title } = initiative
  const stored = answers_id ? await answersById(act.db, answers_id) : null
  const { form } = await currentForm(act.db, formKey)
  const asked = new Set(form.sections.at(-1)?.fields.map(({ key }) => key))
  const before = Object.fromEntries(Object.entries(stored?.answers ?? {}).filter(([key]) => !asked.has(key)))
  const area = district_id ? await areaById(act.db, district_id) : null
  const where = { address, area: area?.code ?? null, lat, lon }
  return typedOf({ about: 'own_plan', subject, green: 'other', where, ...before, story, title })
}
