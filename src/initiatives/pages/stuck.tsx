import { z } from 'zod'
import { type Requirement, raiseStuck } from '../../cases/index.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, freshForm, parseForm, readForm, withError } from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, onceSaid } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { bindFields, Form, FormActions, OnceToken, RadioGroup, TextArea } from '../../ui/form/index.ts'
import { partyTexts } from '../party-texts.ts'
import { sharedAdvice } from './detail.tsx'
import { afterwards, initiativePath, partyPage, withinOf } from './party-frame.tsx'
import { type Reached, reachToDo } from './reach.ts'

const longest = 3000

/** Only while it runs: afterwards there is a complaint, or a new idea. */
async function reachRunning(c: Ctx): Promise<Reached> {
  const reached = await reachToDo(c, 'speak')
  if (reached.opened.state.endedOn !== null) throw new NotFound()
  return reached
}

const stuckSchema = z.object({ text: longText(longest) })

export const showStuck = async (c: Ctx): Promise<Response> => stuckPage(c, await reachRunning(c), freshForm())

function stuckPage(c: Ctx, reached: Reached, form: FormState): Response | Promise<Response> {
  const { locale, municipality } = c.var.act
  const words = partyTexts(locale)
  const t = words.stuckPage
  return partyPage(c, reached, {
    title: words.stuck,
    lead: t.lead(withinOf(reached, locale)),
    form,
    body: (
      <>
        <Form action={paths.initiativeStuck(reached.initiative.number)}>
          <OnceToken token={newOnceToken()} />
          <TextArea {...bindFields(form, locale)('text')} label={t.text} hint={t.textHint} max={longest} />
          <FormActions submit={t.submit} />
        </Form>
        <p>{t.call(municipality.team.telephone)}</p>
      </>
    ),
  })
}

export async function sendStuck(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachRunning(c)
  const input = await readForm(c)
  const labels = { text: partyTexts(act.locale).stuckPage.text }
  const parsed = parseForm(stuckSchema, input, act.locale, labels)
  if (!parsed.ok) return stuckPage(c, reached, parsed)
  const path = await onceSaid(act, input, c.req.path, async (act) => {
    await raiseStuck(act, { caseId: reached.initiative.case_id, kind: 'stuck', text: parsed.value.text })
    return afterwards(initiativePath(reached), 'vast')
  })
  return redirect(c, path)
}

/** For a requirement nobody wrote down. */
const otherwise = 'anders'

const requirementSchema = z.object({
  requirement: z.union([z.uuid(), z.literal(otherwise)]),
  text: longText(longest),
})

export const showRequirement = async (c: Ctx): Promise<Response> => {
  const reached = await reachRunning(c)
  const wanted = c.req.query('eis') ?? ''
  const open = await openRequirements(c, reached)
  return requirementPage(
    c,
    reached,
    open,
    freshForm({ requirement: open.some(({ id }) => id === wanted) ? wanted : null }),
  )
}

const openRequirements = async (c: Ctx, reached: Reached): Promise<readonly Requirement[]> =>
  (await sharedAdvice(c.var.act, reached.opened.file.id)).requirements.filter(
    ({ outcome }) => outcome === 'stands',
  )

function requirementPage(
  c: Ctx,
  reached: Reached,
  requirements: readonly Requirement[],
  form: FormState,
): Response | Promise<Response> {
  const { locale } = c.var.act
  const words = partyTexts(locale)
  const t = words.requirementPage
  const field = bindFields(form, locale)
  return partyPage(c, reached, {
    title: words.requirement,
    lead: t.lead(withinOf(reached, locale)),
    form,
    body: (
      <Form action={paths.initiativeRequirement(reached.initiative.number)}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...field('requirement')}
          label={t.which}
          options={[
            ...requirements.map(({ id, text, ground, source }) => ({
              value: id,
              label: text,
              lang: langOfWords(locale),
              hint: ground === 'law' ? `${t.law}: ${source ?? ''}` : t.wish,
            })),
            { value: otherwise, label: t.otherwise },
          ]}
        />
        <TextArea {...field('text')} label={t.text} hint={t.textHint} max={longest} />
        <FormActions submit={t.submit} />
      </Form>
    ),
  })
}

export async function sendRequirement(c: Ctx): Promise<Response> {
  const { act } = c.var
  const reached = await reachRunning(c)
  const requirements = await openRequirements(c, reached)
  const input = await readForm(c)
  const t = partyTexts(act.locale).requirementPage
  const parsed = parseForm(requirementSchema, input, act.locale, { requirement: t.which, text: t.text })
  if (!parsed.ok) return requirementPage(c, reached, requirements, parsed)
  const { requirement, text } = parsed.value
  if (requirement !== otherwise && !requirements.some(({ id }) => id === requirement)) {
    return requirementPage(c, reached, requirements, withError(input.text, 'requirement', t.which))
  }
  const path = await onceSaid(act, input, c.req.path, async (act) => {
    await raiseStuck(act, {
      caseId: reached.initiative.case_id,
      kind: 'requirement',
      requirementId: requirement === otherwise ? null : requirement,
      text,
    })
    return afterwards(initiativePath(reached), 'eis')
  })
  return redirect(c, path)
}
