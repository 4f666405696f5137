import { calendarOfDays } from '../../kit/calendar.ts'
import { addDays, dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import { readForm } from '../../kit/form.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { inTheirs, type Locale, langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { newOnceToken, once } from '../../kit/once.ts'
import { paths } from '../../paths.ts'
import { allAreas, areaLabel } from '../../places/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Form, FormActions, HiddenField, OnceToken } from '../../ui/form/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { remindMe } from '../actions.ts'
import { isOld, type Open, openOn, reminderDays } from '../rules.ts'
import { hasReminder, type Source, sourceBySlug } from '../store.ts'
import { texts } from '../texts.ts'
import { amountsInWords, kindsInWords, openInWords, subjectsInWords } from '../words.ts'

async function sourceAsked(c: Ctx): Promise<Source> {
  const source = await sourceBySlug(c.var.act.db, c.req.param('slug') ?? '')
  if (!source) throw new NotFound()
  return source
}

/** `/geld-vinden/{slug}`: everything about a fund elsewhere, and from where we know it. */
export async function showSource(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const source = await sourceAsked(c)
  const today = dayOf(act.now)
  const open = openOn(source.deadlines, today)
  const areas = (await allAreas(act.db)).filter(({ id }) => source.area_ids.includes(id))
  const summary = inTheirs(source.summary, source.summary_en, locale)
  const conditions = inTheirs(source.conditions, source.conditions_en, locale)
  const done = t.one.done[c.req.query('klaar') as keyof typeof t.one.done]
  const facts = [
    { term: t.one.provider, value: source.provider },
    { term: t.one.amounts, value: amountsInWords(source, locale) },
    { term: t.one.forWhom, value: source.for_whom.map((who) => t.applicants[who]).join(', ') },
    { term: t.one.subjects, value: subjectsInWords(source, locale) },
    { term: t.one.kinds, value: kindsInWords(source, locale) },
    {
      term: t.one.areas,
      value: areas.length > 0 ? areas.map((area) => areaLabel(area, locale)).join(', ') : t.one.anyArea,
    },
    { term: t.one.deadline, value: openInWords(open, locale) },
    ...(source.contact ? [{ term: t.one.contact, value: source.contact }] : []),
  ]
  return page(
    c,
    {
      title: source.name,
      description: summary.text,
      breadcrumbs: [{ title: t.find.title, href: paths.findMoney() }],
    },
    <>
      {done && <Notice tone="success" announce title={done} />}
      <PageHeading
        kicker={t.one.kicker(t.levels[source.level])}
        title={source.name}
        lang={langOfWords(locale)}
      />
      {source.retired_on && (
        <Notice tone="warning" title={t.one.retired}>
          <p>{t.one.retiredText}</p>
        </Notice>
      )}
      {source.is_example && (
        <Notice tone="warning" title={t.example}>
          <p>{t.exampleText}</p>
        </Notice>
      )}
      <p class="lead" lang={summary.lang}>
        {summary.text}
      </p>
      <DefinitionList items={facts} />
      <Section title={t.one.conditions}>
        {conditions.lang && <p class="small">{t.one.otherLanguage}</p>}
        <ul lang={conditions.lang}>
          {conditions.text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
        {source.own_share > 0 && <p>{t.one.ownShare(source.own_share)}</p>}
      </Section>
      {source.needs.length > 0 && (
        <Section title={t.one.needs}>
          <ul>
            {source.needs.map((need) => (
              <li key={need}>{t.needs[need]}</li>
            ))}
          </ul>
        </Section>
      )}
      <p>{t.one.elsewhere}</p>
      {!source.is_example && !source.retired_on && <LinkButton href={source.link}>{t.one.apply}</LinkButton>}
      {open.is === 'until' && !source.retired_on && (
        <Reminder c={c} source={source} open={open} isAsked={await isAsked(c, source, open)} />
      )}
      <p class="small">
        {t.one.source}: {source.source}. {t.one.checked(formatDay(source.checked_on, locale))}{' '}
        {isOld(source.checked_on, today) && t.one.old}
      </p>
      <PrintSource locale={locale} address={absolute(act, paths.moneySource(source.slug))} />
    </>,
  )
}

async function isAsked(c: Ctx, source: Source, open: Open & { readonly is: 'until' }): Promise<boolean> {
  const { db, actor } = c.var.act
  return actor.personId !== null && (await hasReminder(db, source.id, actor.personId, open.day))
}

/** A mail before the deadline for who is signed in; the deadline in a calendar for everybody. */
function Reminder(props: {
  readonly c: Ctx
  readonly source: Source
  readonly open: Open & { readonly is: 'until' }
  readonly isAsked: boolean
}) {
  const { c, source, open, isAsked } = props
  const { actor, locale, now } = c.var.act
  const t = texts(locale).one
  const isNear = addDays(dayOf(now), reminderDays) >= open.day
  return (
    <Section title={t.remindTitle}>
      {actor.personId === null ? (
        <p class="no-print">
          <a href={paths.signIn(paths.moneySource(source.slug))}>{t.remindSignIn}</a>
        </p>
      ) : (
        <>
          {isAsked && <p>{isNear ? t.remindedNow : t.reminded(formatDay(open.day, locale))}</p>}
          <Form action={paths.remindOfSource(source.slug)} label={t.remindTitle}>
            <OnceToken token={newOnceToken()} />
            <HiddenField name="wil" value={isAsked ? 'nee' : 'ja'} />
            <FormActions submit={isAsked ? t.unremind : t.remind} />
          </Form>
        </>
      )}
      <p class="no-print">
        <a href={paths.sourceCalendar(source.slug)} download>
          {t.calendar}
        </a>
      </p>
    </Section>
  )
}

export async function submitReminder(c: Ctx): Promise<Response> {
  const { act } = c.var
  const source = await sourceAsked(c)
  const input = await readForm(c)
  const wanted = input.text.wil?.[0] !== 'nee'
  const path = await once(act, input, async (act) => {
    await remindMe(act, source, wanted)
    return paths.moneySource(source.slug, { klaar: wanted ? 'herinner' : 'vergeet' })
  })
  return redirect(c, path)
}

/** The next deadline as a file for a calendar. */
export async function downloadDeadline(c: Ctx): Promise<Response> {
  const { act } = c.var
  const source = await sourceAsked(c)
  const open = openOn(source.deadlines, dayOf(act.now))
  if (open.is !== 'until' || source.retired_on !== null) throw new NotFound()
  return new Response(
    deadlineFile(source, open.day, absolute(act, paths.moneySource(source.slug)), act.locale),
    {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${source.slug}.ics"`,
      },
    },
  )
}

const deadlineFile = (source: Source, day: string, url: string, locale: Locale): string => {
  const t = texts(locale).one
  return calendarOfDays(source.name, [
    {
      uid: `${source.id}-${day}@meemaken`,
      day,
      title: t.calendarTitle(source.name),
      description: t.elsewhere,
      url,
      cancelled: false,
      changedOn: dayOf(source.changed_at),
    },
  ])
}
