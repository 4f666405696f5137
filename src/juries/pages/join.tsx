import { z } from 'zod'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { JuryRefused, offerToJoin } from '../actions.ts'
import { juryAsked, juryName } from '../jury.ts'
import { texts } from '../texts.ts'
import { isSeeking } from './public.tsx'

const schema = z.object({ motivation: longText(2000) })

/** `/juries/{slug}/meedoen`: what is asked of a member, and the form for who is signed in. */
export const showJoin = (c: Ctx): Promise<Response> => joinPage(c, freshForm())

async function joinPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const jury = await juryAsked(act, c.req.param('slug'))
  const t = texts(locale)
  const name = juryName(jury, locale)
  const isDone = c.req.query('klaar') === 'ja'
  const field = bindFields(form, locale)
  return page(
    c,
    {
      title: formTitle(t.join.title(name), form.errors, locale),
      breadcrumbs: [
        { title: t.list.title, href: paths.juries() },
        { title: name, href: paths.jury(jury.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {isDone && <Notice tone="success" announce title={t.join.done} />}
      <PageHeading title={t.join.title(name)} lead={isDone ? undefined : t.join.lead} />
      <Section title={t.join.expect}>
        <ul>
          {t.join.expectList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      {!isSeeking(jury, act) && !isDone && <p>{t.faults.not_seeking}</p>}
      {isSeeking(jury, act) && !isDone && act.actor.personId === null && (
        <>
          <p>{t.join.signIn}</p>
          <LinkButton href={paths.signIn(paths.joinJury(jury.slug))}>{t.join.signInButton}</LinkButton>
        </>
      )}
      {isSeeking(jury, act) && !isDone && act.actor.personId !== null && (
        <Form action={paths.joinJury(jury.slug)} label={t.join.title(name)}>
          <OnceToken token={newOnceToken()} />
          <TextArea
            {...field('motivation')}
            label={t.join.motivation}
            hint={t.join.motivationHint}
            max={2000}
            rows={6}
          />
          <FormActions submit={t.join.button} />
        </Form>
      )}
    </>,
    formStatus(form.errors),
  )
}

export async function submitJoin(c: Ctx): Promise<Response> {
  const { act } = c.var
  const jury = await juryAsked(act, c.req.param('slug'))
  const input = await readForm(c)
  const parsed = parseForm(schema, input, act.locale, { motivation: texts(act.locale).join.motivation })
  if (!parsed.ok) return joinPage(c, parsed)
  try {
    const path = await once(act, input, async (act) => {
      await offerToJoin(act, { areaId: jury.area.id, motivation: parsed.value.motivation })
      return paths.joinJury(jury.slug, { klaar: 'ja' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof JuryRefused)) throw error
    return joinPage(c, withError(input.text, 'motivation', error.message))
  }
}
