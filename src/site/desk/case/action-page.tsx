import type { z } from 'zod'
import { adviceOf, caseTexts, type OpenedCase } from '../../../cases/index.ts'
import { applicationNow } from '../../../funds/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import { Conflict, Forbidden } from '../../../kit/errors.ts'
import type { StoredFile } from '../../../kit/files.ts'
import {
  type FormErrors,
  type FormInput,
  freshForm,
  parseForm,
  readForm,
  valueIn,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { once, onceSaid } from '../../../kit/once.ts'
import { deskActions, paths } from '../../../paths.ts'
import { get, post, type Route } from '../../../people/index.ts'
import { personalDataErrors } from '../../../ui/form/index.ts'
import type { CaseAction, Given } from './action.ts'
import { backField, confirmedField, confirmPage, formPage, type Shown, tooLatePage } from './action-views.tsx'
import { filesField, noFiles, takeFormFiles } from './files.tsx'
import { mayOpenOnDesk, openOnDesk } from './open.ts'
import { isForOthers, isPossible, mayDo, whyNot } from './possible.ts'
import { texts } from './texts.ts'

export { type CaseAction, type Given, nothingNeeded } from './action.ts'

/** The routes of an action: its form, and what the form sends. */
export function caseAction<S extends z.ZodObject, Known>(action: CaseAction<S, Known>): readonly Route[] {
  const path = `/werk/zaken/:number/${deskActions[action.key]}`
  return [
    get(path, 'staff', async (c) => {
      const found = await situation(c, action, await openOnDesk(c))
      return formPage(c, action, found, freshForm(action.filled?.(found)), noFiles.files)
    }),
    post(path, 'staff', (c) => submit(c, action)),
  ]
}

/** Checks who asks and whether it can be done now, and reads what the form needs. */
async function situation<S extends z.ZodObject, Known>(
  c: Ctx,
  action: CaseAction<S, Known>,
  opened: OpenedCase,
  act: Act = c.var.act,
): Promise<Given<Known>> {
  if (!mayDo(action.key, opened, act.actor)) throw new Forbidden()
  const advice = await adviceOf(act.db, opened.file.id)
  const t = texts(act.locale)
  const application = await applicationNow(act, opened.file.id)
  const now = { opened, advice, actor: act.actor, today: dayOf(act.now), application }
  if (!isPossible(action.key, now)) {
    const why = whyNot(action.key, now)
    throw new Conflict(
      why ? caseTexts(act.locale).refusals[why] : isForOthers(action.key, now) ? t.forOthers : t.notNow,
    )
  }
  const known = await action.prepare(act, opened, (name) => c.req.query(name))
  return { act, opened, known, t }
}

/** Stops the work of a form, undone, to answer with a page instead. */
class Instead extends Error {
  constructor(readonly answer: () => Response | Promise<Response>) {
    super('Answered with a page')
  }
}

const doOnce = <S extends z.ZodObject, Known>(
  c: Ctx,
  action: CaseAction<S, Known>,
  input: FormInput,
  work: (act: Act) => Promise<string>,
): Promise<string> =>
  action.isSaid ? onceSaid(c.var.act, input, c.req.path, work) : once(c.var.act, input, work)

async function submit<S extends z.ZodObject, Known>(c: Ctx, action: CaseAction<S, Known>): Promise<Response> {
  const opened = await openOnDesk(c)
  if (!mayDo(action.key, opened, c.var.act.actor)) throw new Forbidden()
  const input = await readForm(c)
  const { files, fault } = action.files
    ? await takeFormFiles(c.var.act, input, action.files === 'photos')
    : noFiles
  try {
    // A second post of the same form gets the first answer, even when the case has moved on by it.
    const path = await doOnce(c, action, input, async (act) => {
      const now = await openOnDesk(c, mayOpenOnDesk, act)
      const found = await situation(c, action, now, act).catch((error) => {
        if (!(error instanceof Conflict)) throw error
        throw new Instead(() => tooLatePage(c, now, error.message, input))
      })
      const again = (errors: FormErrors, shown: Shown = []) =>
        new Instead(() => formPage(c, action, found, { values: input.text, errors }, files, shown))
      if (valueIn(input.text, backField)) throw again({})
      const movedOn = action.movedOn?.(input.text, found)
      if (movedOn) throw again({ [action.faultField]: movedOn })
      const parsed = parseForm(action.schema(found), input, act.locale, action.labels?.(found.t, found))
      const filesFault = fault ? { [filesField]: fault } : {}
      if (!parsed.ok) throw again({ ...parsed.errors, ...filesFault })
      const errors = { ...action.check?.(parsed.value, found), ...filesFault }
      if (Object.keys(errors).length > 0) throw again(errors)
      const shown = action.shown?.(parsed.value, found) ?? []
      const personal = personalDataErrors(input, shown, act.locale)
      if (Object.keys(personal).length > 0) throw again(personal, shown)
      const asked = valueIn(input.text, confirmedField) ? null : action.confirm?.(parsed.value, found)
      if (asked) throw new Instead(() => confirmPage(c, action, found, input, files, asked))
      return await done(act, action, parsed.value, found, files, again)
    })
    return redirect(c, path)
  } catch (error) {
    if (error instanceof Instead) return error.answer()
    throw error
  }
}

/** Does the work; what the rules refuse comes back at the form. Answers where to go. */
async function done<S extends z.ZodObject, Known>(
  act: Act,
  action: CaseAction<S, Known>,
  value: z.output<S>,
  found: Given<Known>,
  files: readonly StoredFile[],
  again: (errors: FormErrors) => Error,
): Promise<string> {
  try {
    const elsewhere = await action.work(act, value, found, files)
    if (typeof elsewhere === 'string') return elsewhere
    return paths.deskCase(found.opened.file.number, action.view, { klaar: action.key })
  } catch (error) {
    if (error instanceof Conflict) throw again({ [action.faultField]: error.message })
    throw error
  }
}
