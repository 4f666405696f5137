import { FormRefused, type FormValues, readForm } from '../../kit/form.ts'
import type { Ctx } from '../../kit/http.ts'
import { paths } from '../../paths.ts'
import { errorResponse } from '../../ui/error-page.tsx'
import { Form, FormActions, HiddenField } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import type { Access } from '../access.ts'
import { texts } from '../texts.ts'

const isSecret = (name: string): boolean => /password|wachtwoord/i.test(name)
/** A text that somebody wrote, rather than a choice, a day or a name of ours. */
const isWritten = (text: string): boolean => text.length >= 15 && /\s/.test(text)

/**
 * A form came in of somebody whose session ended. Nothing is stored and nothing is lost: the page holds all that was
 * typed, to copy, or to send once more after signing in beside it. A password is not given back.
 */
export async function signedOutPage(c: Ctx, access: Access): Promise<Response> {
  const input = await readForm(c).catch((error: unknown) => {
    if (error instanceof FormRefused) return null
    throw error
  })
  const typed = Object.entries(input?.text ?? {}).filter(([name]) => !isSecret(name))
  if (!input || typed.length === 0) return errorResponse(c, 401)
  const { locale } = c.var.act
  const t = texts(locale).signedOut
  const signIn = access === 'signed_in' ? paths.signIn() : paths.staffSignIn()
  const { pathname, search } = new URL(c.req.url)
  return page(
    c,
    { title: t.title },
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <ol>
        <li>
          <a href={signIn} target="_blank" rel="noopener">
            {t.signIn}
          </a>
        </li>
        <li>{t.comeBack}</li>
      </ol>
      <Form action={`${pathname}${search}`}>
        {typed.flatMap(([name, values]) =>
          values.map((value, index) => <HiddenField key={`${name}${index}`} name={name} value={value} />),
        )}
        <FormActions submit={t.send} />
      </Form>
      {Object.keys(input.files).length > 0 && <p>{t.files}</p>}
      <Written values={Object.fromEntries(typed)} title={t.written} />
    </>,
    401,
  )
}

function Written({ values, title }: { readonly values: FormValues; readonly title: string }) {
  const written = Object.entries(values).flatMap(([name, all]) =>
    all.filter(isWritten).map((text) => ({ name, text })),
  )
  if (written.length === 0) return null
  return (
    <Section title={title}>
      {written.map(({ name, text }) => (
        <blockquote key={name}>
          <p class="keep-lines">{text}</p>
        </blockquote>
      ))}
    </Section>
  )
}
