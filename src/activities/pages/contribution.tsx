import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { dayOf } from '../../kit/dates.ts'
import { Conflict, NotFound } from '../../kit/errors.ts'
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
import { emailText } from '../../kit/form-fields.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { newOnceToken, onceField } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { visitorAddress } from '../../people/index.ts'
import { currentPlans, projectTrail } from '../../projects/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextInput } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { contribute, supportContribution, takeSupportBack } from '../actions.ts'
import type { Answered, AnswersOf } from '../answered.ts'
import type { Reached } from '../rights.ts'
import { answerDayOf, isOpen } from '../rules.ts'
import { type Contribution, commentsOn, contributionByNr, supportBy } from '../store.ts'
import { texts } from '../texts.ts'
import { linkToken, voicesOf } from '../voice.ts'
import { paragraphValue, whereLine, wheresOf } from '../where.ts'
import { byLine, headingOf } from '../words.ts'
import { reachedIn } from './activity.tsx'
import { formOf, readWords, WordsFields } from './fields.tsx'
import { afterSending, asksEmailOf, ownName } from './new.tsx'
import { AnswerBox, DoneNotice, langOf, NoAnswerYet, ReportLink } from './parts.tsx'

interface Shown extends Reached {
  readonly one: Contribution
}

/** The contribution of the address, as everybody may read it: what was taken back only as the place of its comments. */
async function shownIn(c: Ctx): Promise<Shown> {
  const reached = await reachedIn(c)
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.param('nr') ?? '')?.[0] ?? 0)
  const one = await contributionByNr(c.var.act.db, nr)
  const isHere = one?.activity_id === reached.activity.id && one.target_id === null
  if (!one || !isHere || !(one.state === 'shown' || (one.state === 'withdrawn' && one.comments > 0)))
    throw new NotFound('contribution')
  return { ...reached, one }
}

interface Forms {
  readonly comment: FormState | null
  readonly support: FormState | null
}

/** `/meedoen/{project}/{activiteit}/{nr}`: one contribution, who stands behind it, what others say and what we did. */
export const showContribution =
  (answersOf: AnswersOf) =>
  async (c: Ctx): Promise<Response> =>
    onePage(c, answersOf, await shownIn(c), { comment: null, support: null })

async function onePage(c: Ctx, answersOf: AnswersOf, shown: Shown, forms: Forms): Promise<Response> {
  const { act } = c.var
  const { locale, db, actor } = act
  const { project, activity, one } = shown
  const who = { email: actor.email, personId: actor.personId }
  const voices = voicesOf(act, who)
  const isOwn = actor.personId !== null && (one.person_id === actor.personId || voices.includes(one.voice))
  const [comments, support, plans, name] = await Promise.all([
    commentsOn(db, one.id),
    actor.personId === null ? null : supportBy(db, one.id, { voices, personId: actor.personId }),
    currentPlans(db, [project.id]),
    ownName(c),
  ])
  const answers = await answersOf(act, [one, ...comments])
  const about = await aboutOf(c, shown)
  const t = texts(locale)
  const takes = isOpen(activity, project.state, dayOf(act.now)) && one.state === 'shown'
  const answerOn = answerDayOf(activity, plans.get(project.id)?.plan ?? null)
  const answered = answers.get(one.id)
  const errors = { ...forms.support?.errors, ...forms.comment?.errors }
  const back = paths.activity(project.slug, activity.slug)
  const title = one.state === 'withdrawn' ? t.contribution.gone : headingOf(one)
  return page(
    c,
    {
      title: formTitle(title, errors, locale),
      current: 'projects',
      breadcrumbs: [
        ...projectTrail(project, locale),
        { title: activity.title, href: back, lang: langOfWords(locale) },
      ],
    },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <DoneNotice c={c} />
      <PageHeading
        kicker={t.contribution.number(one.nr)}
        title={<span lang={langOf(one, locale)}>{title}</span>}
      />
      {one.state === 'withdrawn' ? (
        <p>{t.contribution.goneText}</p>
      ) : (
        <>
          {one.body && (
            <p class="keep-lines" lang={langOf(one, locale)}>
              {one.body}
            </p>
          )}
          <About about={about} back={back} locale={locale} />
          <p class="small">
            {byLine(one, locale)}. {one.channel !== 'page' && t.contribution.channel(t.channels[one.channel])}{' '}
            <ReportLink reached={shown} nr={one.nr} locale={locale} />
          </p>
          {isOwn && (
            <p>
              <a href={paths.ownContribution(one.nr, linkToken(act, one.id))}>{t.contribution.own}</a>
            </p>
          )}
          <Section title={t.contribution.answer} id="antwoord">
            {answered ? (
              <AnswerBox answered={answered} locale={locale} />
            ) : (
              <NoAnswerYet answerOn={answerOn} today={dayOf(act.now)} locale={locale} />
            )}
          </Section>
        </>
      )}
      {activity.may_support && one.state === 'shown' && (
        <Section title={t.contribution.supportTitle} id="steun">
          <p>{t.one.supports(one.supports)}</p>
          {takes && !isOwn && (
            <SupportForm
              c={c}
              shown={shown}
              isSupporting={support?.state === 'shown'}
              form={forms.support ?? freshForm()}
            />
          )}
        </Section>
      )}
      {(activity.may_comment || comments.length > 0) && (
        <Comments c={c} shown={shown} comments={comments} answers={answers} takes={takes}>
          {takes && activity.may_comment && (
            <Form action={addressOf(shown)} label={t.contribution.comment}>
              <OnceToken token={newOnceToken()} />
              <WordsFields
                form={forms.comment ?? formOf({ name })}
                about="comment"
                asksEmail={asksEmailOf(c, shown)}
                locale={locale}
              />
              <p class="small">
                {t.form.public} <a href={paths.conduct()}>{t.form.conduct}</a>.
              </p>
              <FormActions submit={t.contribution.comment} name="doe" value="reageer" kind="secondary" />
            </Form>
          )}
        </Comments>
      )}
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={back}>
          {t.contribution.back}
        </LinkButton>
      </div>
    </>,
    formStatus(errors),
  )
}

