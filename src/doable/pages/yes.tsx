import type { ComponentChildren } from 'preact'
import { beginFilled, draftInHand, formPaths } from '../../forms/index.ts'
import { ideaFormKey } from '../../initiatives/index.ts'
import { type Day, dayOf, formatDay, parseDay } from '../../kit/dates.ts'
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
import type { Locale } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { FilterBar } from '../../ui/filter-bar/filter-bar.tsx'
import { bindFields, DateInput, ErrorSummary, Form, FormActions, HiddenField } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { isInTime, lastDayToAsk, subjectOf, wayOf } from '../rules.ts'
import type { Doable } from '../store.ts'
import { texts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { doableAsked, Example } from './one.tsx'

const idea = formPaths(paths.tellIdea())

/** The day that somebody chose, or what is wrong with it. */
function dayIn(c: Ctx): { readonly day: Day | null; readonly form: FormState } {
  const t = texts(c.var.act.locale).yes
  const typed = (c.req.query('dag') ?? '').slice(0, 20)
  if (typed === '') return { day: null, form: freshForm() }
  const day = parseDay(typed)
  const values = freshForm({ dag: typed }).values
  if (day === null) return { day, form: withError(values, 'dag', t.dayWrong) }
  return day < dayOf(c.var.act.now)
    ? { day: null, form: withError(values, 'dag', t.dayPast) }
    : { day, form: freshForm({ dag: day }) }
}

/** `/gewoon-doen/{naam}/ja`: what is left to do, by which day to ask, and the way on to a plan. */
export async function showYes(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const one = await doableAsked(c)
  const name = nameOf(one, locale)
  const { day, form } = dayIn(c)
  return page(
    c,
    {
      title: formTitle(t.yes.title(name), form.errors, locale),
      current: 'idea',
      breadcrumbs: [
        { title: t.list.title, href: paths.doables() },
        { title: name, href: paths.doable(one.slug) },
      ],
    },
    <>
      <ErrorSummary errors={form.errors} locale={locale} />
      <PageHeading title={t.yes.title(name)} lead={t.yes[one.asks]} />
      <Example one={one} locale={locale} />
      {one.asks !== 'nothing' && (
        <Section title={t.yes.when}>
          <FilterBar
            locale={locale}
            label={t.yes.pick}
            action={paths.doDoable(one.slug)}
            resetHref={paths.doDoable(one.slug)}
          >
            <DateInput {...bindFields(form, locale)('dag')} label={t.yes.day} optional="unsaid" />
          </FilterBar>
          {day && <WhenToAsk one={one} day={day} today={dayOf(act.now)} locale={locale} />}
        </Section>
      )}
      <Section title={t.yes.steps}>
        <ol>
          {one.asks !== 'nothing' && (
            <li>
              {t.yes[one.asks === 'permit' ? 'doPermit' : 'doNotice'](one.decides ?? one.contact)}{' '}
              <a href={one.link ?? `#${onwardsId}`}>{t.one.where[one.asks]}</a>
            </li>
          )}
          <li>
            <a href={`${paths.doable(one.slug)}#voorwaarden`}>{t.yes.keep}</a>
          </li>
          {one.insurance && (
            <li>
              <a href={`${paths.doable(one.slug)}#verzekering`}>{t.yes.insurance}</a>
            </li>
          )}
          {one.borrow.length > 0 && (
            <li>
              <a href={paths.loanItems()}>{t.yes.borrow}</a>
            </li>
          )}
          <li>{t.yes.tell}</li>
        </ol>
      </Section>
      {await Onwards(c, one, day)}
    </>,
    formStatus(form.errors),
  )
}

function WhenToAsk(props: {
  readonly one: Doable
  readonly day: Day
  readonly today: Day
  readonly locale: Locale
}) {
  const { one, day, today, locale } = props
  const t = texts(locale).yes
  const last = lastDayToAsk(one, day)
  if (one.asks === 'nothing' || last === null) return <p>{t.noNeed}</p>
  return isInTime(one, day, today) ? (
    <Notice title={t.by[one.asks](formatDay(last, locale, 'long'))} level={3} />
  ) : (
    <Notice tone="warning" title={t.tooLate} level={3} />
  )
}

const onwardsId = 'verder'

/** The form that is already there for it, or an idea with this filled in: so it is told or asked too. */
async function Onwards(c: Ctx, one: Doable, day: Day | null): Promise<ComponentChildren> {
  const { locale } = c.var.act
  const t = texts(locale).yes
  if (one.onward !== 'idea')
    return (
      <Section title={t.greenTitle} id={onwardsId}>
        <p>{t.greenText}</p>
        <LinkButton href={paths.askGreen(one.onward)}>{t.toGreen}</LinkButton>
      </Section>
    )
  const begun = await draftInHand(c, ideaFormKey)
  const at = begun?.section ?? begun?.form.sections[0]
  const title = begun?.draft.typed.title?.[0]
  const words = t.onwards[wayOf(one)]
  return (
    <Section title={words.title} id={onwardsId}>
      <p>{words.text}</p>
      {begun && at && (
        <Notice title={title ? t.begun(title) : t.begunUntitled} level={3}>
          <p>
            {t.begunText} <a href={idea.section(at.slug)}>{t.goOn}</a>
          </p>
        </Notice>
      )}
      <Form action={paths.doDoable(one.slug)} label={words.title}>
        <HiddenField name="dag" value={day ?? ''} />
        <FormActions submit={words.submit} />
      </Form>
    </Section>
  )
}

/** Begins an idea with what was chosen in it. */
export async function begin(c: Ctx): Promise<Response> {
  const { locale } = c.var.act
  const t = texts(locale)
  const one = await doableAsked(c)
  if (one.onward !== 'idea') return redirect(c, paths.askGreen(one.onward))
  const day = parseDay(valueIn((await readForm(c)).text, 'dag'))
  const subject = subjectOf[one.kind]
  const name = nameOf(one, locale)
  const section = await beginFilled(c, ideaFormKey, {
    title: [name.slice(0, 100)],
    story: [
      [
        t.yes.story(name, t.asks[one.asks]),
        ...(day ? [t.yes.storyDay(formatDay(day, locale, 'long'))] : []),
      ].join(' '),
    ],
    about: ['own_plan'],
    ...(subject ? { subject: [subject] } : {}),
  })
  return redirect(c, idea.section(section.slug))
}
