import { z } from 'zod'
import { dayOf } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../kit/form.ts'
import { emailText, longText, shortText, ticked } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { personById, visitorAddress } from '../../people/index.ts'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { askToJoin, joinSignedIn } from '../actions.ts'
import { confirmDays, isDigital, takesMembers } from '../rules.ts'
import type { Panel } from '../store.ts'
import { texts } from '../texts.ts'
import { ChoiceFields, choicesOf, chosenOf } from './parts.tsx'
import { reachPublic } from './reach.ts'

const choiceSchema = { onderwerpen: z.array(z.string()).default([]), wijken: z.array(z.string()).default([]) }

const digitalSchema = z.object(choiceSchema)
const seatSchema = z.object({ naam: shortText(200), motivatie: longText(2000), toon: ticked() })
const emailSchema = z.object({ email: emailText() })

/** `/meedenken/{naam}/aanmelden`: apply for a group, or join the resident panel. */
export async function showJoinPanel(c: Ctx): Promise<Response> {
  const panel = await reachPublic(c)
  return joinPage(c, panel, freshForm({ naam: c.var.act.actor.name }))
}

/** The address of who is signed in; undefined for who is not, null for an account without one. */
async function ownAddress(c: Ctx): Promise<string | null | undefined> {
  const { act } = c.var
  const { personId } = act.actor
  return personId === null ? undefined : ((await personById(act.db, personId))?.email ?? null)
}

async function joinPage(c: Ctx, panel: Panel, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.join
  const digital = isDigital(panel)
  const title = digital ? t.titleDigital(panel.name) : t.title(panel.name)
  const [email, choices] = await Promise.all([ownAddress(c), choicesOf(act, panel)])
  const done = c.req.query('klaar')
  const field = bindFields(form, locale)
  const opens = takesMembers(panel, dayOf(act.now))
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'projects',
      breadcrumbs: [
        { title: words.title, href: paths.panels() },
        { title: panel.name, href: paths.panel(panel.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done === 'mail' && (
        <Notice tone="success" announce title={t.mailed}>
          <p>{t.mailedText(confirmDays)}</p>
          {act.settings.demo && (
            <p>
              {t.demoMailbox} <a href={paths.demoMailbox()}>{paths.demoMailbox()}</a>
            </p>
          )}
        </Notice>
      )}
      {done === 'ja' && (
        <Notice tone="success" announce title={t.done}>
          <p>{t.doneText}</p>
        </Notice>
      )}
      <PageHeading title={title} lead={done ? undefined : digital ? t.leadDigital : t.lead} />
      {!opens && !done && <p>{words.faults.closed}</p>}
      {opens && !done && email === null && (
        <Notice title={words.faults.noEmail}>
          <p>
            <a href={paths.myDetails()}>{paths.myDetails()}</a>
          </p>
        </Notice>
      )}
      {opens && !done && email !== null && (
        <Form action={paths.joinPanel(panel.slug)} label={title}>
          <OnceToken token={newOnceToken()} />
          {digital ? (
            <ChoiceFields choices={choices} form={form} locale={locale} labels={t} />
          ) : (
            <>
              <TextInput {...field('naam')} label={t.name} autocomplete="name" />
              <TextArea
                {...field('motivatie')}
                label={t.motivation}
                hint={t.motivationHint}
                max={2000}
                rows={6}
              />
              <Checkbox {...field('toon')} label={t.shows} optional="unsaid" />
            </>
          )}
          {email === undefined ? (
            <TextInput
              {...field('email')}
              label={t.email}
              why={t.emailWhy}
              type="email"
              autocomplete="email"
            />
          ) : (
            <p>{t.signedIn(email)}</p>
          )}
          <p class="small">{digital ? t.keepDigital : t.keep}</p>
          <FormActions submit={digital ? t.submitDigital : t.submit} />
        </Form>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** Asks for the mail with the link; who is signed in is in, or has applied, at once. */
export async function submitJoinPanel(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const panel = await reachPublic(c)
  const digital = isDigital(panel)
  const input = await readForm(c)
  const t = texts(locale).join
  const labels = { naam: t.name, motivatie: t.motivation, email: t.email }
  const choices = digital ? parseForm(digitalSchema, input, locale, labels) : null
  const seat = digital ? null : parseForm(seatSchema, input, locale, labels)
  const address = act.actor.personId === null ? parseForm(emailSchema, input, locale, labels) : null
  const errors: FormState['errors'] = Object.assign(
    {},
    ...[seat, choices, address].map((one) => (one && !one.ok ? one.errors : {})),
  )
  if (Object.keys(errors).length > 0) return joinPage(c, panel, { values: input.text, errors })
  const chosen = choices?.ok
    ? chosenOf(await choicesOf(act, panel), choices.value)
    : { subjects: [], areaIds: [] }
  const wish = {
    ...chosen,
    name: seat?.ok ? seat.value.naam : null,
    motivation: seat?.ok ? seat.value.motivatie : null,
    showsName: seat?.ok ? seat.value.toon : false,
  }
  try {
    const path = await once(act, input, async (act) => {
      if (address?.ok) {
        await askToJoin(act, panel.id, { ...wish, email: address.value.email, visitor: visitorAddress(c) })
        return paths.joinPanel(panel.slug, { klaar: 'mail' })
      }
      await joinSignedIn(act, panel.id, wish)
      return paths.joinPanel(panel.slug, { klaar: 'ja' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return joinPage(c, panel, withError(input.text, digital ? 'onderwerpen' : 'naam', error.message))
  }
}
