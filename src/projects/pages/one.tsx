import { cityMap, DrawnCity, sceneOfSubject, subjectName, subjectWord } from '../../initiatives/index.ts'
import { dayOf, formatDay } from '../../kit/dates.ts'
import { filesByIds, photoFiles } from '../../kit/files.ts'
import { type Ctx, redirect } from '../../kit/http.ts'
import { absolute } from '../../kit/mail.ts'
import { paths } from '../../paths.ts'
import { allAreas } from '../../places/index.ts'
import { PageHeading, Section } from '../../ui/heading/heading.tsx'
import { page } from '../../ui/page.tsx'
import { LeadPicture } from '../../ui/photo/photo.tsx'
import { photoOf } from '../../ui/photo/photo-of.ts'
import { PrintSource } from '../../ui/print/print.tsx'
import { Tags } from '../../ui/tags/tags.tsx'
import { checksOf } from '../check-facts.ts'
import type { ProjectFactsOf } from '../facts.ts'
import { mayWorkOn } from '../rights.ts'
import { isOver, standingOf } from '../rules.ts'
import { answeringIn, documentsOf, movesOf, newsOf, peopleOf, phasesOf, projectMeetings } from '../store.ts'
import { texts } from '../texts.ts'
import { ownerName, summaryFor } from '../words.ts'
import { areasInWords } from './card.tsx'
import { CheckSummary } from './checks.tsx'
import { DutchOnly } from './dutch-only.tsx'
import { EmbedProject } from './embed.tsx'
import { pointOf } from './list.tsx'
import { ProjectMeetings } from './meeting-parts.tsx'
import { Activities, OpenNow, Outcome, Owner, Report, Room, StandNow, TakePart } from './one-parts.tsx'
import { Documents, Happened, NewsList, Panels, People, Phases } from './one-record.tsx'
import { Protection } from './protection.tsx'
import { reachShown } from './reach-public.ts'
import { ProjectTitle } from './title.tsx'

/** `/meedoen/{naam}`: what it is, what can still change, who decides when, how to take part, and what happened. */
export const showProject =
  (factsOf: ProjectFactsOf) =>
  async (c: Ctx): Promise<Response> =>
    projectShown(c, factsOf)

async function projectShown(c: Ctx, factsOf: ProjectFactsOf): Promise<Response> {
  const { act } = c.var
  const { locale, db } = act
  const t = texts(locale)
  const shown = await reachShown(c)
  const { project, current, published } = shown
  if (shown.byNumber) return redirect(c, paths.project(project.slug))
  const { plan } = current
  const today = dayOf(act.now)
  const [areas, city, phases, people, documents, news, moves, meetings, chosen, facts, photos, answering] =
    await Promise.all([
      allAreas(db),
      cityMap(db),
      phasesOf(db, project.id),
      peopleOf(db, project.id),
      documentsOf(db, project.id),
      newsOf(db, project.id),
      movesOf(db, project.id),
      projectMeetings(db, [project.id]),
      shown.levelOf(current),
      factsOf(act, project),
      photoFiles(db, [project]),
      answeringIn(db, project.id),
    ])
  const files = await filesByIds(
    db,
    documents.map(({ file_id }) => file_id),
  )
  const over = isOver(project.state)
  const standing = standingOf(project, plan, today)
  const summary = summaryFor(project, locale)
  const points = pointOf({ project }).map(({ href: _, ...point }) => point)
  const checks = checksOf(act, { project, plan, plans: published, chosen, moves, answering })
  return page(
    c,
    {
      title: project.title,
      description: summary.text,
      current: 'projects',
      breadcrumbs: [{ title: t.title, href: paths.projects() }],
      alternates: [{ type: 'application/atom+xml', title: t.list.feed, href: paths.projectsFeed(locale) }],
    },
    <>
      <PageHeading
        kicker={`${t.one.number(project.number)} · ${ownerName(project, act.municipality, locale)}`}
        title={<ProjectTitle project={project} locale={locale} />}
        lead={<span lang={summary.lang}>{summary.text}</span>}
        actions={
          mayWorkOn(act.actor, project, people) && (
            <a href={paths.deskProject(project.number)}>{t.one.edit}</a>
          )
        }
      />
      <DutchOnly locale={locale} />
      <StandNow
        plan={plan}
        meetings={meetings}
        now={act.now}
        standing={standing}
        answering={answering}
        slug={project.slug}
        locale={locale}
      />
      <Phases phases={phases} state={project.state} today={today} locale={locale} />
      <div class="with-aside">
        <div class="flow">
          <LeadPicture photo={photoOf(project, photos)} scene={sceneOfSubject(project.subjects[0])} />
          <Outcome project={project} moves={moves} locale={locale} />
          <Report facts={facts} locale={locale} />
          <OpenNow plan={plan} state={project.state} facts={facts} today={today} locale={locale} />
          {over && <Activities slug={project.slug} facts={facts} locale={locale} />}
          <Room plan={plan} chosen={chosen} slug={project.slug} over={over} locale={locale} />
          <ProjectMeetings meetings={meetings} slug={project.slug} now={act.now} locale={locale} />
          {!over && <Activities slug={project.slug} facts={facts} locale={locale} />}
          <NewsList news={news} locale={locale} />
          <TakePart plan={plan} state={project.state} today={today} locale={locale} />
          <Protection project={project} plan={plan} telephone={act.municipality.telephone} locale={locale} />
          <Section title={over ? t.one.over.rules : t.one.rules} id="spelregels">
            <CheckSummary checks={checks} locale={locale} />
          </Section>
          <Happened
            moves={moves}
            published={published}
            reports={facts.reports}
            slug={project.slug}
            locale={locale}
          />
        </div>
        <aside class="stack stack-loose">
          <Owner
            project={project}
            agreedAt={shown.agreedAt.get(current.id) ?? null}
            municipality={act.municipality}
            locale={locale}
          />
          <People people={people} contact={plan.contact} locale={locale} />
          <Panels panels={facts.panels} locale={locale} />
          <Documents documents={documents} files={files} locale={locale} />
          <Section title={t.one.where_}>
            <p>
              {[project.address, areasInWords(project.area_ids, areas, locale)].filter(Boolean).join(', ')}
            </p>
            {(points.length > 0 || project.area_ids.length > 0) && city.districts.length > 0 && (
              <DrawnCity
                city={city}
                label={t.one.onMap(project.title)}
                points={points}
                chosen={[...project.area_ids]}
                hideNames
              />
            )}
            <Tags
              label={t.one.subjects}
              tags={project.subjects.map((subject) => ({
                label: subjectName(subject, locale),
                href: paths.projects({ onderwerp: subjectWord(subject) }),
              }))}
            />
          </Section>
          <Section title={t.one.follow} id="volgen">
            <p class="no-print">
              <a href={paths.follow({ project: project.number })}>{t.one.followLink}</a>
            </p>
            <div class="no-print">
              <EmbedProject act={act} project={project} locale={locale} />
            </div>
          </Section>
          <Section title={t.one.plan}>
            <p>
              <a href={paths.projectPlan(project.slug)}>
                {t.one.planLink(
                  current.version,
                  current.published_at ? formatDay(dayOf(current.published_at), locale) : '',
                )}
              </a>
            </p>
          </Section>
        </aside>
      </div>
      <PrintSource locale={locale} address={absolute(act, paths.project(project.slug))} />
    </>,
  )
}
