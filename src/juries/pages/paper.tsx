import { z } from 'zod'
import { Forbidden, NotFound } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  parseForm,
  readForm,
  valueIn,
} from '../../kit/form.ts'
import { oneOf } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { say } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { Amount } from '../../ui/amount/amount.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, Select } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintOnly, ScreenOnly } from '../../ui/print/print.tsx'
import { enterSheets, type PaperWish } from '../actions.ts'
import { juryName, roundRulesOf } from '../jury.ts'
import type { OpenedRound, OpenedWish } from '../opened.ts'
import { mayServe } from '../rights.ts'
import { choices, conflictGrounds } from '../rules.ts'
import { texts } from '../texts.ts'
import { roundAsked } from './round-asked.ts'

async function servedRound(c: Ctx): Promise<OpenedRound> {
  const opened = await roundAsked(c)
  if (!mayServe(c.var.act.actor)) throw new Forbidden()
  return opened
}

/** `/werk/rondes/{id}/papier`: the form of a juror on paper, and whose form to enter. */
export async function showPaper(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const opened = await servedRound(c)
  const { round, jury, scheme, wishes, judges } = opened
  const t = texts(locale)
  const { highest_score } = roundRulesOf(scheme)
  const title = `${juryName(jury, locale)}, ${t.round(round.number)}`
  const levels = Array.from({ length: highest_score }, (_, index) => `☐ ${index + 1}`).join('   ')
  const canEnter = round.state === 'judging'
  const nameOf = (personId: string) => jury.members.find((one) => one.personId === personId)?.name
  const isEntered = (personId: string): boolean =>
    wishes.some(({ scores }) => scores.some((score) => score.personId === personId))
  return page(
    c,
    {
      title: `${t.paper.title}: ${title}`,
      current: 'desk',
      breadcrumbs: [{ title, href: paths.juryRound(round.id) }],
    },
    <>
      <PageHeading title={t.paper.title} kicker={title} lead={t.paper.lead(highest_score)} />
      <ScreenOnly>
        <p>{t.paper.printHint}</p>
        <Section title={canEnter ? t.paper.enter : t.paper.whoEntered}>
          {canEnter && <p>{t.paper.enterList}</p>}
          <ul>
            {judges.map(({ personId }) => (
              <li key={personId}>
                {canEnter ? (
                  <a href={paths.juryPaperOf(round.id, personId)}>{nameOf(personId)}</a>
                ) : (
                  nameOf(personId)
                )}
                {isEntered(personId) && ` (${t.paper.entered})`}
              </li>
            ))}
          </ul>
        </Section>
      </ScreenOnly>
      <PrintOnly>
        <p>{t.paper.name} ______________________________</p>
      </PrintOnly>
      {wishes.map((one) => (
        <Section key={one.wish.id} title={`${one.wish.position}. ${one.title}`}>
          <p>
            {one.number}, <Amount cents={one.application.requested_cents} locale={locale} />
          </p>
          <p>☐ {t.paper.interest}</p>
          <ul class="plain-list">
            {scheme.criteria.map(({ key, title }) => (
              <li key={key}>
                {say(title, locale)}: {levels}
              </li>
            ))}
          </ul>
          {!round.secret && (
            <p>
              {t.paper.vote} {choices.map((choice) => `☐ ${t.choices[choice]}`).join('   ')}
            </p>
          )}
        </Section>
      ))}
      {round.secret && <p>{t.paper.voteApart}</p>}
    </>,
  )
}

const fieldsOf = (one: OpenedWish) => ({
  interest: `belang-${one.wish.position}`,
  vote: `stem-${one.wish.position}`,
  score: (criterion: string) => `punten-${one.wish.position}-${criterion}`,
})

/** `/werk/rondes/{id}/papier/{lid}`: entering the form of a juror. */
export const showPaperOf = (c: Ctx): Promise<Response> => paperPage(c, freshForm())

