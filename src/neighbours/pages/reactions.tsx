import { z } from 'zod'
import { dayOf, formatDay } from '../../kit/dates.ts'
import {
  type FormState,
  freshForm,
  parseForm,
  readForm,
  valueIn,
  valuesIn,
  withError,
} from '../../kit/form.ts'
import { longText, shortText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import {
  bindFields,
  CheckboxGroup,
  Form,
  FormActions,
  OnceToken,
  TextArea,
  TextInput,
} from '../../ui/form/index.ts'
import { Heading, Section } from '../../ui/heading/heading.tsx'
import { answerOf, answerReactions, changeAnswer, setNewsMails } from '../actions.ts'
import { reportOf } from '../rules.ts'
import { answersOf, type Reaction, reactionsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { type Kept, keptPage, reachKept, reachToInvolve } from './kept.tsx'

const pickName = 'reactie'

/** `/initiatieven/{nummer}/buren/reacties`: what neighbours said; one answer for those that say the same. */
export const showReactions = async (c: Ctx): Promise<Response> =>
  reactionsPage(c, await reachKept(c), freshForm())

/** Whether who speaks for the plan hears of new reactions by mail, and the way to stop that. */
function NewsMails({ kept, locale }: { readonly kept: Kept; readonly locale: Locale }) {
  const t = texts(locale).reactions
  const isOn = kept.form?.mails_news ?? true
  return (
    <Form
      action={paths.caseReactions(kept.reached.initiative.number)}
      label={isOn ? t.mailsStop : t.mailsStart}
    >
      <OnceToken token={newOnceToken()} />
      <p>{isOn ? t.mailsOn : t.mailsOff}</p>
      <FormActions
        submit={isOn ? t.mailsStop : t.mailsStart}
        name="doe"
        value={isOn ? 'stil' : 'mails'}
        kind="quiet"
      />
    </Form>
  )
}

async function reactionsPage(c: Ctx, kept: Kept, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const words = texts(locale)
  const t = words.reactions
  const { initiative } = kept.reached
  const { number, case_id: caseId } = initiative
  const [reactions, answers] = await Promise.all([reactionsOf(act.db, caseId), answersOf(act.db, caseId)])
  const open = reactions.filter(({ answer_id }) => answer_id === null)
  const field = bindFields(form, locale)
  const report = reportOf(reactions, answers)
  return keptPage(c, kept.reached, {
    title: t.title,
    lead: t.lead,
    form,
    body: (
      <>
        {kept.form && kept.involves && <NewsMails kept={kept} locale={locale} />}
        {reactions.length === 0 && (
          <EmptyState
            title={kept.form ? t.none : t.noForm}
            level={2}
            instead={
              <LinkButton href={kept.form ? paths.ownNeighbourLetter(number) : paths.caseNeighbours(number)}>
                {kept.form ? words.outcome.letter : words.back}
              </LinkButton>
            }
          >
            {kept.form && <p>{t.noneText}</p>}
          </EmptyState>
        )}
        {reactions.length > 0 && (
          <p>
            {words.reactionCount(report.count)}: {words.counts(report.counts)}.
          </p>
        )}
        {open.length > 0 && (
          <Section title={t.openTitle(open.length)}>
            {kept.involves ? (
              <Form action={paths.caseReactions(number)} label={t.answerTitle} wide>
                <OnceToken token={newOnceToken()} />
                <CheckboxGroup
                  {...field(pickName)}
                  label={t.pick}
                  hint={t.pickHint}
                  options={open.map((one) => ({
                    value: one.id,
                    label: `${words.sides[one.side]}: ${one.body ?? t.noText}`,
                    hint: factsOf(one, locale),
                  }))}
                />
                <AnswerFields form={form} locale={locale} />
                <FormActions submit={t.submit} />
              </Form>
            ) : (
              open.map((one) => <Said key={one.id} reaction={one} locale={locale} />)
            )}
          </Section>
        )}
        {report.groups.length > 0 && (
          <Section title={t.answeredTitle}>
            {report.groups.map(({ answer, count, counts }) => (
              <article class="flow" key={answer.id}>
                <Heading level={3}>
                  <span lang={langOfWords(locale)}>{answer.theme}</span>
                </Heading>
                <p>
                  {words.report.group(count, words.counts(counts))} {words.report.doneWith}
                </p>
                <p class="keep-lines" lang={langOfWords(locale)}>
                  {answer.done}
                </p>
                {reactions
                  .filter(({ answer_id }) => answer_id === answer.id)
                  .map((one) => (
                    <Said key={one.id} reaction={one} locale={locale} />
                  ))}
                {kept.involves && (
                  <p class="no-print">
                    <a href={paths.reactionAnswer(number, answer.id)}>
                      {t.change}
                      <span class="visually-hidden">
                        : <span lang={langOfWords(locale)}>{answer.theme}</span>
                      </span>
                    </a>
                  </p>
                )}
              </article>
            ))}
          </Section>
        )}
        <div class="button-row no-print">
          {kept.involves && kept.form && (
            <LinkButton kind="secondary" href={paths.enterReaction(number)}>
              {t.enterTitle}
            </LinkButton>
          )}
          <LinkButton kind="secondary" href={paths.neighbourReport(number)}>
            {words.plan.toReport}
          </LinkButton>
        </div>
      </>
    ),
  })
}

/** Who said it, when, and whether they hear of it. */
function factsOf(one: Reaction, locale: Locale): string {
  const t = texts(locale).reactions
  return [
    one.name ?? t.nobody,
    formatDay(dayOf(one.received_at), locale, 'long'),
    one.channel === 'paper' ? t.onPaper : '',
    one.told_at !== null ? t.told : one.email !== null && one.confirmed_at !== null ? t.wantsMail : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function Said({ reaction, locale }: { readonly reaction: Reaction; readonly locale: Locale }) {
  const words = texts(locale)
  return (
    <blockquote>
      <p class="keep-lines">
        <strong>{words.sides[reaction.side]}</strong>:{' '}
        {reaction.body ? <span lang={langOfWords(locale)}>{reaction.body}</span> : words.reactions.noText}
      </p>
      <p class="small">{factsOf(reaction, locale)}</p>
    </blockquote>
  )
}

function AnswerFields({ form, locale }: { readonly form: FormState; readonly locale: Locale }) {
  const t = texts(locale).reactions
  const field = bindFields(form, locale)
  return (
    <>
      <TextInput {...field('thema')} label={t.theme} hint={t.themeHint} />
      <TextArea {...field('antwoord')} label={t.done} max={2000} rows={5} />
    </>
  )
}

const answerSchema = z.object({ thema: shortText(300), antwoord: longText(2000) })

const answerLabels = (locale: Locale) => {
  const t = texts(locale).reactions
  return { thema: t.theme, antwoord: t.done }
}

export async function sendAnswer(c: Ctx): Promise<Response> {
  const { act } = c.var
  const kept = await reachToInvolve(c)
  const t = texts(act.locale).reactions
  const input = await readForm(c)
  const { case_id: caseId, number } = kept.reached.initiative
  const doe = valueIn(input.text, 'doe')
  if (kept.form && (doe === 'stil' || doe === 'mails')) {
    const path = await once(act, input, async (act) => {
      await setNewsMails(act, caseId, doe === 'mails')
      return paths.caseReactions(number, { klaar: doe })
    })
    return redirect(c, path)
  }
  const known = new Set((await reactionsOf(act.db, caseId)).map(({ id }) => id))
  const ids = [...new Set(valuesIn(input.text, pickName))].filter((id) => known.has(id))
  const parsed = parseForm(answerSchema, input, act.locale, answerLabels(act.locale))
  if (ids.length === 0) {
    const { errors } = parsed.ok ? { errors: {} } : parsed
    const none = withError(input.text, pickName, t.pickNone)
    return reactionsPage(c, kept, { values: input.text, errors: { ...none.errors, ...errors } })
  }
  if (!parsed.ok) return reactionsPage(c, kept, parsed)
  const { thema, antwoord } = parsed.value
  const path = await once(act, input, async (act) => {
    await answerReactions(act, caseId, { ids, theme: thema, done: antwoord })
    return paths.caseReactions(number, { klaar: 'beantwoord' })
  })
  return redirect(c, path)
}

/** `/initiatieven/{nummer}/buren/antwoord/{id}`: other words for an answer. */
export async function showAnswer(c: Ctx): Promise<Response> {
  const kept = await reachToInvolve(c)
  const answer = await answerOf(c.var.act, kept.reached.initiative.case_id, c.req.param('id') ?? '')
  return answerPage(c, kept, answer.id, freshForm({ thema: answer.theme, antwoord: answer.done }))
}

function answerPage(c: Ctx, kept: Kept, id: string, form: FormState): Response | Promise<Response> {
  const { locale } = c.var.act
  const words = texts(locale)
  const t = words.reactions
  return keptPage(c, kept.reached, {
    title: t.changeTitle,
    lead: t.changeLead,
    form,
    body: (
      <Form action={paths.reactionAnswer(kept.reached.initiative.number, id)} label={t.changeTitle}>
        <OnceToken token={newOnceToken()} />
        <AnswerFields form={form} locale={locale} />
        <FormActions submit={t.submit} />
      </Form>
    ),
  })
}

export async function sendChangedAnswer(c: Ctx): Promise<Response> {
  const { act } = c.var
  const kept = await reachToInvolve(c)
  const { case_id: caseId, number } = kept.reached.initiative
  const { id } = await answerOf(act, caseId, c.req.param('id') ?? '')
  const input = await readForm(c)
  const parsed = parseForm(answerSchema, input, act.locale, answerLabels(act.locale))
  if (!parsed.ok) return answerPage(c, kept, id, parsed)
  const { thema, antwoord } = parsed.value
  const path = await once(act, input, async (act) => {
    await changeAnswer(act, caseId, id, { theme: thema, done: antwoord })
    return paths.caseReactions(number, { klaar: 'gewijzigd' })
  })
  return redirect(c, path)
}
