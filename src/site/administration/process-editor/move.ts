import { moveStep } from '../../../cases/index.ts'
import { Conflict } from '../../../kit/errors.ts'
import { readForm } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { once } from '../../../kit/once.ts'
import { saveDraft } from '../drafts/actions.ts'
import { seenField } from '../drafts/clash.tsx'
import { orderOf } from './home.tsx'
import { editPath, processKind } from './kind.ts'
import { texts } from './texts.ts'

/** Moves a step one place earlier or later. */
export async function moveStepOnce(c: Ctx): Promise<Response> {
  const key = c.req.param('sleutel') ?? ''
  const step = c.req.param('stap') ?? ''
  const input = await readForm(c)
  const path = await once(c.var.act, input, async (act) => {
    const saved = await saveDraft(act, processKind, key, {
      seen: input.text[seenField]?.[0] ?? '',
      part: orderOf,
      apply: (process) => moveStep(process, step, input.text.doen?.[0] === 'eerder' ? -1 : 1),
    })
    if (!saved.ok) throw new Conflict(texts(act.locale).orderChanged)
    return `${editPath(key)}?klaar=bewaard`
  })
  return redirect(c, path)
}
