import { z } from 'zod'
import { initiativeById } from '../../initiatives/index.ts'
import type { Act } from '../../kit/act.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict, Forbidden, NotFound } from '../../kit/errors.ts'
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
import { longText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { peopleByIds } from '../../people/index.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { answerLoan, handOver } from '../actions.ts'
import { mayLend } from '../rights.ts'
import { mayBecome } from '../rules.ts'
import { itemById, type Loan, type LoanItem, loanById } from '../store.ts'
import { texts } from '../texts.ts'
import { badgeToday, daysOf, nameOf } from '../words.ts'

interface Lent {
  readonly loan: Loan
  readonly item: LoanItem
}

async function lentAsked(c: Ctx): Promise<Lent> {
  const { db, actor } = c.var.act
  const id = z.uuid().safeParse(c.req.param('id'))
  const loan = id.success ? await loanById(db, id.data) : null
  const item = loan && (await itemById(db, loan.item_id))
  if (!loan || !item) throw new NotFound('loan')
  if (!mayLend(actor, item)) throw new Forbidden()
  return { loan, item }
}

/** `/uitlenen/{id}`: who borrows something, the answer, and that it was fetched and came back. */
export const showLoan = async (c: Ctx): Promise<Response> => loanPage(c, await lentAsked(c), freshForm())

async function loanPage(c: Ctx, { loan, item }: Lent, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const person = (await peopleByIds(db, [loan.person_id])).get(loan.person_id ?? '')
  const plan = loan.case_id === null ? null : await initiativeById(db, loan.case_id)
  const badge = badgeToday(loan, dayOf(act.now), locale)
  const title = t.loan.title(nameOf(item, locale))
  const done = c.req.query('klaar') ?? ''
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      breadcrumbs: [{ title: t.desk.title, href: paths.lending() }],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.loan.done, done) && (
        <Notice tone="success" announce title={t.loan.done[done as keyof typeof t.loan.done]} />
      )}
      <PageHeading title={title} />
      <DefinitionList
        items={[
          { term: t.own.state, value: <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge> },
          { term: t.own.when, value: daysOf(loan, locale) },
          { term: t.loan.amount, value: String(loan.amount) },
          {
            term: loan.state === 'asked' ? t.loan.who : t.loan.borrower,
            value: person?.name ?? t.loan.nobody,
          },
          ...(loan.phone ? [{ term: t.loan.phone, value: loan.phone }] : []),
          ...(loan.purpose
            ? [{ term: t.own.purpose, value: <span class="keep-lines">{loan.purpose}</span> }]
            : []),
          ...(plan?.public
            ? [
                {
                  term: t.loan.plan,
                  value: <a href={paths.initiative(plan.number, plan.slug)}>{plan.title}</a>,
                },
              ]
            : []),
          ...(loan.answer
            ? [{ term: t.own.answer, value: <span class="keep-lines">{loan.answer}</span> }]
            : []),
          ...(loan.fetched_on ? [{ term: t.loan.fetched, value: formatDay(loan.fetched_on, locale) }] : []),
          ...(loan.returned_on
            ? [{ term: t.loan.returned, value: formatDay(loan.returned_on, locale) }]
            : []),
          ...(loan.return_note
            ? [{ term: t.own.note, value: <span class="keep-lines">{loan.return_note}</span> }]
            : []),
        ]}
      />
      {loan.return_note && (
        <p>
          {t.loan.fewer} <a href={paths.editLoanItem(item.id)}>{t.loan.change(nameOf(item, locale))}</a>
        </p>
      )}
      <Deeds loan={loan} form={form} locale={locale} />
    </>,
    formStatus(form.errors),
  )
}

/** What the lender can do with it now. */
function Deeds(props: { readonly loan: Loan; readonly form: FormState; readonly locale: Locale }) {
  const { loan, form, locale } = props
  const t = texts(locale).loan
  const field = bindFields(form, locale)
  const action = paths.lend(loan.id)
  const handing = (['out', 'back'] as const).find((to) => mayBecome('lender', loan.state, to))
  return (
    <>
      {mayBecome('lender', loan.state, 'confirmed') && (
        <Section title={t.yesTitle}>
          <Form action={action} label={t.yesTitle}>
            <OnceToken token={newOnceToken()} />
            <TextArea {...field('words')} label={t.words} max={500} rows={3} />
            <FormActions submit={t.yes} name="doe" value="ja" />
          </Form>
        </Section>
      )}
      {handing && (
        <Form action={action} label={t[handing]}>
          <OnceToken token={newOnceToken()} />
          {handing === 'back' && (
            <TextArea {...field('note')} label={t.note} hint={t.noteHint} max={500} rows={3} optional />
          )}
          <FormActions submit={t[handing]} name="doe" value={handing === 'out' ? 'opgehaald' : 'terug'} />
        </Form>
      )}
      {mayBecome('lender', loan.state, 'declined') && (
        <Section title={loan.state === 'asked' ? t.noTitle : t.noLater}>
          <Form action={action} label={t.noTitle}>
            <OnceToken token={newOnceToken()} />
            <TextArea {...field('reason')} label={t.reason} max={500} rows={3} />
            <FormActions submit={t.no} name="doe" value="nee" kind="secondary" />
          </Form>
        </Section>
      )}
    </>
  )
}

const yesSchema = z.object({ words: longText(500) })
const noSchema = z.object({ reason: longText(500) })
const backSchema = z.object({ note: longText(500).optional() })
const deeds = ['ja', 'nee', 'opgehaald', 'terug'] as const

export async function changeLoan(c: Ctx): Promise<Response> {
  const { act } = c.var
  const lent = await lentAsked(c)
  const { id } = lent.loan
  const t = texts(act.locale)
  const labels = t.loan as unknown as Readonly<Record<string, string>>
  const input = await readForm(c)
  const deed = deeds.find((one) => one === valueIn(input.text, 'doe'))
  const yes = parseForm(yesSchema, input, act.locale, labels)
  const no = parseForm(noSchema, input, act.locale, labels)
  const back = parseForm(backSchema, input, act.locale, labels)
  if (deed === 'terug' && !back.ok) return loanPage(c, lent, back)
  if (deed === 'ja' && !yes.ok) return loanPage(c, lent, yes)
  if (deed === 'nee' && !no.ok) return loanPage(c, lent, no)
  if (deed === undefined) return loanPage(c, lent, withError(input.text, 'doe', t.faults.past))
  const work = async (act: Act): Promise<void> => {
    if (deed === 'ja' && yes.ok) return answerLoan(act, id, { to: 'confirmed', words: yes.value.words })
    if (deed === 'nee' && no.ok) return answerLoan(act, id, { to: 'declined', words: no.value.reason })
    if (deed === 'terug' && back.ok) return handOver(act, id, 'back', back.value.note ?? null)
    return handOver(act, id, 'out')
  }
  try {
    const path = await once(act, input, async (act) => {
      await work(act)
      return paths.lend(id, { klaar: deed })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return loanPage(c, await lentAsked(c), withError(input.text, 'doe', error.message))
  }
}
