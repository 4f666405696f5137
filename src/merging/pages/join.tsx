import { z } from 'zod'
import { maySee, maySpeakForInitiator, openedCase } from '../../cases/index.ts'
import { type Initiative, initiativeById } from '../../initiatives/index.ts'
import { NotFound } from '../../kit/errors.ts'
import { type FormState, formStatus, formTitle, freshForm, parseForm, readForm } from '../../kit/form.ts'
import { oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, RadioGroup } from '../../ui/form/index.ts'
import { PageHeading } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { answerQuestion, isAsked, nameOfJoiner, welcomeJoiner } from '../actions.ts'
import { turnOf } from '../rules.ts'
import { type MergeQuestion, questionById } from '../store.ts'
import { texts } from '../texts.ts'

/** A question, seen from the plan in the address: by who may join, or by whose plan they may join. */
interface Asked {
  readonly side: 'joiner' | 'initiators'
  readonly question: MergeQuestion
  readonly from: Initiative
  readonly into: Initiative
  /** May read of the other plan what everybody may. */
  readonly seesInto: boolean
}

async function questionAsked(c: Ctx): Promise<Asked> {
  const { act } = c.var
  const id = c.req.param('id') ?? ''
  const number = c.req.param('number')
  const question = z.uuid().safeParse(id).success ? await questionById(act.db, id) : null
  if (!question) throw new NotFound('question')
  const from = await initiativeById(act.db, question.from_id)
  const into = await initiativeById(act.db, question.into_id)
  if (!from || !into) throw new NotFound('initiative')
  const { relations } = await openedCase(act, into.case_id)
  const all = { question, from, into, seesInto: maySee(act.actor, relations) }
  if (number === from.number && isAsked(act.actor, question)) return { side: 'joiner', ...all }
  // Who it is becomes known with their yes, not before.
  const isTheirs = maySpeakForInitiator(act.actor, relations) && question.wants === true
  if (number === into.number && isTheirs) return { side: 'initiators', ...all }
  throw new NotFound('question')
}

/** `/initiatieven/{nummer}/meedoen/{vraag}`: who takes part in a plan that was merged joins the other, or not. */
export const showJoin = async (c: Ctx): Promise<Response> => joinPage(c, await questionAsked(c), freshForm())

const answers = ['ja', 'nee'] as const
const schema = z.object({ antwoord: oneOf(answers) })

async function joinPage(c: Ctx, asked: Asked, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const { side, question, from, into } = asked
  if (turnOf(question) !== side) return donePage(c, asked)
  const name = side === 'initiators' ? await nameOfJoiner(act, question) : ''
  const title = side === 'joiner' ? t.join.title : t.welcome.title(name)
  const own = side === 'joiner' ? from : into
  const words = side === 'joiner' ? t.join : t.welcome
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'mine',
      breadcrumbs: [
        { title: own.title, href: paths.initiative(own.number, own.slug), lang: langOfWords(locale) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading kicker={own.number} title={title} lead={words.lead(own.title)} />
      {side === 'joiner' ? (
        <>
          <p>{asked.seesInto ? t.join.into(into.title, into.number) : t.join.hidden(into.number)}</p>
          <p>{t.join.explain}</p>
          <p>{t.join.keeps}</p>
        </>
      ) : (
        <p>{t.welcome.explain(name)}</p>
      )}
      <Form action={paths.joinPlan(own.number, question.id)} label={title}>
        <OnceToken token={newOnceToken()} />
        <RadioGroup
          {...bindFields(form, locale)('antwoord')}
          label={words.question}
          options={[
            { value: 'ja', label: words.yes },
            { value: 'nee', label: words.no },
          ]}
        />
        <FormActions submit={t.join.submit} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

function donePage(c: Ctx, { side, question, from, into }: Asked): Response | Promise<Response> {
  const t = texts(c.var.act.locale).done
  const own = side === 'joiner' ? from : into
  return page(
    c,
    { title: t.title, current: 'mine' },
    <>
      <PageHeading kicker={own.number} title={t.title} lead={t.turns[turnOf(question) ?? 'none']} />
      <div class="button-row">
        <LinkButton href={paths.myCase(own.number)}>{t.back}</LinkButton>
      </div>
    </>,
  )
}

export async function sendJoin(c: Ctx): Promise<Response> {
  const { act } = c.var
  const asked = await questionAsked(c)
  const { side, question, from, into } = asked
  const input = await readForm(c)
  const label = side === 'joiner' ? texts(act.locale).join.question : texts(act.locale).welcome.question
  const parsed = parseForm(schema, input, act.locale, { antwoord: label })
  if (!parsed.ok) return joinPage(c, asked, parsed)
  const yes = parsed.value.antwoord === 'ja'
  const path = await once(act, input, async (act) => {
    if (side === 'joiner') await answerQuestion(act, { questionId: question.id, wants: yes })
    else await welcomeJoiner(act, { questionId: question.id, welcome: yes })
    return paths.joinPlan(side === 'joiner' ? from.number : into.number, question.id)
  })
  return redirect(c, path)
}
