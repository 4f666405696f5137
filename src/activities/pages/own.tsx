import { dayOf, formatDay } from '../../kit/dates.ts'
import { Conflict } from '../../kit/errors.ts'
import {
  type FormState,
  formStatus,
  formTitle,
  freshForm,
  readForm,
  valueIn,
  withError,
} from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { langOfWords } from '../../kit/locale.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { currentPlans } from '../../projects/index.ts'
import { answerBy } from '../../safety/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { bindFields, ErrorSummary, Form, FormActions, OnceToken, TextArea } from '../../ui/form/index.ts'
import { Heading, PageHeading, Section } from '../../ui/heading/heading.tsx'
import { NowBox } from '../../ui/now-box/now-box.tsx'
import { page } from '../../ui/page.tsx'
import { askSecondLook, confirmOwn, editOwn, type Own, ownBehind, withdrawOwn } from '../actions.ts'
import type { AnswersOf } from '../answered.ts'
import { answerDayOf, canEdit, canWithdraw } from '../rules.ts'
import { type Appeal, appealsOf, type Look, latestLooks } from '../store.ts'
import { texts } from '../texts.ts'
import { byLine, headingOf } from '../words.ts'
import { type About, formOfContribution, readWords, WordsFields } from './fields.tsx'
import { AnswerBox, DoneNotice, NoAnswerYet } from './parts.tsx'

const tones = { waiting: 'wait', held: 'wait', shown: 'good', hidden: 'bad', withdrawn: 'neutral' } as const

const reachOwn = (c: Ctx): Promise<Own> => {
  const nr = Number(/^[1-9]\d{0,14}$/.exec(c.req.param('nr') ?? '')?.[0] ?? 0)
  return ownBehind(c.var.act, nr, c.req.param('token') ?? '')
}

const aboutOf = ({ one, activity }: Own): About => (one.kind === 'comment' ? 'comment' : activity.asks)

/** `/inbreng/{nr}/{geheim}`: what is one's own, by a link. To open it changes nothing: mail scanners do. */
export const showOwn =
  (answersOf: AnswersOf) =>
  async (c: Ctx): Promise<Response> =>
    ownPage(c, answersOf, await reachOwn(c), null)

async function ownPage(c: Ctx, answersOf: AnswersOf, own: Own, refused: FormState | null): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const { one, activity, project, target } = own
  const t = texts(locale)
  const isSupport = one.kind === 'support'
  const waits = one.state === 'waiting'
  const isPrivate = one.is_private && one.state === 'held'
  const answered = (await answersOf(act, [one])).get(one.id)
  const answerOn = answerDayOf(
    activity,
    (await currentPlans(act.db, [project.id])).get(project.id)?.plan ?? null,
  )
  const hidden = one.state === 'hidden' ? (await latestLooks(act.db, [one.id])).get(one.id) : undefined
  const appeal = hidden ? (await appealsOf(act.db, [one.id])).get(one.id) : undefined
  const errors = refused?.errors ?? {}
  const action = c.req.path
  const title = waits
    ? isSupport
      ? t.own.confirmSupport
      : t.own.confirmTitle
    : isSupport
      ? t.own.supportTitle
      : t.own.title
  const seen = target ?? one
  return page(
    c,
    { title: formTitle(title, errors, locale), current: 'projects' },
    <>
      <ErrorSummary errors={errors} locale={locale} />
      <DoneNotice c={c} />
      <PageHeading
        kicker={<span lang={langOfWords(locale)}>{`${project.title} · ${activity.title}`}</span>}
        title={title}
      />
      {target && <p>{t.own.about(headingOf(target))}</p>}
      {!isSupport && one.state !== 'withdrawn' && (
        <blockquote>
          {one.title && (
            <p>
              <strong>{one.title}</strong>
            </p>
          )}
          {one.body && <p class="keep-lines">{one.body}</p>}
          <p class="small">{byLine(one, locale)}</p>
        </blockquote>
      )}
      {waits ? (
        <>
          <Form action={action} label={title}>
            <OnceToken token={newOnceToken()} />
            <FormActions submit={t.own.confirm} name="doe" value="bevestig" />
          </Form>
          <p class="small">{t.own.not}</p>
        </>
      ) : (
        <NowBox
          status={isPrivate ? t.privately.own : t.own.states[one.state]}
          tone={isPrivate ? 'good' : tones[one.state]}
        >
          {isPrivate && <p>{t.privately.ownText}</p>}
          {one.state !== 'withdrawn' && <p>{t.own.keep}</p>}
          {!isSupport && one.email === null && one.state !== 'withdrawn' && <p>{t.own.noMail}</p>}
          {one.state === 'shown' && seen.state === 'shown' && (
            <p>
              <a href={paths.contribution(project.slug, activity.slug, seen.nr)}>{t.own.see}</a>
            </p>
          )}
        </NowBox>
      )}
      {hidden?.reason && (
        <Section title={t.own.hiddenWhy} id="waarom">
          <p class="keep-lines">{hidden.reason}</p>
          <p>
            <a href={paths.conduct()}>{t.own.conduct}</a>
          </p>
          <SecondLook c={c} look={hidden} appeal={appeal} />
        </Section>
      )}
      {!isSupport && !waits && one.state !== 'withdrawn' && (
        <Section title={t.own.answer} id="antwoord">
          {answered ? (
            <AnswerBox answered={answered} locale={locale} />
          ) : (
            <NoAnswerYet answerOn={answerOn} today={dayOf(act.now)} locale={locale} />
          )}
        </Section>
      )}
      {!isSupport && canEdit(one, act.now) && (
        <Section title={t.own.edit} id="veranderen">
          <p>{t.own.editText}</p>
          <Form action={action} label={t.own.edit}>
            <OnceToken token={newOnceToken()} />
            <WordsFields
              form={refused ?? formOfContribution(one)}
              about={aboutOf(own)}
              asksEmail="no"
              locale={locale}
            />
            <FormActions submit={t.own.save} name="doe" value="verander" kind="secondary" />
          </Form>
        </Section>
      )}
      {canWithdraw(one) && (
        <Section title={t.own.withdraw}>
          <Disclosure summary={t.own.withdrawAsk}>
            {!isSupport && <p>{t.own.withdrawText}</p>}
            <Form action={action} label={t.own.withdraw}>
              <OnceToken token={newOnceToken()} />
              <FormActions submit={t.own.withdraw} name="doe" value="terug" kind="secondary" />
            </Form>
          </Disclosure>
        </Section>
      )}
      <div class="button-row no-print">
        <LinkButton kind="secondary" href={paths.activity(project.slug, activity.slug)}>
          {t.contribution.back}
        </LinkButton>
      </div>
    </>,
    formStatus(errors),
  )
}

