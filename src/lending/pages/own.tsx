import { z } from 'zod'
import type { Act } from '../../kit/act.ts'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, readForm, withError } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { ErrorSummary, Form, FormActions, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { TaskList } from '../../ui/task-list/task-list.tsx'
import { cancelLoan } from '../actions.ts'
import { canLend } from '../rights.ts'
import { isLateBack, mayBecome } from '../rules.ts'
import { allItems, itemById, type Loan, type LoanItem, loanById, loansOfPerson } from '../store.ts'
import { texts } from '../texts.ts'
import { badgeToday, daysOf, nameOf } from '../words.ts'

interface Own {
  readonly loan: Loan
  readonly item: LoanItem
}

/** A loan of who asks; those of others do not exist. */
async function ownAsked(c: Ctx): Promise<Own> {
  const { db, actor } = c.var.act
  const id = z.uuid().safeParse(c.req.param('id'))
  const loan = id.success ? await loanById(db, id.data) : null
  const item = loan && (await itemById(db, loan.item_id))
  if (!loan || !item || loan.person_id === null || loan.person_id !== actor.personId)
    throw new NotFound('loan')
  return { loan, item }
}

/** `/mijn/lenen/{id}`: how it stands with what one asked to borrow, and calling it off. */
export const showMyLoan = async (c: Ctx): Promise<Response> => ownPage(c, await ownAsked(c), freshForm())

function ownPage(c: Ctx, { loan, item }: Own, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale).own
  const today = dayOf(c.var.act.now)
  const badge = badgeToday(loan, today, locale)
  const done = c.req.query('klaar') ?? ''
  const dutch = langOfWords(locale)
  const title = t.title[loan.state](nameOf(item, locale))
  const next = isLateBack(loan, today) ? t.nextLate : t.next[loan.state]
  return page(
    c,
    { title: formTitle(title, form.errors, locale), current: 'mine' },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      {Object.hasOwn(t.done, done) && (
        <Notice tone="success" announce title={t.done[done as keyof typeof t.done]} />
      )}
      <PageHeading title={title} lead={next} />
      <DefinitionList
        items={[
          { term: t.state, value: <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge> },
          { term: t.when, value: daysOf(loan, locale) },
          {
            term: t.what,
            value: (
              <>
                {loan.amount} × <a href={paths.loanItem(item.slug)}>{nameOf(item, locale)}</a>
              </>
            ),
          },
          ...(loan.purpose
            ? [
                {
                  term: t.purpose,
                  value: (
                    <span class="keep-lines" lang={dutch}>
                      {loan.purpose}
                    </span>
                  ),
                },
              ]
            : []),
          ...(loan.answer
            ? [
                {
                  term: t.answer,
                  value: (
                    <span class="keep-lines" lang={dutch}>
                      {loan.answer}
                    </span>
                  ),
                },
              ]
            : []),
          ...(loan.return_note
            ? [
                {
                  term: t.note,
                  value: (
                    <span class="keep-lines" lang={dutch}>
                      {loan.return_note}
                    </span>
                  ),
                },
              ]
            : []),
          { term: t.place, value: <span lang={dutch}>{item.place}</span> },
          { term: t.contact, value: <span lang={dutch}>{item.contact}</span> },
        ]}
      />
      {mayBecome('borrower', loan.state, 'cancelled') && (
        <Form action={paths.myLoan(loan.id)} label={t.cancel}>
          <OnceToken token={newOnceToken()} />
          <FormActions submit={t.cancel} name="doe" value="afzeggen" kind="secondary" />
        </Form>
      )}
      <p>
        <a href={paths.loanItems()}>{t.all}</a>
      </p>
    </>,
    formStatus(form.errors),
  )
}

export async function changeMyLoan(c: Ctx): Promise<Response> {
  const own = await ownAsked(c)
  const input = await readForm(c)
  try {
    const path = await once(c.var.act, input, async (act) => {
      await cancelLoan(act, own.loan.id)
      return paths.myLoan(own.loan.id, { klaar: 'afgezegd' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return ownPage(c, await ownAsked(c), withError(input.text, 'doe', error.message))
  }
}

/** What somebody borrows, for their own page. */
export async function myLoans(act: Act) {
  const { db, locale, actor } = act
  const loans = actor.personId === null ? [] : await loansOfPerson(db, actor.personId)
  if (loans.length === 0) return null
  const items = new Map((await allItems(db, true)).map((item) => [item.id, item]))
  const t = texts(locale).own
  return (
    <Section title={t.list} id="lenen" more={{ href: paths.loanItems(), label: t.all }}>
      <TaskList
        tasks={loans.slice(0, 10).map((loan) => {
          const item = items.get(loan.item_id)
          return {
            key: loan.id,
            title: item ? nameOf(item, locale) : '',
            href: paths.myLoan(loan.id),
            facts: [daysOf(loan, locale)],
            status: badgeToday(loan, dayOf(act.now), locale),
          }
        })}
      />
    </Section>
  )
}

/** The way to what somebody lends out, for who may be a lender. */
export function lendLink(act: Act) {
  if (!canLend(act.actor)) return null
  return (
    <p>
      <a href={paths.lending()}>{texts(act.locale).own.lend}</a>
    </p>
  )
}
