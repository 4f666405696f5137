import { dayOf, formatDay } from '../../kit/dates.ts'
import { NotFound } from '../../kit/errors.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { paths } from '../../paths.ts'
import { personById } from '../../people/index.ts'
import { LinkButton } from '../../ui/button/button.tsx'
import { DefinitionList } from '../../ui/definition-list/definition-list.tsx'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { openErasure } from '../rules.ts'
import { type DataRequest, type HeldRow, heldOn, requestsOf, type Subject, subjects } from '../store.ts'
import { texts } from '../texts.ts'

/** Rows of one subject on the page; all of them are in the zip. */
const mostShown = 20

/** `/mijn/over-mij`: everything that is held about somebody, with why and until when. */
export async function showAboutMe(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale } = act
  const t = texts(locale)
  const person = await personById(act.db, act.actor.personId ?? '')
  if (!person) throw new NotFound()
  const about = { personId: person.id, email: person.email ?? '' }
  const held = new Map<Subject, readonly HeldRow[]>()
  for (const subject of subjects) held.set(subject, await heldOn(act, subject, about))
  const empty = subjects.filter((subject) => held.get(subject)?.length === 0)
  const requests = await requestsOf(act.db, person.id)
  const erasure = openErasure(requests)
  return page(
    c,
    { title: t.title, current: 'mine', breadcrumbs: [{ href: paths.mine(), title: t.mine }] },
    <>
      {c.req.query('klaar') === 'vraag' && <Notice tone="success" announce title={t.ask.done} />}
      <PageHeading title={t.title} lead={t.lead} />
      {erasure?.runs_on && (
        <Notice tone="warning" title={t.erase.asked(formatDay(erasure.runs_on, locale, 'long'))}>
          <p>
            <a href={paths.eraseMe()}>{t.erase.askedText}</a>
          </p>
        </Notice>
      )}
      <Section title={t.can.title}>
        <div class="button-row">
          <LinkButton href={paths.aboutMeFile()}>{t.can.download}</LinkButton>
          <LinkButton kind="secondary" href={paths.myDetails()}>
            {t.can.details}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.askAboutMe()}>
            {t.can.ask}
          </LinkButton>
          <LinkButton kind="secondary" href={paths.eraseMe()}>
            {erasure ? t.erase.callOff : t.can.erase}
          </LinkButton>
        </div>
      </Section>
      {requests.length > 0 && <Requests locale={locale} requests={requests} />}
      {subjects
        .filter((subject) => !empty.includes(subject))
        .map((subject) => (
          <HeldSection locale={locale} subject={subject} rows={held.get(subject) ?? []} />
        ))}
      {empty.length > 0 && (
        <Section title={t.nothing}>
          <ul>
            {empty.map((subject) => (
              <li>{t.subjects[subject].title}</li>
            ))}
          </ul>
        </Section>
      )}
    </>,
  )
}

function Requests({
  locale,
  requests,
}: {
  readonly locale: Locale
  readonly requests: readonly DataRequest[]
}) {
  const t = texts(locale).requests
  return (
    <Section title={t.title}>
      <ul>
        {requests.map((request) => (
          <li>
            <strong>{t.kinds[request.kind]}</strong> ({formatDay(dayOf(request.asked_at), locale)},{' '}
            {t.statuses[request.status]}).{' '}
            {request.status === 'open' &&
              (request.runs_on
                ? t.runs(formatDay(request.runs_on, locale, 'long'))
                : t.open(formatDay(request.due_day, locale, 'long')))}
            {request.answer && <span class="keep-lines">{request.answer}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function HeldSection({
  locale,
  subject,
  rows,
}: {
  readonly locale: Locale
  readonly subject: Subject
  readonly rows: readonly HeldRow[]
}) {
  const t = texts(locale)
  const words = t.subjects[subject]
  return (
    <Section title={words.title}>
      <DefinitionList
        items={[
          { term: t.why, value: words.why },
          { term: t.ground, value: t.grounds[words.ground as keyof typeof t.grounds] },
          { term: t.until, value: words.until },
        ]}
      />
      <Disclosure
        summary={
          <>
            {t.rows(rows.length)}
            <span class="visually-hidden">: {words.title}</span>
          </>
        }
      >
        <ol>
          {rows.slice(0, mostShown).map((row) => (
            <li>
              <DefinitionList
                items={itemsOf(row, locale).map(({ term, value }) => ({
                  term,
                  value: isWords(value) ? <span lang={langOfWords(locale)}>{value}</span> : value,
                }))}
              />
            </li>
          ))}
        </ol>
        {rows.length > mostShown && <p>{t.first(mostShown, rows.length)}</p>}
      </Disclosure>
    </Section>
  )
}

/** Something that somebody wrote, and no date, number or code. */
const isWords = (value: string): boolean => /\p{L}{2,}\s+\p{L}/u.test(value)

/** A row in words; what is empty is left out, and a long text is short here. */
export const itemsOf = (row: HeldRow, locale: Locale, longest = 400) =>
  Object.entries(row).flatMap(([column, value]) => {
    if (value === null || value === '') return []
    const { columns, values } = texts(locale)
    const text = values[column]?.[String(value)] ?? String(value)
    return [
      {
        term: columns[column] ?? column,
        value: text.length > longest ? `${text.slice(0, longest)}…` : text,
      },
    ]
  })
