import type { ComponentChildren } from 'preact'
import type { z } from 'zod'
import type { OpenedCase } from '../../../cases/index.ts'
import type { StoredFile } from '../../../kit/files.ts'
import { type FormErrors, type FormInput, type FormState, formStatus, formTitle } from '../../../kit/form.ts'
import type { Ctx } from '../../../kit/http.ts'
import { langOfWords } from '../../../kit/locale.ts'
import { newOnceToken, onceField } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  PersonalDataCheck,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import type { CaseAction, Given, Words } from './action.ts'
import { FilesField, filesField, keptField } from './files.tsx'
import { texts } from './texts.ts'

/** Names of the buttons of a page that asks once more: do it, or change something. */
export const confirmedField = 'bevestigd'
export const backField = 'terug'

/** Words that everybody will read, in which there are personal data. */
export type Shown = readonly (string | null | undefined)[]

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
        { title, href: paths.deskCase(number), lang: langOfWords(act.locale) },
      ],
    },
    heading: (
      <PageHeading
        title={words.title}
        kicker={
          <>
            {number} · <span lang={langOfWords(act.locale)}>{title}</span>
          </>
        }
        lead={words.lead}
      />
    ),
    errors: <ErrorSummary errors={errors} locale={act.locale} />,
    action: addressOf(c),
  }
}

/** The form of an action, fresh or again with what was typed. */
export function formPage<S extends z.ZodObject, Known>(
  c: Ctx,
  action: CaseAction<S, Known>,
  found: Given<Known>,
  form: FormState,
  kept: readonly StoredFile[],
  shown: Shown = [],
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
        {action.files && (
          <FilesField
            field={field}
            kept={kept}
            imagesOnly={action.files === 'photos'}
            optional={action.faultField !== filesField}
          />
        )}
        <PersonalDataCheck form={form} words={shown} locale={act.locale} />
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

/** Somebody was quicker: says so, once, and gives back the words that were typed, to copy. */
export function tooLatePage(
  c: Ctx,
  { file }: OpenedCase,
  message: string,
  input: FormInput,
): Response | Promise<Response> {
  const t = texts(c.var.act.locale)
  // Choices and days are keys; words have spaces.
  const words = Object.values(input.text)
    .flat()
    .filter((value) => /\s/.test(value))
  return page(
    c,
    { title: `${t.form.tooLate} (${file.number})`, current: 'desk' },
    <>
      <PageHeading
        title={t.form.tooLate}
        kicker={
          <>
            {file.number} · <span lang={langOfWords(c.var.act.locale)}>{file.title}</span>
          </>
        }
        lead={message}
      />
      {words.length > 0 && (
        <Section title={t.form.typed}>
          {words.map((value) => (
            <p class="keep-lines">{value}</p>
          ))}
        </Section>
      )}
      <div class="button-row">
        <LinkButton href={paths.deskCase(file.number)}>{t.form.toCase}</LinkButton>
      </div>
    </>,
    409,
  )
}

/** What was filled in travels along unseen; going back shows the form with all of it. */
export function confirmPage<S extends z.ZodObject, Known>(
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
