import { formatMoment } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { readForm, valueIn } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { listMail, mailById, type OutboxRow } from '../../kit/outbox.ts'
import { paths } from '../../paths.ts'
import {
  byDemo,
  closeSession,
  openSession,
  peopleByEmails,
  personByEmail,
  setSessionCookie,
} from '../../people/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Form } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { Table } from '../../ui/table/table.tsx'
import { texts } from '../texts.ts'
import { type Persona, readPersonas } from './personas.ts'

const landing = { mine: paths.mine, desk: paths.desk, administration: paths.administration } as const

/** Choose who you are: one form per persona. */
export async function showDemo(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).demo
  const personas = readPersonas(act.settings)
  const people = await peopleByEmails(
    act.db,
    personas.map((persona) => persona.email),
  )
  const group = (name: Persona['group']) => (
    <ul class="card-list">
      {personas
        .filter((persona) => persona.group === name)
        .map((persona) => {
          const person = people.get(persona.email)
          const isNow = person?.id === act.actor.personId
          return (
            <li>
              <article class="card">
                <div class="card__body">
                  {isNow && <StatusBadge tone="good">{t.isNow}</StatusBadge>}
                  <h3 class="card__title">{say(persona.title, act.locale)}</h3>
                  <p class="card__text">{say(persona.todo, act.locale)}</p>
                  <Form action={paths.demoSignIn()} label={say(persona.title, act.locale)}>
                    <input type="hidden" name="persona" value={persona.key} />
                    <Button kind={isNow ? 'secondary' : 'primary'}>
                      {t.become(person?.name ?? persona.key)}
                    </Button>
                  </Form>
                </div>
              </article>
            </li>
          )
        })}
    </ul>
  )
  return page(
    c,
    { title: t.title, wide: true },
    <>
      <PageHeading title={t.title} lead={t.intro} />
      <p>
        <a href={paths.demoMailbox()}>{t.mailbox}</a>
      </p>
      <Section title={t.resident}>{group('resident')}</Section>
      <Section title={t.staff}>{group('staff')}</Section>
    </>,
  )
}

export async function becomePersona(c: Ctx): Promise<Response> {
  const { act } = c.var
  const key = valueIn((await readForm(c)).text, 'persona')
  const persona = readPersonas(act.settings).find((one) => one.key === key)
  const person = persona && (await personByEmail(act.db, persona.email))
  if (!persona || !person) throw new NotFound()
  if (c.var.sessionToken) await closeSession(act, c.var.sessionToken)
  const session = await openSession(act, person.id, { ...byDemo, device: c.req.header('User-Agent') })
  setSessionCookie(c, session.token, session.seconds)
  return redirect(c, landing[persona.lands]())
}

const mailsOnPage = 30

/** Every mail of the demo city, newest first. */
export async function showMailbox(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).demo
  const to = c.req.query('aan')?.trim().slice(0, 254) ?? ''
  const before = readCursor(c.req.query('voor'))
  const found = await listMail(act.db, {
    limit: mailsOnPage + 1,
    ...(to ? { to } : {}),
    ...(before ? { before } : {}),
  })
  const mails = found.slice(0, mailsOnPage)
  const last = found.length > mailsOnPage ? mails.at(-1) : undefined
  const title = to ? t.mailboxOf(to) : t.mailboxTitle
  return page(
    c,
    { title, wide: true },
    <>
      <PageHeading title={title} lead={t.mailboxIntro} />
      <form class="filter-bar" method="get" action={paths.demoMailbox()}>
        <label class="utrecht-form-label" for="aan">
          {t.filter}
        </label>
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          id="aan"
          name="aan"
          type="text"
          value={to}
          autocomplete="off"
        />
        <Button kind="secondary">{t.filter}</Button>
      </form>
      {mails.length === 0 ? (
        <p>{t.emptyMailbox}</p>
      ) : (
        <Table
          locale={act.locale}
          caption={title}
          captionHidden
          rows={mails}
          rowKey={(mail) => mail.id}
          columns={[
            {
              key: 'subject',
              title: t.subject,
              rowHeader: true,
              cell: (mail) => <a href={paths.demoMail(mail.id)}>{mail.subject}</a>,
            },
            {
              key: 'to',
              title: t.to,
              cell: (mail) => <a href={paths.demoMailbox(mail.to_address)}>{mail.to_address}</a>,
            },
            { key: 'at', title: t.at, cell: (mail) => sentAt(mail, act.locale) },
          ]}
        />
      )}
      {last && (
        <p>
          <a
            href={`${paths.demoMailbox(to || undefined)}${to ? '&' : '?'}voor=${last.created_at.toISOString()}_${last.id}`}
          >
            {t.older}
          </a>
        </p>
      )}
      {to && (
        <p>
          <a href={paths.demoMailbox()}>{t.allMail}</a>
        </p>
      )}
    </>,
  )
}

const sentAt = (mail: OutboxRow, locale: 'nl' | 'en'): string =>
  mail.sent_at
    ? formatMoment(mail.created_at, locale)
    : `${formatMoment(mail.created_at, locale)} (${texts(locale).demo.waiting})`

function readCursor(text: string | undefined): { readonly at: Date; readonly id: string } | undefined {
  const [, moment, id] = /^([^_]+)_([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  const at = new Date(moment ?? Number.NaN)
  return id && !Number.isNaN(at.getTime()) ? { at, id } : undefined
}

/** One mail as its reader gets it; links lead into this site whatever address it is known by. */
export async function showMail(c: Ctx): Promise<Response> {
  const { act } = c.var
  const t = texts(act.locale).demo
  const id = c.req.param('id') ?? ''
  const mail = /^[0-9a-f-]{36}$/.test(id) ? await mailById(act.db, id) : null
  if (!mail) throw new NotFound()
  return page(
    c,
    { title: mail.subject },
    <>
      <PageHeading title={mail.subject} />
      <DefinitionList
        items={[
          { term: t.to, value: mail.to_address },
          ...(mail.reply_to ? [{ term: t.replyTo, value: mail.reply_to }] : []),
          { term: t.at, value: sentAt(mail, act.locale) },
          { term: t.code, value: mail.message_id },
        ]}
      />
      <div class="mail-text">{withLinks(mail.body_text, absolute(act, ''))}</div>
      {mail.attachments.length > 0 && (
        <Section title={t.attachments}>
          {mail.attachments.map((file) => (
            <details>
              <summary>{file.name}</summary>
              <pre class="pre-line">{file.content}</pre>
            </details>
          ))}
        </Section>
      )}
      <p>
        <a href={paths.demoMailbox()}>{t.back}</a>
      </p>
    </>,
  )
}

/** Paragraphs of plain text, with addresses of our own site as links. */
function withLinks(text: string, site: string) {
  return text.split(/\n{2,}/).map((paragraph) => (
    <p class="pre-line">
      {paragraph.split(/(https?:\/\/\S+)/).map((part) => {
        const path = ownPath(part, site)
        return path === null ? part : <a href={path}>{part}</a>
      })}
    </p>
  ))
}

/**
 * The path of an address of our own site, or null. The demo city was built at an address of this machine, with another
 * port perhaps than it has today.
 */
function ownPath(address: string, site: string): string | null {
  const [, path] = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(\/.*)?$/.exec(address) ?? []
  if (path !== undefined) return path
  return address.startsWith(site) ? address.slice(site.length) || '/' : null
}
