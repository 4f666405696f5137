import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import { adviceOf, type OpenedCase } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { dayOf } from '../../../kit/dates.ts'
import { Conflict, Forbidden } from '../../../kit/errors.ts'
import type { StoredFile } from '../../../kit/files.ts'
import {
  type FormErrors,
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
} from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once, onceField } from '../../../kit/once.ts'
import { type DeskAction, type DeskView, deskActions, paths } from '../../../paths.ts'
import { get, post, type Route } from '../../../people/index.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
} from '../../../ui/form/index.ts'
import { PageHeading } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import { FilesField, filesField, keptField, noFiles, takeFormFiles } from './files.tsx'
import { mayOpenOnDesk, openOnDesk } from './open.ts'
import { isPossible, mayDo } from './possible.ts'
import { texts } from './texts.ts'

export type Texts = ReturnType<typeof texts>

/** What every part of an action page can look at. */
export interface Given<Known> {
  readonly act: Act
  readonly opened: OpenedCase
  /** What `prepare` read. */
  readonly known: Known
  readonly t: Texts
}

export interface Words {
  readonly title: string
  readonly lead?: string
  readonly button: string
  /** Of the form, where it is read once more before `button` does it. */
  readonly review?: string
}

/**
 * A page on which staff do one thing with a case: shows a form, keeps what was typed when something is wrong (422),
 * asks to confirm where it matters, does the work once, and goes back to the case (303).
 */
export interface CaseAction<S extends z.ZodObject, Known> {
  readonly key: DeskAction
  readonly words: (given: Given<Known>) => Words
  readonly schema: (given: Given<Known>) => S
  /** Reads what the form needs; throws where the action makes no sense. `query` reads the address. */
  readonly prepare: (
    act: Act,
    opened: OpenedCase,
    query: (name: string) => string | undefined,
  ) => Promise<Known>
  readonly filled?: (given: Given<Known>) => Readonly<Record<string, string | null | undefined>>
  readonly fields: (field: ReturnType<typeof bindFields>, given: Given<Known>) => ComponentChildren
  /** A choice to make before there is a form, by links to this page with more in its address; null once made. */
  readonly choose?: (
    given: Given<Known>,
  ) => { readonly lead: string; readonly links: ComponentChildren } | null
  /** What stands above the form. */
  readonly above?: (given: Given<Known>) => ComponentChildren
  readonly labels?: (t: Texts) => Readonly<Record<string, string>>
  /** Faults that the schema cannot see. */
  readonly check?: (value: z.output<S>, given: Given<Known>) => FormErrors
  /** What to read once more before it is done; null when it needs no confirmation. */
  readonly confirm?: (value: z.output<S>, given: Given<Known>) => ComponentChildren | null
  readonly files?: 'any' | 'photos'
  /** Does it. An address as answer is where to go instead of back to the case. */
  readonly work: (
    act: Act,
    value: z.output<S>,
    given: Given<Known>,
    files: readonly StoredFile[],
  ) => Promise<unknown>
  /** Field at which a refusal by the rules is shown. */
  readonly faultField: keyof z.output<S> & string
  /** View of the case where the result is seen. */
  readonly view?: DeskView
}

export const nothingNeeded = async (): Promise<null> => null

