import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import { type Locale, langOfWords } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { type Project, projectById, projectTexts } from '../../projects/index.ts'
import { Disclosure } from '../../ui/disclosure/disclosure.tsx'
import { Heading, PageHeading, Section } from '../../ui/heading/heading.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { mayMakePanels } from '../rights.ts'
import { changesOf } from '../rules.ts'
import {
  type AdviceRequest,
  type Point,
  pointsOf,
  type RequestChange,
  type RequestFile,
  requestChangesOf,
  requestFilesOf,
} from '../store.ts'
import { texts } from '../texts.ts'
import { Points, requestBadge } from './parts.tsx'
import { reachPublic, reachRequest } from './reach.ts'

/** `/meedenken/{naam}/adviezen/{nummer}`: what was asked, what the group advised, and what is done with it. */
export async function showPanelRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const panel = await reachPublic(c)
  const request = await reachRequest(c, panel)
  const [points, changes, documents, project] = await Promise.all([
    pointsOf(db, request.id),
    requestChangesOf(db, request.id),
    requestFilesOf(db, request.id),
    request.project_id === null ? null : projectById(db, request.project_id),
  ])
  const lang = langOfWords(locale)
  const badge = requestBadge(request, dayOf(act.now), locale)
  return page(
    c,
    {
      title: request.title,
      description: request.question.slice(0, 160),
      current: 'projects',
      breadcrumbs: [
        { title: projectTexts(locale).title, href: paths.projects() },
        { title: t.title, href: paths.panels() },
        { title: panel.name, href: paths.panel(panel.slug) },
      ],
    },
    <>
      <PageHeading
        kicker={<span lang={lang}>{panel.name}</span>}
        title={<span lang={lang}>{request.title}</span>}
        actions={
          mayMakePanels(act) && <a href={paths.deskPanelRequest(panel.slug, request.nr)}>{t.one.edit}</a>
        }
      />
      {request.withdrawn_at === null ? (
        <p>
          <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge>
        </p>
      ) : (
        <Withdrawn request={request} locale={locale} />
      )}
      <Asked
        request={request}
        documents={documents}
        project={project?.published_on ? project : null}
        locale={locale}
      />
      <Changes request={request} changes={changes} locale={locale} />
      {request.withdrawn_at === null && (
        <>
          <Advised request={request} points={points} locale={locale} />
          <Answer request={request} points={points} locale={locale} />
        </>
      )}
      <PrintSource locale={locale} address={absolute(act, paths.panelRequest(panel.slug, request.nr))} />
    </>,
  )
}

/** Why a question was withdrawn, and when. */
export function Withdrawn({ request, locale }: { readonly request: AdviceRequest; readonly locale: Locale }) {
  if (request.withdrawn_at === null) return null
  const t = texts(locale).request
  return (
    <Notice tone="info" title={t.withdrawn}>
      <p>{t.withdrawnOn(formatDay(dayOf(request.withdrawn_at), locale))}</p>
      <p class="keep-lines" lang={langOfWords(locale)}>
        {request.withdrawn_reason}
      </p>
    </Notice>
  )
}

/** What is done with the advice, point by point. */
function Answer(props: {
  readonly request: AdviceRequest
  readonly points: readonly Point[]
  readonly locale: Locale
}) {
  const { request, points, locale } = props
  const t = texts(locale).request
  return (
    <Section title={t.answer} id="antwoord">
      {request.answered_at === null ? (
        <p>
          {t.noAnswer} {t.answerBy(formatDay(request.answer_by, locale))}
        </p>
      ) : (
        <>
          <p>{t.answeredOn(formatDay(dayOf(request.answered_at), locale))}</p>
          {request.answer && (
            <p class="keep-lines" lang={langOfWords(locale)}>
              {request.answer}
            </p>
          )}
          <Points points={points} level={3} locale={locale} />
        </>
      )}
    </Section>
  )
}

/** What changed in the question, when, why, and how it was. */
export function Changes(props: {
  readonly request: AdviceRequest
  readonly changes: readonly RequestChange[]
  readonly locale: Locale
}) {
  const { locale } = props
  const t = texts(locale).request
  const lang = langOfWords(locale)
  const changes = changesOf(props.request, props.changes)
  if (changes.length === 0) return null
  return (
    <Section title={t.changed} id="veranderd">
      {changes.map(({ at, reason, was }) => (
        <div key={at.toISOString()} class="stack">
          <Heading level={3}>{t.changedOn(formatDay(dayOf(at), locale))}</Heading>
          <p class="keep-lines" lang={lang}>
            {reason}
          </p>
          {was.map((one) =>
            'day' in one ? (
              <p key={one.what}>{t.was[one.what](formatDay(one.day, locale))}</p>
            ) : (
              <Disclosure key={one.what} summary={t.was[one.what]}>
                <p class="keep-lines" lang={lang}>
                  {one.words}
                </p>
              </Disclosure>
            ),
          )}
        </div>
      ))}
    </Section>
  )
}

/** The question, with its documents and days. */
export function Asked(props: {
  readonly request: AdviceRequest
  readonly documents: readonly RequestFile[]
  readonly project: Pick<Project, 'slug' | 'title'> | null
  readonly locale: Locale
}) {
  const { request, documents, project, locale } = props
  const t = texts(locale).request
  return (
    <Section title={t.question} id="vraag">
      <p class="keep-lines" lang={langOfWords(locale)}>
        {request.question}
      </p>
      {documents.length > 0 && (
        <>
          <Heading level={3}>{t.files}</Heading>
          <ul>
            {documents.map(({ id, file_id, title }) => (
              <li key={id}>
                <a href={paths.file(file_id, title)} lang={langOfWords(locale)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul>
        {request.link && (
          <li>
            <a href={request.link} rel="external">
              {t.documents}
            </a>
          </li>
        )}
        {project && (
          <li>
            <a href={paths.project(project.slug)}>{t.project}</a>
          </li>
        )}
        <li>
          {t.askedOn(formatDay(dayOf(request.asked_at), locale))}.{' '}
          {request.withdrawn_at === null && t.due(formatDay(request.due_on, locale))}
        </li>
      </ul>
    </Section>
  )
}

/** What the group advised. */
export function Advised(props: {
  readonly request: AdviceRequest
  readonly points: readonly Point[]
  readonly locale: Locale
}) {
  const { request, points, locale } = props
  const t = texts(locale).request
  const lang = langOfWords(locale)
  const named = points.flatMap(({ point }) => (point === null ? [] : [point]))
  return (
    <Section title={t.advice} id="advies">
      {request.advised_at === null ? (
        <p>{t.noAdvice}</p>
      ) : (
        <>
          <p>{t.advisedOn(formatDay(dayOf(request.advised_at), locale))}</p>
          <p class="keep-lines" lang={lang}>
            {request.advice}
          </p>
          {request.answered_at === null && named.length > 0 && (
            <ol lang={lang}>
              {named.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ol>
          )}
        </>
      )}
    </Section>
  )
}