/** What it is about, in words; the paragraph itself where it is about one. */
async function aboutOf(c: Ctx, { activity, one }: Shown) {
  const { db, locale } = c.var.act
  const wheres = await wheresOf(db, activity, [])
  const paragraph = wheres.paragraphs.find(({ id }) => id === one.paragraph_id)
  return { line: whereLine(one, wheres, locale), paragraph }
}

/** What it is about, with the way to it. */
function About(props: {
  readonly about: Awaited<ReturnType<typeof aboutOf>>
  readonly back: string
  readonly locale: Locale
}) {
  const { about, back, locale } = props
  const { line, paragraph } = about
  const t = texts(locale)
  if (line === null) return null
  return (
    <>
      {paragraph && (
        <blockquote class="keep-lines" lang={langOfWords(locale)}>
          {paragraph.body}
        </blockquote>
      )}
      <p>
        {line}.{' '}
        {paragraph ? (
          <a href={`${back}#${paragraphValue(paragraph.number ?? 0)}`}>{t.paragraph.see}</a>
        ) : (
          <a href={`${back}#kaart`}>{t.place.see}</a>
        )}
      </p>
    </>
  )
}

const addressOf = ({ project, activity, one }: Shown): string =>
  paths.contribution(project.slug, activity.slug, one.nr)

function SupportForm(props: {
  readonly c: Ctx
  readonly shown: Shown
  readonly isSupporting: boolean
  readonly form: FormState
}) {
  const { c, shown, isSupporting, form } = props
  const { locale, actor } = c.var.act
  const t = texts(locale)
  return (
    <Form action={addressOf(shown)} label={t.contribution.supportTitle}>
      <OnceToken token={newOnceToken()} />
      {isSupporting && <p>{t.contribution.supporting}</p>}
      {actor.personId === null && (
        <TextInput
          {...bindFields(form, locale)('steun_email')}
          label={t.form.email}
          why={t.contribution.supportEmail}
          type="email"
          autocomplete="email"
        />
      )}
      <FormActions
        submit={isSupporting ? t.contribution.supportBack : t.contribution.support}
        name="doe"
        value={isSupporting ? 'steunweg' : 'steun'}
        kind={isSupporting ? 'secondary' : 'primary'}
      />
    </Form>
  )
}

function Comments(props: {
  readonly c: Ctx
  readonly shown: Shown
  readonly comments: readonly Contribution[]
  readonly answers: ReadonlyMap<string, Answered>
  readonly takes: boolean
  readonly children: ComponentChildren
}) {
  const { shown, comments, answers, children } = props
  const { locale } = props.c.var.act
  const t = texts(locale).contribution
  return (
    <Section title={t.comments} id="reacties">
      {comments.length === 0 && <p>{t.noComments}</p>}
      <ul class="plain-list stack">
        {comments.map((one) => {
          const answered = answers.get(one.id)
          return (
            <li key={one.id} class="flow" id={`reactie-${one.nr}`}>
              <p class="keep-lines" lang={langOf(one, locale)}>
                {one.body}
              </p>
              <p class="small">
                {byLine(one, locale)} <ReportLink reached={shown} nr={one.nr} locale={locale} />
              </p>
              {answered && <AnswerBox answered={answered} locale={locale} />}
            </li>
          )
        })}
      </ul>
      {children}
    </Section>
  )
}

const emailSchema = z.object({ steun_email: emailText() })

/** Supports it, takes that back, or comments. */
export const submitContribution =
  (answersOf: AnswersOf) =>
  async (c: Ctx): Promise<Response> => {
    const { act } = c.var
    const shown = await shownIn(c)
    const input = await readForm(c)
    const t = texts(act.locale)
    const to = (klaar: string) => {
      const { project, activity, one } = shown
      return redirect(c, paths.contribution(project.slug, activity.slug, one.nr, { klaar }))
    }
    const refused = (forms: Partial<Forms>) =>
      onePage(c, answersOf, shown, { comment: null, support: null, ...forms })
    const visitor = visitorAddress(c)
    switch (valueIn(input.text, 'doe')) {
      case 'steun': {
        const isKnown = act.actor.personId !== null
        const parsed = isKnown
          ? null
          : parseForm(emailSchema, input, act.locale, { steun_email: t.form.email })
        if (parsed?.ok === false) return refused({ support: parsed })
        try {
          const kept = await supportContribution(act, shown, shown.one, {
            email: parsed?.value.steun_email ?? null,
            visitor,
          })
          return to(kept.state === 'waiting' ? 'mail' : 'gesteund')
        } catch (error) {
          if (!(error instanceof Conflict)) throw error
          return refused({ support: withError(input.text, 'steun_email', error.message) })
        }
      }
      case 'steunweg':
        await takeSupportBack(act, shown.one)
        return to('steunweg')
      default: {
        const read = readWords(input, 'comment', asksEmailOf(c, shown), act.locale)
        if (!read.ok) return refused({ comment: read })
        try {
          const kept = await contribute(act, shown, {
            ...{ target: shown.one, words: read.words, email: read.email, visitor },
            token: valueIn(input.text, onceField),
          })
          return kept.state === 'waiting' ? to('mail') : redirect(c, afterSending(c, shown, kept))
        } catch (error) {
          if (!(error instanceof Conflict)) throw error
          return refused({ comment: withError(input.text, 'tekst', error.message) })
        }
      }
    }
  }
