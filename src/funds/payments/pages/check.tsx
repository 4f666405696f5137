import { z } from 'zod'
import { openedCase, partiesOf } from '../../../cases/index.ts'
import type { Act } from '../../../kit/act.ts'
import { auditNote } from '../../../kit/audit.ts'
import { dayOf, formatDay, formatMoment } from '../../../kit/dates.ts'
import { Forbidden, NotFound } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  withError,
} from '../../../kit/form.ts'
import { longText, oneOf } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { groupedIban } from '../../../kit/iban.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { organisationsByIds, peopleByIds } from '../../../people/index.ts'
import { DefinitionList } from '../../../ui/definition-list/definition-list.tsx'
import {
  bindFields,
  ErrorSummary,
  Form,
  FormActions,
  HiddenField,
  OnceToken,
  RadioGroup,
  TextArea,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import type { Application } from '../../store.ts'
import { applicationWithScheme } from '../actions/accounts.ts'
import { checkBankAccount, PaymentRefused } from '../actions.ts'
import { mayCheckAccount } from '../rights.ts'
import { openHolder } from '../sealed.ts'
import { accountsOf, type BankAccount, underWay } from '../store.ts'
import { texts } from '../texts.ts'
import { AccountForm } from './account-form.tsx'

/** The application of an address, for who may check its account. */
async function asked(c: Ctx) {
  const { act } = c.var
  const id = z.uuid().safeParse(c.req.param('aanvraag'))
  if (!id.success) throw new NotFound()
  const found = await applicationWithScheme(act, id.data)
  if (!mayCheckAccount(act.actor, found.scheme, found.place)) throw new Forbidden()
  return found
}

/** `/werk/fondsen/betalingen/rekening/{aanvraag}`: the account that was given, to be checked; or entering one from paper. */
export const showCheck = (c: Ctx): Promise<Response> => checkPage(c, freshForm())

async function checkPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { application } = await asked(c)
  const opened = await openedCase(act, application.case_id)
  const account = (await accountsOf(act.db, [application.id])).get(application.id) ?? null
  const isBusy = (await underWay(act.db, [application.id])).size > 0
  // Who looked at a whole account number stands in the log.
  if (account) await auditNote(act, { what: 'bank_account', caseIds: [application.case_id] })
  const done = t.done[c.req.query('klaar') as keyof typeof t.done]
  return page(
    c,
    {
      title: formTitle(t.check.title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [{ title: t.desk.title, href: paths.payments() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading title={t.check.title} kicker={opened.file.number} lead={t.check.lead} />
      {account ? await given(act, account, application) : <p>{t.check.none}</p>}
      <p class="small">{t.check.legal}</p>
      {account?.sealed && !isBusy && <CheckForm act={act} account={account} form={form} />}
      {isBusy ? (
        <p>{t.mine.accountBusy}</p>
      ) : (
        <Section title={t.desk.enter}>
          <p>{t.mine.paper}</p>
          <AccountForm
            action={paths.caseAccount(opened.file.number, application.id)}
            form={freshForm()}
            locale={locale}
          />
        </Section>
      )}
    </>,
    formStatus(form.errors),
  )
}

/** The whole number with who gave it and how it stands. */
async function given(act: Act, account: BankAccount, application: Application) {
  const { locale } = act
  const t = texts(locale).check
  const { holder, iban } = openHolder(act, account) ?? { holder: t.erased, iban: t.erased }
  const people = await peopleByIds(act.db, [account.given_by])
  const name = people.get(account.given_by ?? '')?.name ?? t.nobody
  return (
    <>
      <DefinitionList
        items={[
          { term: t.applicant, value: await applicantName(act, application) },
          { term: t.holder, value: holder },
          { term: t.iban, value: iban === t.erased ? iban : groupedIban(iban) },
          {
            term: t.given,
            value: `${formatMoment(account.given_at, locale)}, ${t[account.channel](name)}`,
          },
        ]}
      />
      {account.outcome && account.checked_at && (
        <p>
          {t.checkedBefore(t.outcomes[account.outcome], formatDay(dayOf(account.checked_at), locale))}{' '}
          {account.how}
        </p>
      )}
    </>
  )
}

/** Who applies: the organisation, or the person. */
async function applicantName(act: Act, { case_id, party_id }: Application): Promise<string> {
  const party = (await partiesOf(act.db, case_id)).find(({ id }) => id === party_id)
  const [people, organisations] = await Promise.all([
    peopleByIds(act.db, [party?.person_id ?? null]),
    organisationsByIds(act.db, [party?.organisation_id ?? null]),
  ])
  return (
    [organisations.get(party?.organisation_id ?? '')?.name, people.get(party?.person_id ?? '')?.name]
      .filter(Boolean)
      .join(', ') || texts(act.locale).check.nobody
  )
}

function CheckForm(props: { readonly act: Act; readonly account: BankAccount; readonly form: FormState }) {
  const { act, account, form } = props
  const { locale } = act
  const t = texts(locale).check
  const field = bindFields(form, locale)
  return (
    <Form action={paths.checkAccount(account.application_id)} label={t.title}>
      <OnceToken token={newOnceToken()} />
      <HiddenField name="account" value={account.id} />
      <RadioGroup
        {...field('outcome')}
        label={t.outcome}
        options={[
          { value: 'ja', label: t.right },
          { value: 'nee', label: t.wrong },
        ]}
      />
      <TextArea {...field('how')} label={t.how} hint={t.howHint} max={500} rows={3} />
      <FormActions submit={t.save} />
    </Form>
  )
}

const schema = z.object({
  account: z.uuid(),
  outcome: oneOf(['ja', 'nee']),
  how: longText(500).min(3),
})

export async function submitCheck(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { application } = await asked(c)
  const input = await readForm(c)
  const t = texts(act.locale).check
  const parsed = parseForm(schema, input, act.locale, { outcome: t.outcome, how: t.how })
  if (!parsed.ok) return checkPage(c, parsed)
  const { account, outcome, how } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      const isRight = outcome === 'ja'
      await checkBankAccount(act, { applicationId: application.id, accountId: account, isRight, how })
      return paths.payments({ klaar: 'nagekeken' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof PaymentRefused)) throw error
    return checkPage(c, withError(input.text, 'outcome', error.message))
  }
}