/** Who disagrees asks for a second look, once, and reads here what came of it. */
function SecondLook(props: { readonly c: Ctx; readonly look: Look; readonly appeal: Appeal | undefined }) {
  const { c, look, appeal } = props
  const { locale, municipality } = c.var.act
  const t = texts(locale).own
  if (appeal?.look_id === look.id)
    return appeal.outcome === null ? (
      <p>{t.again.open(formatDay(answerBy(appeal.at, municipality.safety.answer_days), locale))}</p>
    ) : (
      <>
        <p>{t.again.stays}</p>
        <p class="keep-lines">{appeal.reply}</p>
      </>
    )
  return (
    <>
      <Heading level={3}>{t.disagree}</Heading>
      <p>{t.disagreeText}</p>
      <Form action={c.req.path} label={t.askAgain}>
        <OnceToken token={newOnceToken()} />
        <TextArea
          {...bindFields(freshForm(), locale)('uitleg')}
          label={t.disagreeWhy}
          max={1000}
          rows={3}
          optional
        />
        <FormActions submit={t.askAgain} name="doe" value="opnieuw" kind="secondary" />
      </Form>
      <p>{t.orCall(municipality.telephone)}</p>
    </>
  )
}

/** Confirms it, changes it, takes it back, or asks for a second look. */
export const submitOwn =
  (answersOf: AnswersOf) =>
  async (c: Ctx): Promise<Response> => {
    const { act } = c.var
    const own = await reachOwn(c)
    const input = await readForm(c)
    const { nr } = own.one
    const after = (klaar: string): string => paths.ownContribution(nr, c.req.param('token') ?? '', { klaar })
    const doe = valueIn(input.text, 'doe')
    if (doe === 'bevestig' || doe === 'terug' || doe === 'opnieuw') {
      const path = await once(act, input, async (act) => {
        if (doe === 'terug') await withdrawOwn(act, own)
        else if (doe === 'bevestig') await confirmOwn(act, own)
        else await askSecondLook(act, own, valueIn(input.text, 'uitleg').trim().slice(0, 1000) || null)
        return after({ terug: 'teruggenomen', bevestig: 'bevestigd', opnieuw: 'opnieuw' }[doe])
      })
      return redirect(c, path)
    }
    const read = readWords(input, aboutOf(own), 'no', act.locale, own.one.is_private)
    if (!read.ok) return ownPage(c, answersOf, own, read)
    try {
      const path = await once(act, input, async (act) => {
        await editOwn(act, own, read.words)
        return after('veranderd')
      })
      return redirect(c, path)
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      return ownPage(c, answersOf, own, withError(input.text, 'tekst', error.message))
    }
  }
