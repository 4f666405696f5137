import { type FormState, formStatus, formTitle, readForm, valueIn } from '../../../kit/form.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { ErrorSummary, Form, FormActions, OnceToken } from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { confirmSupport, stopAskingByLink, supportBehind, withdrawByLink } from '../actions.ts'
import { texts } from '../texts.ts'
import { formOf, Mine, readStatement, StatementForm, WithdrawForm } from './statement.tsx'

const doneWords = ['gezegd', 'ingetrokken', 'weg', 'geenmail'] as const

/** `/steun/{token}`: the page behind the link of a mail about support. To open it changes nothing: mail scanners do. */
export const showLink = (c: Ctx): Promise<Response> => linkPage(c, null)

async function linkPage(c: Ctx, refused: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const token = c.req.param('token') ?? ''
  const { link, initiative, support, closed, isAddressKept } = await supportBehind(act, token)
  const t = texts(locale)
  const errors = refused?.errors ?? {}
  const waits = closed === null ? link.said : null
  const asks = waits !== null && link.asked_again
  const first = asks ? t.askedAgain : t.link
  const title = waits ? first.title : t.link.yours
  const sayTitle = support ? t.form.change : t.form.title
  const sectionTitle = asks ? t.askedAgain.other : sayTitle
  const done = doneWords.find((word) => word === c.req.query('klaar'))
  const action = paths.supportLink(token)
  return page(
    c,
    { title: formTitle(title, errors, locale), current: 'initiatives' },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      {done && <Notice tone="success" announce title={t.done[done]} />}
      <PageHeading kicker={initiative.number} title={title} lead={t.link.lead(initiative.title)} />
      {waits && (
        <>
          {!asks && (
            <p>
              <strong>{t.mine[waits.side]}</strong>
            </p>
          )}
          {waits.reason && (
            <blockquote>
              <p class="keep-lines">{waits.reason}</p>
            </blockquote>
          )}
          <p>{t.link.once}</p>
          <Form action={action} label={title}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={first.confirm} name="doe" value="bevestig" />
          </Form>
          <p class="small">{asks ? t.askedAgain.nothing : t.link.not}</p>
        </>
      )}
      {closed && <p>{t.closed[closed]}</p>}
      {!waits && support && <Mine support={support} locale={locale} />}
      {!waits && !support && <p>{t.link.nothing}</p>}
      {closed === null && (!waits || asks || refused) && (
        <Section title={sectionTitle}>
          <StatementForm
            action={action}
            form={refused ?? formOf(support ?? (asks ? { name: waits.name, place: waits.place } : {}))}
            locale={locale}
            submit={support ? t.form.change : t.form.submit}
            deed="zeg"
            secondary
          />
        </Section>
      )}
      {!waits && support && (closed === null || support.name !== null) && (
        <WithdrawForm action={action} isOpen={closed === null} locale={locale} />
      )}
      {isAddressKept && (
        <Section title={t.mine.mailTitle}>
          <p>{t.mine.mailText}</p>
          <Form action={action} label={t.mine.mailTitle}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.mine.mailStop} name="doe" value="geenmail" kind="secondary" />
          </Form>
        </Section>
      )}
      {initiative.public && (
        <div class="button-row no-print">
          <LinkButton kind="secondary" href={paths.initiative(initiative.number, initiative.slug)}>
            {t.form.back}
          </LinkButton>
        </div>
      )}
    </>,
    formStatus(errors),
  )
}

/** Confirms it, says something else, or takes it back. */
export async function changeByLink(c: Ctx): Promise<Response> {
  const { act } = c.var
  const token = c.req.param('token') ?? ''
  const input = await readForm(c)
  const deed = valueIn(input.text, 'doe')
  const { closed } = await supportBehind(act, token)
  const done = (work: (given: typeof act) => Promise<(typeof doneWords)[number]>) =>
    once(act, input, async (act) => paths.supportLink(token, { klaar: await work(act) })).then((path) =>
      redirect(c, path),
    )
  if (deed === 'intrekken') return done((act) => withdrawByLink(act, token))
  if (deed === 'geenmail')
    return done(async (act) => {
      await stopAskingByLink(act, token)
      return 'geenmail'
    })
  // Decided while the page was open: it says so.
  if (closed) return redirect(c, paths.supportLink(token))
  if (deed === 'bevestig')
    return done(async (act) => {
      await confirmSupport(act, token)
      return 'gezegd'
    })
  const read = readStatement(input, act.locale)
  if (!read.ok) return linkPage(c, read)
  return done(async (act) => {
    await confirmSupport(act, token, read.said)
    return 'gezegd'
  })
}