const confirmedField = 'bevestigd'
const backField = 'terug'

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
  if (!isPossible(action.key, { opened, advice, actor: act.actor, today: dayOf(act.now) })) {
    throw new Conflict(t.notNow)
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

async function submit<S extends z.ZodObject, Known>(c: Ctx, action: CaseAction<S, Known>): Promise<Response> {
  const opened = await openOnDesk(c)
  if (!mayDo(action.key, opened, c.var.act.actor)) throw new Forbidden()
  const input = await readForm(c)
  const { files, fault } = action.files
    ? await takeFormFiles(c.var.act, input, action.files === 'photos')
    : noFiles
  try {
    // A second post of the same form gets the first answer, even when the case has moved on by it.
    const path = await once(c.var.act, input, async (act) => {
      const found = await situation(c, action, await openOnDesk(c, mayOpenOnDesk, act), act)
      const again = (errors: FormErrors) =>
        new Instead(() => formPage(c, action, found, { values: input.text, errors }, files))
      if (valueIn(input.text, backField)) throw again({})
      const parsed = parseForm(action.schema(found), input, act.locale, action.labels?.(found.t))
      const filesFault = fault ? { [filesField]: fault } : {}
      if (!parsed.ok) throw again({ ...parsed.errors, ...filesFault })
      const errors = { ...action.check?.(parsed.value, found), ...filesFault }
      if (Object.keys(errors).length > 0) throw again(errors)
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

const addressOf = (c: Ctx): string => {
  const { pathname, search } = new URL(c.req.url)
  return `${pathname}${search}`
}

function frame<Known>(c: Ctx, { act, opened }: Given<Known>, words: Words, errors: FormErrors) {
  const { number, title } = opened.file
  return {
    options: {
      title: formTitle(`${words.title} (${number})`, errors, act.locale),
      current: 'desk' as const,
      breadcrumbs: [
        { title: texts(act.locale).desk, href: paths.desk() },
        { title, href: paths.deskCase(number) },
      ],
    },
    heading: <PageHeading title={words.title} kicker={`${number} · ${title}`} lead={words.lead} />,
    errors: <ErrorSummary errors={errors} locale={act.locale} />,
    action: addressOf(c),
  }
}

function formPage<S extends z.ZodObject, Known>(
  c: Ctx,
  action: CaseAction<S, Known>,
  found: Given<Known>,
  form: FormState,
  kept: readonly StoredFile[],
): Response | Promise<Response> {
  const { act, opened, t } = found
  const words = action.words(found)
  const choice = action.choose?.(found)
  if (choice) {
    const around = frame(c, found, { ...words, lead: choice.lead }, {})
    return page(
      c,
      around.options,
      <>
        {around.heading}
        {choice.links}
        <p>
          <a href={paths.deskCase(opened.file.number, action.view)}>{t.form.cancel}</a>
        </p>
      </>,
    )
  }
  const around = frame(c, found, words, form.errors)
  const field = bindFields(form, act.locale)
  return page(
    c,
    around.options,
    <>
      {around.errors}
      {around.heading}
      {action.above?.(found)}
      <Form action={around.action} files={action.files !== undefined}>
        <OnceToken token={newOnceToken()} />
        {action.fields(field, found)}
        {action.files && <FilesField field={field} kept={kept} imagesOnly={action.files === 'photos'} />}
        <FormActions submit={words.review ?? words.button}>
          <LinkButton kind="quiet" href={paths.deskCase(opened.file.number, action.view)}>
            {t.form.cancel}
          </LinkButton>
        </FormActions>
      </Form>
    </>,
    formStatus(form.errors),
  )
}

/** What was filled in travels along unseen; going back shows the form with all of it. */
function confirmPage<S extends z.ZodObject, Known>(
  c: Ctx,
  action: CaseAction<S, Known>,
  found: Given<Known>,
  input: FormInput,
  files: readonly StoredFile[],
  asked: ComponentChildren,
): Response | Promise<Response> {
  const { t } = found
  const around = frame(c, found, { ...action.words(found), lead: t.form.confirmLead }, {})
  const carried = Object.entries(input.text)
    .filter(([name]) => ![onceField, confirmedField, backField, keptField].includes(name))
    .flatMap(([name, values]) => values.map((value) => ({ name, value })))
  return page(
    c,
    around.options,
    <>
      {around.heading}
      {asked}
      <Form action={around.action}>
        <OnceToken token={newOnceToken()} />
        {[...carried, ...files.map(({ id }) => ({ name: keptField, value: id }))].map((one) => (
          <HiddenField key={`${one.name}=${one.value}`} {...one} />
        ))}
        <FormActions submit={action.words(found).button} name={confirmedField}>
          <Button kind="secondary" name={backField} value="ja">
            {t.form.change}
          </Button>
        </FormActions>
      </Form>
    </>,
  )
}
