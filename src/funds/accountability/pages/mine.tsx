import { z } from 'zod'
import { maySpeakForInitiator } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { NotFound } from '../../../kit/errors.ts'
import { acceptedTypes, acceptFile } from '../../../kit/files.ts'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { longText, moneyText, shortText, uploadedFiles } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { newOnceToken, onceSaid } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import {
  bindFields,
  ErrorSummary,
  FileInput,
  Form,
  FormActions,
  MoneyInput,
  OnceToken,
  TextArea,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { page } from '../../../ui/page.tsx'
import type { MoneyOfCase } from '../../payments/of-case.ts'
import { planCrumb, reachMoney } from '../../payments/pages/mine.tsx'
import { AccountRefused, sendAccount } from '../actions.ts'
import { mayAssess } from '../rights.ts'
import { asksEvidence } from '../rules.ts'
import { accountabilityOf, type SpentLine } from '../store.ts'
import { texts } from '../texts.ts'

/** As many lines as fit on a page; who needs more adds a file. */
const lineNumbers = [1, 2, 3, 4, 5, 6] as const

/** The application of an address that waits for an account, for who sends it or enters it from paper. */
async function asked(c: Ctx) {
  const { opened, money, shownTitle } = await reachMoney(c, ({ scheme, place }) =>
    mayAssess(c.var.act.actor, scheme, place),
  )
  const id = z.uuid().safeParse(c.req.param('aanvraag'))
  const one = money.find(({ application }) => application.id === id.data)
  if (!one || !(await accountabilityOf(c.var.act.db, [one.application.id])).has(one.application.id))
    throw new NotFound()
  return { opened, one, shownTitle }
}

/** `/initiatieven/{nummer}/geld/{aanvraag}/verantwoording`: what was done with the money, and what it cost. */
export const showAccountForm = (c: Ctx): Promise<Response> => accountPage(c, freshForm())

async function accountPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).mine
  const { opened, one, shownTitle } = await asked(c)
  const { file, relations } = opened
  const speaks = maySpeakForInitiator(act.actor, relations)
  return page(
    c,
    {
      title: formTitle(`${t.title} (${file.number})`, form.errors, locale),
      current: speaks ? 'mine' : 'desk',
      breadcrumbs: [
        ...planCrumb(file.number, shownTitle),
        speaks
          ? { title: t.title, href: paths.caseMoney(file.number) }
          : { title: texts(locale).one.title, href: paths.assessAccount(one.application.id) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading
        title={t.title}
        kicker={[file.number, shownTitle].filter(Boolean).join(' · ')}
        lead={speaks ? t.lead : t.paper}
      />
      <AccountForm act={act} number={file.number} one={one} form={form} />
    </>,
    formStatus(form.errors),
  )
}

function AccountForm(props: {
  readonly act: Act
  readonly number: string
  readonly one: MoneyOfCase
  readonly form: FormState
}) {
  const { act, number, one, form } = props
  const { locale } = act
  const t = texts(locale).mine
  const field = bindFields(form, locale)
  return (
    <Form action={paths.caseAccountability(number, one.application.id)} label={t.title} files>
      <OnceToken token={newOnceToken()} />
      <TextArea {...field('text')} label={t.text} hint={t.textHint} max={5000} />
      <Section title={t.linesTitle}>
        <p>{t.linesText}</p>
        {lineNumbers.map((n) => (
          <div key={n} class="row">
            <TextInput {...field(`what_${n}`)} label={t.what(n)} optional="unsaid" autocomplete="off" />
            <MoneyInput {...field(`cents_${n}`)} label={t.cents(n)} optional="unsaid" />
          </div>
        ))}
      </Section>
      <MoneyInput {...field('unspent')} label={t.unspent} hint={t.unspentHint} />
      <FileInput
        {...field('files')}
        label={t.files}
        {...(asksEvidence(one.scheme, one.granted) ? { hint: t.filesEvidence } : {})}
        accept={acceptedTypes}
        multiple
        optional
      />
      <FormActions submit={t.submit} />
    </Form>
  )
}

const lineShape = Object.fromEntries(
  lineNumbers.flatMap((n) => [
    [`what_${n}`, shortText(120).optional()],
    [`cents_${n}`, moneyText({ min: 1 }).optional()],
  ]),
)
const linesSchema = z.object(lineShape)
const schema = z.object({
  text: longText(5000).min(3),
  unspent: moneyText(),
  files: uploadedFiles(10),
})

const labelsOf = (locale: Locale): Readonly<Record<string, string>> => {
  const t = texts(locale).mine
  return {
    text: t.text,
    unspent: t.unspent,
    files: t.files,
    ...Object.fromEntries(
      lineNumbers.flatMap((n) => [
        [`what_${n}`, t.what(n)],
        [`cents_${n}`, t.cents(n)],
      ]),
    ),
  }
}

/** The lines that were filled in; a half one is told at the field that is missing. */
function linesIn(value: Readonly<Record<string, unknown>>): {
  readonly lines: readonly SpentLine[]
  readonly half: string | null
} {
  let half: string | null = null
  const lines = lineNumbers.flatMap((n): readonly SpentLine[] => {
    const [what, cents] = [value[`what_${n}`], value[`cents_${n}`]]
    if (what === undefined && cents === undefined) return []
    if (typeof what === 'string' && typeof cents === 'number') return [{ what, cents }]
    half ??= what === undefined ? `what_${n}` : `cents_${n}`
    return []
  })
  return { lines, half }
}

export async function submitAccountForm(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { opened, one } = await asked(c)
  const input = await readForm(c)
  const t = texts(act.locale)
  const parsed = parseForm(schema, input, act.locale, labelsOf(act.locale))
  const typed = parseForm(linesSchema, input, act.locale, labelsOf(act.locale))
  if (!parsed.ok || !typed.ok) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(typed.ok ? {} : typed.errors) }
    return accountPage(c, { values: input.text, errors })
  }
  const { text, unspent, files } = parsed.value
  const { lines, half } = linesIn(typed.value)
  if (half) return refused(c, input, half, t.mine.halfLine)
  if (lines.length === 0 && unspent < one.granted) return refused(c, input, 'what_1', t.mine.noLines)
  try {
    const path = await onceSaid(act, input, c.req.path, async (act) => {
      const fileIds: string[] = []
      for (const upload of files) {
        const accepted = await acceptFile(act, upload)
        if (!accepted.ok) throw new AccountRefused(act, 'file_refused')
        fileIds.push(accepted.file.id)
      }
      await sendAccount(act, {
        applicationId: one.application.id,
        text,
        lines,
        unspentCents: unspent,
        fileIds,
      })
      return maySpeakForInitiator(act.actor, opened.relations)
        ? paths.caseMoney(opened.file.number, { klaar: 'gestuurd' })
        : paths.assessAccount(one.application.id, { klaar: 'ingevoerd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof AccountRefused)) throw error
    const places: Readonly<Record<string, string>> = { does_not_add_up: 'unspent', file_refused: 'files' }
    return refused(c, input, places[error.fault] ?? 'text', error.message)
  }
}

const refused = (c: Ctx, input: FormInput, name: string, message: string): Promise<Response> =>
  accountPage(c, withError(input.text, name, message))
