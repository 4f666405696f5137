import { dayOf, formatDay } from '../../kit/dates.ts'
import type { Ctx } from '../../kit/http.ts'
import type { Locale } from '../../kit/locale.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { type Project, projectById, projectTexts } from '../../projects/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { PrintSource } from '../../ui/print/print.tsx'
import { StatusBadge } from '../../ui/status/status.tsx'
import { mayMakePanels } from '../rights.ts'
import { type AdviceRequest, type Point, pointsOf } from '../store.ts'
import { texts } from '../texts.ts'
import { Points, requestBadge, written } from './parts.tsx'
import { reachPublic, reachRequest } from './reach.ts'

/** `/meedenken/{naam}/adviezen/{nummer}`: what was asked, what the group advised, and what is done with it. */
export async function showPanelRequest(c: Ctx): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const panel = await reachPublic(c)
  const request = await reachRequest(c, panel)
  const [points, project] = await Promise.all([
    pointsOf(db, request.id),
    request.project_id === null ? null : projectById(db, request.project_id),
  ])
  const lang = written(locale)
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
      <p>
        <StatusBadge tone={badge.tone}>{badge.label}</StatusBadge>
      </p>
      <Asked request={request} project={project?.published_on ? project : null} locale={locale} />
      <Advised request={request} points={points} locale={locale} />
      <Section title={t.request.answer} id="antwoord">
        {request.answered_at === null ? (
          <p>
            {t.request.noAnswer} {t.request.answerBy(formatDay(request.answer_by, locale))}
          </p>
        ) : (
          <>
            <p>{t.request.answeredOn(formatDay(dayOf(request.answered_at), locale))}</p>
            {request.answer && (
              <p class="keep-lines" lang={lang}>
                {request.answer}
              </p>
            )}
            <Points points={points} level={3} locale={locale} />
          </>
        )}
      </Section>
      <PrintSource locale={locale} address={absolute(act, paths.panelRequest(panel.slug, request.nr))} />
    </>,
  )
}

/** The question, with its documents and days. */
export function Asked(props: {
  readonly request: AdviceRequest
  readonly project: Pick<Project, 'slug' | 'title'> | null
  readonly locale: Locale
}) {
  const { request, project, locale } = props
  const t = texts(locale).request
  return (
    <Section title={t.question} id="vraag">
      <p class="keep-lines" lang={written(locale)}>
        {request.question}
      </p>
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
          {t.askedOn(formatDay(dayOf(request.asked_at), locale))}. {t.due(formatDay(request.due_on, locale))}
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
  const lang = written(locale)
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
