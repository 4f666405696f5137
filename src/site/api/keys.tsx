import { z } from 'zod'
import { addMonths, type Day, dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { dayText, emailText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { type ApiKey, allApiKeys, apiScopes, makeApiKey, revokeApiKey } from '../../people/index.ts'
import { Button } from '../../ui/button/button.tsx'
import {
  bindFields,
  DateInput,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextInput,
} from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts } from './texts.ts'

const keySchema = z.object({ name: shortText(200), email: emailText(), expires: dayText() })

type KeyState = 'works' | 'expired' | 'revoked'

export const keyStateOf = (key: Pick<ApiKey, 'revoked_at' | 'expires_on'>, today: Day): KeyState =>
  key.revoked_at !== null ? 'revoked' : key.expires_on < today ? 'expired' : 'works'

const tones = { works: 'good', expired: 'neutral', revoked: 'neutral' } as const

/** `/beheer/sleutels`: which partners have a key, and making and revoking one. */
export const showApiKeys = (c: Ctx): Promise<Response> =>
  keysPage(c, freshForm({ expires: addMonths(dayOf(c.var.act.now), 12) }))

async function keysPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale).keys
  const keys = await allApiKeys(act.db)
  const field = bindFields(form, locale)
  return page(
    c,
    { title: formTitle(t.title, form.errors, locale), current: 'administration', wide: true },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.title} lead={t.intro} />
      {c.req.query('klaar') === 'ingetrokken' && <Notice tone="success" announce title={t.revoked} />}
      <p>{t.scope}</p>
      {keys.length === 0 ? <p>{t.none}</p> : <Keys keys={keys} today={dayOf(act.now)} locale={locale} />}
      <Section title={t.add}>
        <Form action={paths.administerApiKeys()}>
          <OnceToken token={newOnceToken()} />
          <TextInput {...field('name')} label={t.name} hint={t.nameHint} autocomplete="off" />
          <TextInput {...field('email')} label={t.email} type="email" autocomplete="off" />
          <DateInput {...field('expires')} label={t.expires} hint={t.expiresHint} />
          <FormActions submit={t.make} name="doen" value="maken" />
        </Form>
      </Section>
    </>,
    formStatus(form.errors),
  )
}

function Keys({
  keys,
  today,
  locale,
}: {
  readonly keys: readonly ApiKey[]
  readonly today: Day
  readonly locale: Locale
}) {
  const t = texts(locale).keys
  const day = (value: Day): string => formatDay(value, locale, 'medium')
  return (
    <Table
      locale={locale}
      caption={t.caption}
      captionHidden
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: t.name,
          rowHeader: true,
          cell: ({ name, email }) => (
            <div>
              {name}
              <br />
              <a class="small" href={`mailto:${email}`}>
                {email}
              </a>
            </div>
          ),
        },
        { key: 'start', title: t.start, cell: ({ start }) => <code>{start}…</code> },
        {
          key: 'scopes',
          title: t.mayDo,
          cell: ({ scopes }) =>
            apiScopes
              .filter((scope) => scopes.includes(scope))
              .map((scope) => t.scopes[scope])
              .join(', '),
        },
        { key: 'expires', title: t.expires, cell: ({ expires_on }) => day(expires_on) },
        {
          key: 'used',
          title: t.used,
          cell: ({ last_used_on }) => (last_used_on === null ? t.never : day(last_used_on)),
        },
        {
          key: 'state',
          title: t.state,
          cell: (key) => {
            const state = keyStateOf(key, today)
            return <StatusBadge tone={tones[state]}>{t.states[state]}</StatusBadge>
          },
        },
        {
          key: 'revoke',
          title: t.revoke,
          cell: (key) =>
            keyStateOf(key, today) === 'works' && (
              <Form action={paths.administerApiKeys()} label={`${t.revoke}: ${key.name} (${key.start})`}>
                <input type="hidden" name="sleutel" value={key.id} />
                <Button kind="quiet" name="doen" value="intrekken" about={`${key.name} (${key.start})`}>
                  {t.revoke}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}

/** Makes a key, or revokes one. A new key stands in the answer itself: nowhere else can it be read. */
export async function changeApiKeys(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).keys
  const input = await readForm(c)
  if (valueIn(input.text, 'doen') === 'intrekken') {
    await revokeApiKey(act, z.uuid().catch(nobody).parse(valueIn(input.text, 'sleutel')))
    return redirect(c, `${paths.administerApiKeys()}?klaar=ingetrokken`)
  }
  const { name, email, expires } = t
  const parsed = parseForm(keySchema, input, act.locale, { name, email, expires })
  if (!parsed.ok) return keysPage(c, parsed)
  const { value } = parsed
  let key: string | null = null
  try {
    await once(act, input, async (act) => {
      key = (await makeApiKey(act, { name: value.name, email: value.email, expiresOn: value.expires })).key
      return paths.administerApiKeys()
    })
  } catch (error) {
    if (error instanceof Conflict) return keysPage(c, withError(input.text, 'expires', error.message))
    throw error
  }
  // The same form once more (a reload): the key was shown then, and is not there to be shown again.
  return key === null ? redirect(c, paths.administerApiKeys()) : madePage(c, value.name, key)
}

const nobody = '00000000-0000-0000-0000-000000000000'

function madePage(c: Ctx, name: string, key: string): Response | Promise<Response> {
  const t = texts(c.var.act.locale).keys
  return page(
    c,
    { title: t.madeTitle, current: 'administration' },
    <>
      <PageHeading title={t.madeTitle} lead={t.made(name)} />
      <p>
        <code>{key}</code>
      </p>
      <Notice tone="warning" announce title={t.madeOnce} />
      <p>
        <a href={paths.administerApiKeys()}>{t.back}</a>
      </p>
    </>,
  )
}
