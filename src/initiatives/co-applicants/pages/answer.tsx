import { z } from 'zod'
import { maySeeParties } from '../../../cases/index.ts'
import { applicationNow, BudgetTable, requestOf } from '../../../funds/index.ts'
import { formatDay } from '../../../kit/dates.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  withError,
} from '../../../kit/form.ts'
import { shortText, ticked } from '../../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../../kit/http.ts'
import { newOnceToken, once } from '../../../kit/once.ts'
import { paths } from '../../../paths.ts'
import { amountInWords } from '../../../ui/amount/amount.tsx'
import { Button, LinkButton } from '../../../ui/button/button.tsx'
import {
  bindFields,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  OnceToken,
  TextInput,
} from '../../../ui/form/index.ts'
import { PageHeading, Section } from '../../../ui/heading/heading.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { page } from '../../../ui/page.tsx'
import { answerQuestion, type By, type Question, questionOf } from '../actions.ts'
import { texts } from '../texts.ts'

const doneWords = ['ja', 'nee'] as const

const isId = (text: string): boolean => z.uuid().safeParse(text).success

const linkOf = (c: Ctx): By => ({ token: c.req.param('token') ?? '' })

function ownOf(c: Ctx): By {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw new NotFound('co_applicant')
  return { id }
}

/** `/mede-aanvrager/{token}`: the page behind the link of the mail. To open it changes nothing: mail scanners do. */
export const showLink = (c: Ctx): Promise<Response> => answerPage(c, linkOf(c), null)

/** `/mijn/mede-aanvrager/{id}`: the same, for who is signed in with the address that was asked. */
export const showOwn = (c: Ctx): Promise<Response> => answerPage(c, ownOf(c), null)

const pathOf = (by: By, klaar?: string): string =>
  'token' in by ? paths.coApplicantLink(by.token, { klaar }) : paths.myCoApplication(by.id, { klaar })

async function answerPage(c: Ctx, by: By, refused: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const question = await questionOf(act, by)
  const { asked, initiative, opened, state, closed } = question
  const t = texts(locale)
  const errors = refused?.errors ?? {}
  const done = doneWords.find((word) => word === c.req.query('klaar'))
  const isOpen = state === 'waiting' && closed === null
  return page(
    c,
    {
      title: formTitle(t.answer.title, errors, locale),
      current: 'token' in by ? 'initiatives' : 'mine',
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      {done && <Notice tone="success" announce title={t.done[done]} />}
      <PageHeading kicker={initiative.number} title={t.answer.title} lead={t.answer.lead(initiative.title)} />
      {isOpen ? (
        <>
          <p>
            <strong>
              {asked.organisation === null ? t.answer.forYou : t.answer.forOrganisation(asked.organisation)}
            </strong>{' '}
            {t.answer.until(formatDay(asked.answer_by, locale, 'long'))}
          </p>
          {await AboutPlan({ c, question })}
          <AnswerForm action={pathOf(by)} question={question} form={refused} c={c} />
        </>
      ) : (
        <p>{state === 'waiting' ? closed && t.closed[closed] : t.answer.states[state]}</p>
      )}
      {(initiative.public || maySeeParties(act.actor, opened.relations)) && (
        <div class="button-row no-print">
          <LinkButton kind="secondary" href={paths.initiative(initiative.number, initiative.slug)}>
            {t.answer.toPlan}
          </LinkButton>
        </div>
      )}
    </>,
    formStatus(errors),
  )
}

/** What is asked for, so that nobody says yes to something they have not seen. */
async function AboutPlan({ c, question }: { readonly c: Ctx; readonly question: Question }) {
  const { act } = c.var
  const { asked, initiative } = question
  const t = texts(act.locale).answer
  const application = await applicationNow(act, asked.case_id)
  const budget = application ? (await requestOf(act.db, application.id))?.budget : null
  return (
    <>
      <Section title={t.plan}>
        <p class="keep-lines">{initiative.summary}</p>
      </Section>
      <Section title={t.budget}>
        {budget ? (
          <BudgetTable budget={budget} locale={act.locale} plan={initiative.title} />
        ) : (
          <p>{application ? t.asked(amountInWords(application.requested_cents, act.locale)) : t.noBudget}</p>
        )}
      </Section>
      <Section title={t.meansTitle}>
        <ul>
          {[
            ...t.means,
            asked.organisation === null ? t.publicYou : t.publicOrganisation(asked.organisation),
            t.stop,
          ].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function AnswerForm(props: {
  readonly action: string
  readonly question: Question
  readonly form: FormState | null
  readonly c: Ctx
}) {
  const { action, question, c } = props
  const { locale, actor } = c.var.act
  const { asked } = question
  const t = texts(locale).answer
  const form = props.form ?? freshForm({ naam: actor.name ?? asked.name })
  const field = bindFields(form, locale)
  return (
    <Form action={action} label={t.title}>
      <OnceToken token={newOnceToken()} />
      <TextInput {...field('naam')} label={t.name} autocomplete="name" />
      <Checkbox
        {...field('akkoord')}
        label={asked.organisation === null ? t.agree : t.agreeFor(asked.organisation)}
      />
      <FormActions submit={t.yes} name="doe" value="ja">
        <Button kind="secondary" name="doe" value="nee">
          {t.no}
        </Button>
      </FormActions>
    </Form>
  )
}

const schema = z.object({ naam: shortText(150), akkoord: ticked() })

export const answerByLink = (c: Ctx): Promise<Response> => answer(c, linkOf(c))
export const answerOwn = (c: Ctx): Promise<Response> => answer(c, ownOf(c))

async function answer(c: Ctx, by: By): Promise<Response> {
  const { act } = c.var
  const input = await readForm(c)
  const t = texts(act.locale)
  if (valueIn(input.text, 'doe') === 'nee') {
    const path = await once(act, input, async (act) => {
      await answerQuestion(act, by, { says: 'no' })
      return pathOf(by, 'nee')
    })
    return redirect(c, path)
  }
  const parsed = parseForm(schema, input, act.locale, { naam: t.answer.name })
  if (!parsed.ok) return answerPage(c, by, parsed)
  if (!parsed.value.akkoord) return answerPage(c, by, withError(input.text, 'akkoord', t.faults.agree))
  const { naam: name } = parsed.value
  try {
    const path = await once(act, input, async (act) => {
      const { initiative } = await questionOf(act, by)
      await answerQuestion(act, by, { says: 'yes', name })
      return 'token' in by ? pathOf(by, 'ja') : paths.coApplicants(initiative.number, { klaar: 'ja' })
    })
    return redirect(c, path)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return answerPage(c, by, withError(input.text, 'akkoord', error.message))
  }
}
