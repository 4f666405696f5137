import { z } from 'zod'
import { NotFound } from '../../../kit/errors.ts'
import { type FormInput, parseForm, readForm, valueIn, withError } from '../../../kit/form.ts'
import { longText, numberText, uploadedFile } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { takeFiles } from '../../pages/party-frame.tsx'
import type { Reached } from '../../pages/reach.ts'
import { answerReason, enterPaper, removePaper, withholdReason } from '../actions.ts'
import { mostSigners, signersIn } from '../rules.ts'
import { texts } from '../texts.ts'
import { overviewPage, reachedForSupport } from './overview.tsx'

const paperSchema = z.object({
  namen: longText(20_000).optional(),
  aantal: numberText({ min: 1, max: 5000 }).optional(),
  lijst: uploadedFile().optional(),
})

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is done on the page with support; `doe` says which. Who may do it is for the action to say. */
export async function changeOverview(c: Ctx): Promise<Response> {
  const { act } = c.var
  const plan = await reachedForSupport(c)
  const input = await readForm(c)
  const deed = valueIn(input.text, 'doe')
  if (deed === 'papier') return countPaper(c, plan, input)
  const { case_id: caseId, number } = plan.initiative
  const id = valueIn(input.text, 'id')
  if (!uuid.test(id)) throw new NotFound('support')
  const done = (klaar: string, work: (given: typeof act) => Promise<void>) =>
    once(act, input, async (act) => {
      await work(act)
      return paths.supportOverview(number, { klaar })
    }).then((path) => redirect(c, path))
  if (deed === 'papierweg') return done('papierweg', (act) => removePaper(act, caseId, id))
  if (deed === 'verberg') return done('verborgen', (act) => withholdReason(act, caseId, id, true))
  if (deed === 'toon') return done('getoond', (act) => withholdReason(act, caseId, id, false))
  if (deed !== 'antwoord') throw new NotFound('deed')
  const name = `antwoord_${id}`
  const schema = z.object({ [name]: longText(1000).optional() })
  const parsed = parseForm(schema, input, act.locale, { [name]: texts(act.locale).overview.answer })
  if (!parsed.ok) return overviewPage(c, plan, { deed: name, form: parsed })
  const answer = parsed.value[name] ?? null
  return done('antwoord', (act) => answerReason(act, caseId, id, answer))
}

/** Takes a list on paper: names, or a number with a scan. */
async function countPaper(c: Ctx, plan: Reached, input: FormInput): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).paper
  const refuse = (name: string, message: string) =>
    overviewPage(c, plan, { deed: 'papier', form: withError(input.text, name, message) })
  const labels = { namen: t.signers, aantal: t.amount, lijst: t.file }
  const parsed = parseForm(paperSchema, input, act.locale, labels)
  if (!parsed.ok) return overviewPage(c, plan, { deed: 'papier', form: parsed })
  const { namen, aantal, lijst } = parsed.value
  if (namen === undefined && aantal === undefined) return refuse('namen', t.nothing)
  if (namen !== undefined && aantal !== undefined) return refuse('aantal', t.both)
  if (namen !== undefined && signersIn(namen).length > mostSigners)
    return refuse('namen', t.tooMany(mostSigners))
  if (aantal !== undefined && lijst === undefined) return refuse('lijst', t.fileMissing)
  const taken = await takeFiles(act, aantal !== undefined && lijst ? [lijst] : [])
  if (!taken.ok) return refuse('lijst', taken.message)
  const [file] = taken.files
  const { case_id: caseId, number } = plan.initiative
  const path = await once(act, input, async (act) => {
    const added = await enterPaper(
      act,
      caseId,
      aantal !== undefined && file ? { amount: aantal, fileId: file.id } : { signers: namen ?? '' },
    )
    return paths.supportOverview(number, { klaar: added === 0 ? 'dubbel' : 'papier' })
  })
  return redirect(c, path)
}
