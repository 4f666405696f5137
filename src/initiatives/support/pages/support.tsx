import { z } from 'zod'
import {
  type FormInput,
  type FormState,
  formStatus,
  formTitle,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { emailText } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import type { Locale } from '../../../kit/locale.ts'
import { once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { personById, visitorAddress } from '../../../people/index.ts'
import { LinkButton } from '../../../ui/button/button.tsx'
import { bindFields, Checkbox, ErrorSummary, TextInput } from '../../../ui/form/index.ts'
import { Heading, PageHeading } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { type Reached, reach } from '../../pages/reach.ts'
import { texts as initiativeTexts } from '../../texts.ts'
import { askSupport, closedNow, giveSupport, isOwnPlan, ownSupport, withdrawOwn } from '../actions.ts'
import { countSentences, supportOfPlan } from '../facts.ts'
import type { Support } from '../store.ts'
import { texts } from '../texts.ts'
import { formOf, Mine, readStatement, StatementForm, WithdrawForm } from './statement.tsx'

const reached = (c: Ctx): Promise<Reached> => reach(c.var.act, c.req.param('number') ?? '')

/** `/initiatieven/{nummer}/steun`: says that one is for or against a plan. */
export const showSupport = async (c: Ctx): Promise<Response> => supportPage(c, await reached(c), null)

/** What this page says right after something was done; whether it is so is said by the page itself. */
const doneWords = ['mail', 'gezegd', 'ingetrokken', 'weg'] as const

async function supportPage(c: Ctx, plan: Reached, refused: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale, actor } = act
  const { initiative } = plan
  const t = texts(locale)
  const errors = refused?.errors ?? {}
  const [count, support, isOwn] = await Promise.all([
    supportOfPlan(act, initiative),
    ownSupport(act, initiative.case_id),
    isOwnPlan(act, initiative.case_id, actor.personId),
  ])
  const closed = closedNow(act, initiative)
  const done = doneWords.find((word) => word === c.req.query('klaar'))
  const back = paths.initiative(initiative.number, initiative.slug)
  const action = paths.support(initiative.number)
  return page(
    c,
    {
      title: formTitle(`${t.form.title} (${initiative.number})`, errors, locale),
      current: 'initiatives',
      breadcrumbs: [
        { title: initiativeTexts(locale).list.title, href: paths.initiatives() },
        { title: initiative.title, href: back },
      ],
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      {done && (
        <Notice tone="success" announce title={t.done[done]}>
          {done === 'mail' && act.settings.demo && (
            <p>
              {t.demoMailbox} <a href={paths.demoMailbox()}>{paths.demoMailbox()}</a>
            </p>
          )}
        </Notice>
      )}
      <PageHeading
        kicker={`${initiative.number} · ${initiative.title}`}
        title={t.form.title}
        lead={closed || isOwn ? undefined : t.form.lead(initiative.title)}
      />
      {count && <p>{countSentences(count, locale).join(' ')}</p>}
      {support && <Mine support={support} locale={locale} />}
      {closed ? (
        <p>{t.closed[closed]}</p>
      ) : isOwn ? (
        <p>{t.form.own}</p>
      ) : done === 'mail' ? null : (
        <SupportForm c={c} plan={plan} support={support} refused={refused} name={await nameOf(c)} />
      )}
      {support && <WithdrawForm action={action} isOpen={closed === null} locale={locale} />}
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={back}>
          {t.form.back}
        </LinkButton>
      </div>
    </>,
    formStatus(errors),
  )
}

async function nameOf(c: Ctx): Promise<string | null> {
  const { act } = c.var
  const { personId } = act.actor
  return personId === null ? null : ((await personById(act.db, personId))?.name ?? null)
}

function SupportForm(props: {
  readonly c: Ctx
  readonly plan: Reached
  readonly support: Support | null
  readonly refused: FormState | null
  readonly name: string | null
}) {
  const { c, plan, support, refused, name } = props
  const { locale, actor } = c.var.act
  const { number } = plan.initiative
  const t = texts(locale)
  const form = refused ?? formOf({ ...support, name: support?.name ?? name }, c.req.query('kant'))
  const isSignedIn = actor.personId !== null
  return (
    <>
      {support && <Heading level={2}>{t.form.change}</Heading>}
      {!isSignedIn && (
        <p class="no-print">
          <a href={paths.signIn(paths.support(number))}>{t.form.signIn}</a>
        </p>
      )}
      <StatementForm
        action={paths.support(number)}
        form={form}
        locale={locale}
        submit={support ? t.form.change : t.form.submit}
        deed="zeg"
      >
        {!isSignedIn && (
          <TextInput
            {...bindFields(form, locale)('email')}
            label={t.form.email}
            why={t.form.emailWhy}
            type="email"
            autocomplete="email"
          />
        )}
        {!isSignedIn && (
          <Checkbox {...bindFields(form, locale)('weer')} label={t.form.again} hint={t.form.againHint} />
        )}
      </StatementForm>
      <ul class="small">
        {t.form.who.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** Says it, or takes it back. */
export async function sendSupport(c: Ctx): Promise<Response> {
  const { act } = c.var
  const plan = await reached(c)
  const { case_id: caseId, number } = plan.initiative
  const input = await readForm(c)
  const after = (done: (typeof doneWords)[number]) => paths.support(number, { klaar: done })
  if (valueIn(input.text, 'doe') === 'intrekken')
    return redirect(c, await once(act, input, async (act) => after(await withdrawOwn(act, caseId))))
  const read = readStatement(input, act.locale)
  const isSignedIn = act.actor.personId !== null
  const email = isSignedIn ? null : emailIn(input, act.locale)
  if (!read.ok || email?.ok === false) {
    const errors = { ...(read.ok ? {} : read.errors), ...(email?.ok === false ? email.errors : {}) }
    return supportPage(c, plan, { values: input.text, errors })
  }
  if (isSignedIn && (await isOwnPlan(act, caseId, act.actor.personId)))
    return supportPage(c, plan, withError(input.text, 'kant', texts(act.locale).form.own))
  const path = await once(act, input, async (act) => {
    if (email === null) await giveSupport(act, caseId, read.said)
    else {
      const visitor = visitorAddress(c)
      const mayAskAgain = valueIn(input.text, 'weer') !== ''
      await askSupport(act, { caseId, email: email.value.email, said: read.said, visitor, mayAskAgain })
    }
    return after(email === null ? 'gezegd' : 'mail')
  })
  return redirect(c, path)
}

const emailIn = (input: FormInput, locale: Locale) =>
  parseForm(z.object({ email: emailText() }), input, locale, { email: texts(locale).form.email })