async function paperPage(c: Ctx, form: FormState): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const opened = await servedRound(c)
  const { round, jury, scheme, wishes, judges } = opened
  const member = jury.members.find(({ personId }) => personId === c.req.param('lid'))
  if (!member || !judges.some(({ personId }) => personId === member.personId)) throw new NotFound()
  const t = texts(locale)
  const { highest_score } = roundRulesOf(scheme)
  const levels = Array.from({ length: highest_score }, (_, index) => String(index + 1))
  const title = t.paper.enterTitle(member.name)
  const field = bindFields(form, locale)
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
  return page(
    c,
    {
      title: formTitle(title, form.errors, locale),
      current: 'desk',
      breadcrumbs: [
        { title: t.round(round.number), href: paths.juryRound(round.id) },
        { title: t.paper.title, href: paths.juryPaper(round.id) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={title} kicker={t.round(round.number)} lead={t.paper.enterLead} />
      <Form action={paths.juryPaperOf(round.id, member.personId)} label={title} compact>
        <OnceToken token={newOnceToken()} />
        {wishes.map((one) => {
          const names = fieldsOf(one)
          return (
            <Section key={one.wish.id} title={`${one.wish.position}. ${one.title}`}>
              <Select
                {...field(names.interest)}
                label={t.paper.interestField}
                empty={t.paper.interestNone}
                options={conflictGrounds.map((ground) => ({
                  value: ground,
                  label: t.groundsOfOthers[ground],
                }))}
                optional="unsaid"
              />
              {scheme.criteria.map(({ key, title }) => (
                <Select
                  key={key}
                  {...field(names.score(key))}
                  label={say(title, locale)}
                  empty={t.paper.noVote}
                  options={options(levels)}
                  optional="unsaid"
                />
              ))}
              {!round.secret && (
                <Select
                  {...field(names.vote)}
                  label={t.paper.voteField}
                  empty={t.paper.noVote}
                  options={choices.map((choice) => ({ value: choice, label: t.choices[choice] }))}
                  optional="unsaid"
                />
              )}
            </Section>
          )
        })}
        <FormActions submit={t.paper.button} />
      </Form>
    </>,
    formStatus(form.errors),
  )
}

/** Enters a whole form: of each wish an interest, or scores and an open vote as far as they were filled in. */
export async function submitPaperOf(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { round, scheme, wishes, jury } = await servedRound(c)
  const forPersonId = jury.members.find(({ personId }) => personId === c.req.param('lid'))?.personId
  if (!forPersonId) throw new NotFound()
  const input = await readForm(c)
  const { highest_score } = roundRulesOf(scheme)
  const score = z.coerce.number().int().min(1).max(highest_score).optional()
  const shape: Record<string, z.ZodType> = {}
  const labels: Record<string, string> = {}
  for (const one of wishes) {
    const names = fieldsOf(one)
    shape[names.interest] = oneOf(conflictGrounds).optional()
    shape[names.vote] = oneOf(choices).optional()
    for (const { key, title } of scheme.criteria) {
      // A form that has points has all of them.
      const some = scheme.criteria.some((other) => valueIn(input.text, names.score(other.key)) !== '')
      shape[names.score(key)] = some ? score.unwrap() : score
      labels[names.score(key)] = `${one.title}: ${say(title, act.locale)}`
    }
  }
  const parsed = parseForm(z.object(shape), input, act.locale, labels)
  if (!parsed.ok) return paperPage(c, parsed)
  const sheet = wishes.map((one): PaperWish => {
    const names = fieldsOf(one)
    const scores = scheme.criteria.flatMap(({ key }) => {
      const given = parsed.value[names.score(key)]
      return typeof given === 'number' ? [[key, given] as const] : []
    })
    return {
      wishId: one.wish.id,
      ground: oneOf(conflictGrounds).safeParse(parsed.value[names.interest]).data ?? null,
      scores: scores.length > 0 ? Object.fromEntries(scores) : null,
      choice: round.secret ? null : (oneOf(choices).safeParse(parsed.value[names.vote]).data ?? null),
    }
  })
  const path = await once(act, input, async (act) => {
    const sheets = [{ personId: forPersonId, wishes: sheet }]
    const anew = await enterSheets(act, { roundId: round.id, sheets })
    return paths.juryRound(round.id, { klaar: anew ? 'papier-opnieuw' : 'papier' })
  })
  return redirect(c, path)
}
